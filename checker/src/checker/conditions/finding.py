"""What an operator found: the verdict and everything needed to explain it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Self

from checker.values.numbers import with_unit
from checker.values.verdict import Verdict
from checker.wording.sentence import Phrase, Sentence, Statement, phrase_of, text_of

_NOT_APPLICABLE = Sentence("not_applicable", "本条不适用于所填的情形。")


@dataclass(frozen=True, slots=True)
class Gap:
    """How far an answer is from its threshold; what has to be added is rounded up.

    Attributes:
        amount: A positive decimal number.
        unit: 家, 人, ㎡, 个百分点, 天 …
        statement: What would close the gap.
        word: What the amount is: lacking, or too much.
    """

    amount: str
    unit: str
    statement: Statement
    word: str = "差"

    @property
    def distance(self) -> str:
        """The gap in short: ``差 2 家``."""
        return f"{self.word} {with_unit(self.amount, self.unit)}"

    @property
    def closing(self) -> str:
        """What would close the gap, one sentence in Chinese."""
        return self.statement.text


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one operator for one set of answers.

    Attributes:
        verdict: The outcome.
        statements: Why; none where answers are missing and there is no more to say.
        given_paths: Paths of the answers that were looked at and given.
        missing_paths: Paths of the answers without which there is no verdict; only for ``UNKNOWN``.
        gap: The distance to the threshold, where there is one to measure.
        immaterial_unknowns: What is unknown without affecting the verdict, each as half a sentence.
    """

    verdict: Verdict
    statements: tuple[Statement, ...] = ()
    given_paths: tuple[str, ...] = ()
    missing_paths: tuple[str, ...] = ()
    gap: Gap | None = None
    immaterial_unknowns: tuple[Statement, ...] = ()

    @classmethod
    def unknown(cls, missing: tuple[str, ...], values: tuple[str, ...] = (), *statements: Statement) -> Self:
        """Return the finding for answers that are missing, or that cannot be used for the reason stated."""
        return cls(Verdict.UNKNOWN, statements, values, missing)

    @property
    def phrase(self) -> Phrase:
        """Why, in full sentences."""
        return phrase_of(self.statements)

    @property
    def reason(self) -> str:
        """Why, in Chinese, in full sentences."""
        return text_of(self.phrase)

    def concluding(self, verdict: Verdict, *statements: Statement) -> Self:
        """Return this finding with another verdict and reason, and what backs it unchanged."""
        return replace(self, verdict=verdict, statements=statements)


NOT_APPLICABLE = Finding(Verdict.NOT_APPLICABLE, (_NOT_APPLICABLE.of(),))


def combined(verdict: Verdict, findings: Iterable[Finding]) -> Finding:
    """Merge `findings` into one with `verdict`, keeping the reasons of those that brought it about."""
    parts = tuple(findings)
    decisive = [part for part in parts if part.verdict is verdict] or list(parts)
    return Finding(
        verdict=verdict,
        statements=tuple(one for each in dict.fromkeys(part.statements for part in decisive) for one in each),
        given_paths=_once(path for part in parts for path in part.given_paths),
        missing_paths=_once(path for part in decisive for path in part.missing_paths)
        if verdict is Verdict.UNKNOWN
        else (),
        gap=next((part.gap for part in decisive if part.gap), None),
        immaterial_unknowns=_once(unknown for part in decisive for unknown in part.immaterial_unknowns),
    )


def smallest(gaps: Sequence[Gap]) -> Gap | None:
    """Return the smallest of several gaps; the first where they have not all the same unit."""
    if len({gap.unit for gap in gaps}) > 1:
        return gaps[0]
    return min(gaps, key=lambda gap: Fraction(gap.amount), default=None)


def _once[T](given: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(given))
