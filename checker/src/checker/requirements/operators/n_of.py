"""``n_of``: a number of conditions out of a list, such as two of the four for graduates."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Self

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, Gap, combined
from checker.requirements.operators.referring import Referring
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class NOf(Referring):
    """Conditions of which at least a number have to be met."""

    at_least: int

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{at_least: number, conditions: [id, …]}``."""
        return cls(tuple(data["conditions"]), data["at_least"])

    def decide(self, facts: Facts) -> Finding:
        """Count what is met, and what still may be: what has to be confirmed does not wait for an answer."""
        found = self.found(facts)
        counts = Counter(finding.verdict for finding in found)
        met, open_, unsure = (counts[verdict] for verdict in (Verdict.MET, Verdict.UNKNOWN, Verdict.ATTENTION))
        required = f"{len(found)} 条中至少具备 {self.at_least} 条"
        reason = f"{len(found)} 条中具备 {met} 条。"
        if met >= self.at_least:
            return Finding(Verdict.MET, reason, required)
        if met + open_ + unsure < self.at_least:
            lacking = self.at_least - met
            return Finding(Verdict.UNMET, reason, required, gap=Gap(str(lacking), "条", f"还差 {lacking} 条。"))
        if met + open_ < self.at_least:
            return Finding(Verdict.ATTENTION, f"{reason}另有 {unsure} 条须确认，结论要看确认的结果。", required)
        missing = combined(Verdict.UNKNOWN, found).missing
        return Finding.unknown(missing, required, reason=f"{reason}另有 {open_ + unsure} 条尚不能定。")
