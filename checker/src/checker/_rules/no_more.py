"""``no_more``: a part that cannot be larger than its whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker._rules._base import Said, View
from checker._rules._shapes import OfTwoQuantities


@dataclass(frozen=True, slots=True)
class NoMore(OfTwoQuantities):
    """A part and its whole."""

    def find(self, view: View) -> Iterator[Said]:
        """Compare exactly."""
        part, whole = self.one.value(view.facts), self.other.value(view.facts)
        if part is None or whole is None or part <= whole:
            return
        yield Said(
            f"{view.quantity(self.one)}为 {self.one.say(part, view.facts)}，"
            f"不应大于{view.quantity(self.other)}的 {self.other.say(whole, view.facts)}。",
            tuple(self.reads()),
        )
