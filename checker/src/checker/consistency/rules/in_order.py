"""``in_order``: two dates the second of which cannot lie before the first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import FieldsRule
from checker.consistency.rules.base import Discrepancy
from checker.wording.sentence import Day, Sentence

_REVERSED = Sentence("in_order.reversed", "{first}，晚于{second}的 {later}。")


@dataclass(frozen=True, slots=True, eq=False)
class InOrder(FieldsRule):
    """An earlier and a later date; they may be the same."""

    field_kinds: ClassVar[frozenset[str]] = frozenset({"date"})

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare days; if only the month of one is known, compare months."""
        first, second = self.paths
        earlier, later = context.facts.answer(first), context.facts.answer(second)
        if not isinstance(earlier, str) or not isinstance(later, str):
            return
        known = min(len(earlier), len(later))
        if earlier[:known] > later[:known]:
            statement = _REVERSED.of(first=context.stated(first), second=context.name(second), later=Day(later))
            yield Discrepancy((statement,), self.paths)
