"""``n_of``: a number of conditions out of a list, such as two of the four for graduates."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Self

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap, combined
from checker.conditions.lever import Lever, all_together
from checker.conditions.operators.referring import Referring
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Sentence
from checker.wording.vocabulary import VERDICT_LABELS

_COUNTED = Sentence("n_of.counted", "{all}中具备 {met}。")
_TO_CONFIRM = Sentence(
    "n_of.attention", f"另有 {{conditions}}{VERDICT_LABELS[Verdict.ATTENTION]}，结论要看确认的结果。"
)
_OPEN = Sentence("n_of.unknown", "另有 {conditions}尚不能定。")
_LACKING = Sentence("n_of.gap", "还差 {conditions}。")


@dataclass(frozen=True, slots=True)
class NOf(Referring):
    """Conditions of which at least a number have to be met."""

    at_least: int

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{at_least: number, conditions: [id, …]}``."""
        return cls(tuple(data["conditions"]), data["at_least"])

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return both numbers."""
        return f"{len(self.conditions)} 条中至少具备 {self.at_least} 条"

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield the ways to meet as many more conditions as it takes, those first that change the answers least."""
        met = [name for name in self.conditions if facts.findings[name].verdict is Verdict.MET]
        open_ = [name for name in self.conditions if name not in met]
        cheapest = {
            name: min(levers, key=lambda lever: facts.effort(lever.changes))
            for name in open_
            if (levers := list(facts.requirements[name].levers(facts)))
        }
        lacking = max(self.at_least - len(met), 0)
        choices = combinations(cheapest.values(), lacking) if lacking else ()
        by_effort = sorted(choices, key=lambda choice: sum(facts.effort(one.changes) for one in choice))
        yield from map(all_together, by_effort)

    def decide(self, facts: Facts) -> Finding:
        """Count what is met, and what still may be: what has to be confirmed does not wait for an answer."""
        found = self.found(facts)
        counts = Counter(finding.verdict for finding in found)
        met, open_, unsure = (counts[verdict] for verdict in (Verdict.MET, Verdict.UNKNOWN, Verdict.ATTENTION))
        reason = _COUNTED.of(all=Amount(len(found), "条"), met=Amount(met, "条"))
        if met >= self.at_least:
            return Finding(Verdict.MET, (reason,))
        if met + open_ + unsure < self.at_least:
            lacking = self.at_least - met
            gap = Gap(str(lacking), "条", _LACKING.of(conditions=Amount(lacking, "条")))
            return Finding(Verdict.UNMET, (reason,), gap=gap)
        if met + open_ < self.at_least:
            return Finding(Verdict.ATTENTION, (reason, _TO_CONFIRM.of(conditions=Amount(unsure, "条"))))
        missing = combined(Verdict.UNKNOWN, found).missing_paths
        return Finding.unknown(missing, (), reason, _OPEN.of(conditions=Amount(open_ + unsure, "条")))
