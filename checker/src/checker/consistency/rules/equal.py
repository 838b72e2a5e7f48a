"""``equal``: two quantities that have to be the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import TwoQuantitiesRule
from checker.consistency.rules.base import Discrepancy
from checker.wording.sentence import Sentence

_DIFFERENT = Sentence("equal.different", "{one}为 {first}，{other}为 {second}，相差 {difference}。")


@dataclass(frozen=True, slots=True, eq=False)
class Equal(TwoQuantitiesRule):
    """Two quantities."""

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare exactly."""
        one, other = self.one.value(context.facts), self.other.value(context.facts)
        if one is None or other is None or one == other:
            return
        statement = _DIFFERENT.of(
            one=context.name_quantity(self.one),
            first=self.one.amount(one, context.facts),
            other=context.name_quantity(self.other),
            second=self.other.amount(other, context.facts),
            difference=self.one.amount(abs(one - other), context.facts),
        )
        yield Discrepancy((statement,), tuple(self.reads()))
