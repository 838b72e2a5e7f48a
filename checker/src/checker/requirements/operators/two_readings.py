"""``two_readings``: a clause that can be read more or less strictly; where the readings disagree, ask."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, combined
from checker.requirements.operators.base import Operator
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Reading(Operator):
    """One way to read a clause, with its name."""

    name: str
    requirement: Operator

    def parts(self) -> Iterator[Operator]:
        """Yield the requirement."""
        yield self.requirement

    def decide(self, facts: Facts) -> Finding:
        """Decide it on this reading."""
        finding = self.requirement.decide(facts)
        return finding.because(finding.verdict, f"{self.name}：{finding.reason}" if finding.reason else "")


@dataclass(frozen=True, slots=True)
class TwoReadings(Operator):
    """A strict reading and a lenient one; whoever satisfies the strict one satisfies the lenient one too."""

    strict: Reading
    lenient: Reading

    def parts(self) -> Iterator[Operator]:
        """Yield both readings."""
        yield self.strict
        yield self.lenient

    def decide(self, facts: Facts) -> Finding:
        """Decide where the readings agree; ask where they do not."""
        strict, lenient = self.strict.decide(facts), self.lenient.decide(facts)
        if strict.verdict is Verdict.MET:
            return strict
        if lenient.verdict is Verdict.UNMET:
            return lenient
        if Verdict.UNKNOWN in {strict.verdict, lenient.verdict}:
            return combined(Verdict.UNKNOWN, (strict, lenient))
        both = combined(Verdict.ATTENTION, (strict, lenient))
        reason = f"{strict.reason}{lenient.reason}两种读法结论不同，通知没有写明，须向推荐单位确认。"
        return both.because(Verdict.ATTENTION, reason)
