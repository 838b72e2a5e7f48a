"""``no_more``: a part that cannot be larger than its whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import TwoQuantitiesRule
from checker.consistency.rules.base import Discrepancy
from checker.wording.sentence import Sentence

_PART_ABOVE_WHOLE = Sentence("no_more.more", "{one}为 {part}，不应大于{other}的 {whole}。")


@dataclass(frozen=True, slots=True, eq=False)
class NoMore(TwoQuantitiesRule):
    """A part and its whole."""

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare exactly."""
        part, whole = self.one.value(context.facts), self.other.value(context.facts)
        if part is None or whole is None or part <= whole:
            return
        statement = _PART_ABOVE_WHOLE.of(
            one=context.name_quantity(self.one),
            part=self.one.amount(part, context.facts),
            other=context.name_quantity(self.other),
            whole=self.other.amount(whole, context.facts),
        )
        yield Discrepancy((statement,), tuple(self.reads()))
