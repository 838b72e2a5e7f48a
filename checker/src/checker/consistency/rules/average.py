"""``average``: an average that the applicant has worked out, against the list that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from checker.consistency.rules.base import ConsistencyContext
from checker.consistency.rules.shapes import WorkedOut


@dataclass(frozen=True, slots=True)
class Average(WorkedOut):
    """A number that is the mean of a list's items.

    Attributes:
        list: The field with the items; blanks at its ends are not counted.
    """

    list: str

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{value: path, list: path, within: number}``."""
        return cls(data["value"], Fraction(data["within"]), data["list"])

    def reads(self) -> Iterator[str]:
        """Yield both."""
        yield from (self.value, self.list)

    def kinds(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield both, the second as a list."""
        yield from ((self.value, self.takes), (self.list, frozenset({"list"})))

    def right(self, view: ConsistencyContext) -> tuple[Fraction, str] | None:
        """Return the mean, unless an item in between is missing."""
        items = view.facts.numbers(self.list) or {}
        given = [number for number in items.values() if number is not None]
        if not given or len(given) < len(items):
            return None
        return sum(given, Fraction()) / len(given), f"{view.named(self.list)}所列 {len(given)} 项平均"
