"""Whether a row is one of those that a roster lists, or that a field counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.conditions import Finding
from checker.values.verdict import Verdict, weightiest

_OPEN = (Verdict.UNKNOWN, Verdict.ATTENTION)


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a row counts: it does, it does not, or there is no telling yet.

    Attributes:
        may_count: Whether it counts, or may count.
        is_open: Whether there is no telling.
        columns: Paths of the columns that decide it, where an answer is missing.
    """

    may_count: bool
    is_open: bool = False
    columns: tuple[str, ...] = ()

    @classmethod
    def among_listed(cls, findings: Iterable[Finding]) -> "Standing":
        """Return the standing of a row that counts unless one of these is unmet."""
        return cls._of(findings, (Verdict.MET, Verdict.NOT_APPLICABLE))

    @classmethod
    def among_met(cls, finding: Finding) -> "Standing":
        """Return the standing of a row that counts only if this is met."""
        return cls._of((finding,), (Verdict.MET,))

    @classmethod
    def _of(cls, findings: Iterable[Finding], counts: tuple[Verdict, ...]) -> "Standing":
        given = tuple(findings)
        verdict = weightiest([finding.verdict for finding in given])
        if verdict not in _OPEN:
            return _COUNTS if verdict in counts else _DOES_NOT
        missing = (path for finding in given if finding.verdict in _OPEN for path in finding.missing_paths)
        return cls(may_count=True, is_open=True, columns=tuple(dict.fromkeys(missing)))


_COUNTS, _DOES_NOT = Standing(may_count=True), Standing(may_count=False)
