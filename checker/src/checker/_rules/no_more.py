"""``no_more``: a part that cannot be larger than its whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from checker._operators._quantity import Quantity
from checker._rules._base import Rule, Said, View


@dataclass(frozen=True, slots=True)
class NoMore(Rule):
    """A part and its whole, in one unit."""

    part: Quantity
    whole: Quantity

    @classmethod
    def of(cls, data: list[Any]) -> Self:
        """Read ``[part, whole]``, each a quantity."""
        part, whole = data
        return cls(Quantity.of(part), Quantity.of(whole))

    def reads(self) -> Iterator[str]:
        """Yield the fields of both."""
        yield from (*self.part.paths, *self.whole.paths)

    def find(self, view: View) -> Iterator[Said]:
        """Compare exactly."""
        part, whole = self.part.value(view.facts), self.whole.value(view.facts)
        if part is None or whole is None or part <= whole:
            return
        yield Said(
            f"{view.quantity(self.part)}为 {self.part.say(part, view.facts)}，"
            f"不应大于{view.quantity(self.whole)}的 {self.whole.say(whole, view.facts)}。",
            (*self.part.paths, *self.whole.paths),
        )
