"""``usually``: a limit that the notice softens with 一般: missing it is a reason to ask, not a failure."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding
from checker.requirements.operators.base import Operator
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Usually(Operator):
    """A requirement with 一般 before it."""

    requirement: Operator

    def parts(self) -> Iterator[Operator]:
        """Yield the requirement."""
        yield self.requirement

    def decide(self, facts: Facts) -> Finding:
        """Soften a failure to a question."""
        finding = self.requirement.decide(facts)
        if finding.verdict is not Verdict.UNMET:
            return finding
        reason = f"{finding.reason}条文用“一般”，并非绝对，须向推荐单位确认。"
        return finding.because(Verdict.ATTENTION, reason)
