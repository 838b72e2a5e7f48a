"""``worst_of``: a clause that demands that other conditions hold as well."""

from typing import Any, Self

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, combined
from checker.requirements.operators.referring import Referring
from checker.values.verdict import Verdict, weightiest

_SAID = {
    Verdict.MET: "所引各条均未发现缺口。",
    Verdict.UNMET: "所引各条中有未达到的。",
    Verdict.UNKNOWN: "所引各条中有尚缺答案的。",
    Verdict.ATTENTION: "所引各条中有须确认的。",
    Verdict.NOT_APPLICABLE: "所引各条均不适用。",
}


class WorstOf(Referring):
    """Conditions the weightiest outcome of which is this one's too."""

    @classmethod
    def of(cls, conditions: list[Any]) -> Self:
        """Read the list of ids."""
        return cls(tuple(conditions))

    def decide(self, facts: Facts) -> Finding:
        """Take the weightiest outcome."""
        found = self.found(facts)
        verdict = weightiest(finding.verdict for finding in found)
        whole = combined(verdict, found)
        return Finding(verdict, _SAID[verdict], f"符合所引 {len(found)} 条", missing=whole.missing)
