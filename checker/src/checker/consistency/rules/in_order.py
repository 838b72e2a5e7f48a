"""``in_order``: two dates the second of which cannot lie before the first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.consistency.rules.base import ConsistencyContext, Discrepancy
from checker.consistency.rules.shapes import OfFields


@dataclass(frozen=True, slots=True)
class InOrder(OfFields):
    """An earlier and a later date; they may be the same."""

    takes: ClassVar[frozenset[str]] = frozenset({"date"})

    def find(self, view: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare as exactly as both are known; of one the month, of both the month."""
        first, second = self.paths
        earlier, later = view.facts.answer(first), view.facts.answer(second)
        if not isinstance(earlier, str) or not isinstance(later, str):
            return
        known = min(len(earlier), len(later))
        if earlier[:known] > later[:known]:
            yield Discrepancy(f"{view.said(first)}，晚于{view.named(second)}的 {later}。", self.paths)
