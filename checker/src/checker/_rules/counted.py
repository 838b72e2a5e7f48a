"""``counted``: figures of the form against what the rosters give."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from checker._count import Count
from checker._rules._base import Rule, Said, View


@dataclass(frozen=True, slots=True)
class Counted(Rule):
    """Fields of the form that are counted from rosters."""

    paths: tuple[str, ...]

    @classmethod
    def of(cls, paths: list[str]) -> Self:
        """Read the list of fields."""
        return cls(tuple(paths))

    def reads(self) -> Iterator[str]:
        """Yield the fields."""
        yield from self.paths

    def find(self, view: View) -> Iterator[Said]:
        """Compare what was typed with what was counted, also where only its bounds are known."""
        for path in self.paths:
            count = view.counts.get(path)
            if count and differs(count, view.facts.answer(path)):
                typed = f"{view.named(path)}填的是 {view.facts.text(path)}"
                yield Said(f"{typed}，{count.said}，数出 {count.text}。", (path,))


def differs(count: Count, typed: Any) -> bool:  # noqa: ANN401 - a number or a list of numbers, as its field has it
    """Whether a typed answer cannot be what was counted; one that is missing can."""
    low, high = count.ends
    if typed is None:
        return False
    if isinstance(typed, list):
        return count.complete and [item or 0 for item in typed] != [item or 0 for item in low[: len(typed)]]
    return not Fraction(low) <= Fraction(typed) <= Fraction(high)
