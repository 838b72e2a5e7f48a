"""``equal``: two quantities that have to be the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.consistency.rules.base import ConsistencyContext, Discrepancy
from checker.consistency.rules.shapes import OfTwoQuantities


@dataclass(frozen=True, slots=True)
class Equal(OfTwoQuantities):
    """Two quantities."""

    def find(self, view: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare exactly."""
        one, other = self.one.value(view.facts), self.other.value(view.facts)
        if one is None or other is None or one == other:
            return
        apart = self.one.say(abs(one - other), view.facts)
        yield Discrepancy(
            f"{view.quantity(self.one)}为 {self.one.say(one, view.facts)}，"
            f"{view.quantity(self.other)}为 {self.other.say(other, view.facts)}，相差 {apart}。",
            tuple(self.reads()),
        )
