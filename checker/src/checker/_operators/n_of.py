"""``n_of``: a number of conditions out of a list, such as two of the four for graduates."""

from dataclasses import dataclass
from typing import Any, Self

from checker._facts import Facts
from checker._finding import Finding, Gap, combined
from checker._operators._referring import Referring
from checker._verdict import Verdict


@dataclass(frozen=True, slots=True)
class NOf(Referring):
    """Conditions of which at least a number have to be met."""

    at_least: int

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{at_least: number, conditions: [id, …]}``."""
        return cls(tuple(data["conditions"]), data["at_least"])

    def decide(self, facts: Facts) -> Finding:
        """Count what is met, and what still may be."""
        found = self.found(facts)
        met = sum(finding.verdict is Verdict.MET for finding in found)
        open_ = sum(finding.verdict in {Verdict.UNKNOWN, Verdict.ATTENTION} for finding in found)
        required = f"{len(found)} 条中至少具备 {self.at_least} 条"
        reason = f"{len(found)} 条中具备 {met} 条。"
        if met >= self.at_least:
            return Finding(Verdict.MET, reason, required)
        if met + open_ < self.at_least:
            lacking = self.at_least - met
            return Finding(Verdict.UNMET, reason, required, gap=Gap(str(lacking), "条", f"还差 {lacking} 条。"))
        missing = combined(Verdict.UNKNOWN, found).missing
        return Finding.unknown(missing, required, reason=f"{reason}另有 {open_} 条尚不能定。")
