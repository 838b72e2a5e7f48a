"""``n_of``: a number of conditions out of a list, such as two of the four for graduates; some of them may be a must."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any, Self

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap, combined
from checker.conditions.lever import Lever, all_together
from checker.conditions.operators.referring import Referring
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Sentence, Statement
from checker.wording.vocabulary import VERDICT_LABELS

_COUNTED = Sentence("n_of.counted", "{all}中具备 {met}。")
_MUST = Sentence("n_of.must", "必须具备的{names}没有具备。")
_TO_CONFIRM = Sentence(
    "n_of.attention", f"另有 {{conditions}}{VERDICT_LABELS[Verdict.ATTENTION]}，结论要看确认的结果。"
)
_OPEN = Sentence("n_of.unknown", "另有 {conditions}尚不能定。")
_LACKING = Sentence("n_of.gap", "还差 {conditions}。")
_LACKING_MUST = Sentence("n_of.gap-must", "还差 {conditions}，其中必须有{names}。")


@dataclass(frozen=True, slots=True)
class NOf(Referring):
    """Conditions of which at least a number have to be met.

    Attributes:
        at_least: The number.
        must: Those that have to be among the ones that are met.
    """

    at_least: int
    must: tuple[str, ...]

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{at_least: number, conditions: [id, …], must?: [id, …]}``."""
        return cls(tuple(data["conditions"]), data["at_least"], tuple(data.get("must", ())))

    def describe(self, facts: Facts) -> str:
        """Return both numbers, and what is a must."""
        must = f"，其中必须有{_named(self.must, facts)}" if self.must else ""
        return f"{len(self.conditions)} 条中至少具备 {self.at_least} 条{must}"

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield the ways to meet as many more conditions as it takes, those first that change the answers least."""
        met = self._with({Verdict.MET}, facts)
        cheapest = {
            name: min(levers, key=lambda lever: facts.effort(lever.changes))
            for name in self.conditions
            if name not in met and (levers := list(facts.requirements[name].levers(facts)))
        }
        choices = combinations(cheapest, self._lacking(met))
        enough = [choice for choice in choices if choice and self._is_enough({*met, *choice})]
        pulled = [[cheapest[name] for name in choice] for choice in enough]
        yield from map(all_together, sorted(pulled, key=lambda levers: _effort(levers, facts)))

    def decide(self, facts: Facts) -> Finding:
        """Count what is met, and what still may be: what has to be confirmed does not wait for an answer."""
        met, open_, unsure = (
            self._with({verdict}, facts) for verdict in (Verdict.MET, Verdict.UNKNOWN, Verdict.ATTENTION)
        )
        reason = _COUNTED.of(all=Amount(len(self.conditions), "条"), met=Amount(len(met), "条"))
        if self._is_enough(met):
            return Finding(Verdict.MET, (reason,))
        if not self._is_enough({*met, *open_, *unsure}):
            failed = [name for name in self.must if name not in {*met, *open_, *unsure}]
            reasons = (reason, _MUST.of(names=_named(failed, facts))) if failed else (reason,)
            return Finding(Verdict.UNMET, reasons, gap=self._gap(met, facts))
        if not self._is_enough({*met, *open_}):
            return Finding(Verdict.ATTENTION, (reason, _TO_CONFIRM.of(conditions=Amount(len(unsure), "条"))))
        missing = combined(Verdict.UNKNOWN, self.found(facts)).missing_paths
        return Finding.unknown(missing, (), reason, _OPEN.of(conditions=Amount(len(open_) + len(unsure), "条")))

    def _with(self, verdicts: Collection[Verdict], facts: Facts) -> tuple[str, ...]:
        return tuple(name for name in self.conditions if facts.findings[name].verdict in verdicts)

    def _is_enough(self, met: Collection[str]) -> bool:
        return len(met) >= self.at_least and all(name in met for name in self.must)

    def _lacking(self, met: Collection[str]) -> int:
        """Return how many more have to be met; a must that is not met is one more in any case."""
        return max(self.at_least - len(met), sum(name not in met for name in self.must))

    def _gap(self, met: Collection[str], facts: Facts) -> Gap:
        lacking = self._lacking(met)
        must, conditions = [name for name in self.must if name not in met], Amount(lacking, "条")
        said: Statement = _LACKING.of(conditions=conditions)
        if must:
            said = _LACKING_MUST.of(conditions=conditions, names=_named(must, facts))
        return Gap(str(lacking), "条", said)


def _named(conditions: Iterable[str], facts: Facts) -> str:
    return "、".join(f"“{facts.titles.get(name, name)}”" for name in conditions)


def _effort(levers: Iterable[Lever], facts: Facts) -> Fraction:
    return sum((facts.effort(lever.changes) for lever in levers), Fraction())
