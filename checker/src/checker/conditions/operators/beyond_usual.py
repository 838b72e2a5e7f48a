"""``beyond_usual``: whether any limit that the notice softens with 一般 is exceeded."""

from typing import Any, Self

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, combined
from checker.conditions.operators.referring import Referring
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence

_BEYOND = Sentence("beyond_usual.met", "超出“一般”的上限，或只按一种读法没有超出。")
_NOT_BEYOND = Sentence("beyond_usual.unmet", "没有超出“一般”的上限。")


class BeyondUsual(Referring):
    """Conditions, any of which can be a reason to ask."""

    @classmethod
    def of(cls, conditions: list[Any]) -> Self:
        """Read the list of ids."""
        return cls(tuple(conditions))

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return what is looked for."""
        return "超出“一般”的上限"

    def decide(self, facts: Facts) -> Finding:
        """Look for a condition that must be asked about; if none is but one is unknown, so is the outcome."""
        found = self.found(facts)
        verdicts = {finding.verdict for finding in found}
        if Verdict.ATTENTION in verdicts:
            return combined(Verdict.ATTENTION, found).concluding(Verdict.MET, _BEYOND.of())
        if Verdict.UNKNOWN in verdicts:
            return combined(Verdict.UNKNOWN, found)
        return Finding(Verdict.UNMET, (_NOT_BEYOND.of(),))
