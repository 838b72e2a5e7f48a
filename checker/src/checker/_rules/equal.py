"""``equal``: two quantities that have to be the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from checker._operators._quantity import Quantity
from checker._rules._base import Rule, Said, View


@dataclass(frozen=True, slots=True)
class Equal(Rule):
    """Two quantities in one unit."""

    one: Quantity
    other: Quantity

    @classmethod
    def of(cls, data: list[Any]) -> Self:
        """Read ``[quantity, quantity]``."""
        one, other = data
        return cls(Quantity.of(one), Quantity.of(other))

    def reads(self) -> Iterator[str]:
        """Yield the fields of both."""
        yield from (*self.one.paths, *self.other.paths)

    def find(self, view: View) -> Iterator[Said]:
        """Compare exactly."""
        one, other = self.one.value(view.facts), self.other.value(view.facts)
        if one is None or other is None or one == other:
            return
        apart = self.one.say(abs(one - other), view.facts)
        yield Said(
            f"{view.quantity(self.one)}为 {self.one.say(one, view.facts)}，"
            f"{view.quantity(self.other)}为 {self.other.say(other, view.facts)}，相差 {apart}。",
            (*self.one.paths, *self.other.paths),
        )
