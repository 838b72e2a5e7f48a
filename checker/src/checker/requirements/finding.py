"""What an operator found: the verdict and everything needed to explain it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Gap:
    """How far an answer is from its threshold, rounded away from it.

    Attributes:
        amount: A positive decimal number.
        unit: 家, 人, ㎡, 个百分点, 天 …
        closing: One sentence on what would close the gap.
    """

    amount: str
    unit: str
    closing: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one operator for one set of answers.

    Attributes:
        verdict: The outcome.
        reason: Why, in Chinese, in one or more full sentences; empty where answers are missing and no more is to say.
        threshold: The requirement in words, such as ``不少于 30 家``.
        values: Paths of the answers that were looked at and given.
        missing: Paths of the answers without which there is no verdict; only for ``UNKNOWN``.
        gap: The distance to the threshold, where there is one to measure.
        whatever: What is not known and does not matter here, each half a sentence in Chinese.
    """

    verdict: Verdict
    reason: str
    threshold: str = ""
    values: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    gap: Gap | None = None
    whatever: tuple[str, ...] = ()

    @classmethod
    def unknown(cls, missing: tuple[str, ...], threshold: str, values: tuple[str, ...] = (), reason: str = "") -> Self:
        """Return the finding for answers that are missing, or that cannot be used for the `reason` given."""
        return cls(Verdict.UNKNOWN, reason, threshold, values, missing)

    def because(self, verdict: Verdict, reason: str) -> Self:
        """Return this finding with another verdict and reason, and what backs it unchanged."""
        return replace(self, verdict=verdict, reason=reason)


NOT_APPLICABLE = Finding(Verdict.NOT_APPLICABLE, "本条不适用于所填的情形。")


def combined(verdict: Verdict, findings: Iterable[Finding]) -> Finding:
    """Merge `findings` into one with `verdict`, keeping the reasons of those that brought it about."""
    parts = tuple(findings)
    telling = [part for part in parts if part.verdict is verdict] or list(parts)
    missing = (path for part in telling for path in part.missing)
    return Finding(
        verdict=verdict,
        reason="".join(dict.fromkeys(part.reason for part in telling)),
        threshold="；".join(dict.fromkeys(part.threshold for part in parts if part.threshold)),
        values=_once(path for part in parts for path in part.values),
        missing=_once(missing) if verdict is Verdict.UNKNOWN else (),
        gap=next((part.gap for part in telling if part.gap), None),
        whatever=_once(clause for part in telling for clause in part.whatever),
    )


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
