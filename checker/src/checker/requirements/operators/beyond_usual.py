"""``beyond_usual``: whether any of some conditions that the notice softens with 一般 is not kept."""

from typing import Any, Self

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, combined
from checker.requirements.operators.referring import Referring
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence

_BEYOND = Sentence("beyond_usual.met", "超出“一般”的上限，或只按一种读法没有超出。")
_NOT_BEYOND = Sentence("beyond_usual.unmet", "没有超出“一般”的上限。")


class BeyondUsual(Referring):
    """Conditions one of which is a reason to ask."""

    @classmethod
    def of(cls, conditions: list[Any]) -> Self:
        """Read the list of ids."""
        return cls(tuple(conditions))

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return what is looked for."""
        return "超出“一般”的上限"

    def decide(self, facts: Facts) -> Finding:
        """Look for one that is; while none is, one that is open keeps the outcome open."""
        found = self.found(facts)
        verdicts = {finding.verdict for finding in found}
        if Verdict.ATTENTION in verdicts:
            return combined(Verdict.ATTENTION, found).because(Verdict.MET, _BEYOND.of())
        if Verdict.UNKNOWN in verdicts:
            return combined(Verdict.UNKNOWN, found)
        return Finding(Verdict.UNMET, (_NOT_BEYOND.of(),))
