"""``no_more``: a part that cannot be larger than its whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.consistency.rules.base import ConsistencyContext, Discrepancy
from checker.consistency.rules.shapes import OfTwoQuantities


@dataclass(frozen=True, slots=True)
class NoMore(OfTwoQuantities):
    """A part and its whole."""

    def find(self, view: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare exactly."""
        part, whole = self.one.value(view.facts), self.other.value(view.facts)
        if part is None or whole is None or part <= whole:
            return
        yield Discrepancy(
            f"{view.quantity(self.one)}为 {self.one.say(part, view.facts)}，"
            f"不应大于{view.quantity(self.other)}的 {self.other.say(whole, view.facts)}。",
            tuple(self.reads()),
        )
