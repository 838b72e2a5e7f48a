"""``total``: the sum of a roster's column against a figure of the form that it is not counted for."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from checker._numbers import plain, with_unit
from checker._operators._quantity import Quantity
from checker._rules._base import Rule, Said, View


@dataclass(frozen=True, slots=True)
class Total(Rule):
    """A column and the quantity of the form that it should add up to."""

    roster: str
    column: str
    equals: Quantity

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{roster: id, column: name, equals: quantity}``."""
        return cls(data["roster"], data["column"], Quantity.of(data["equals"]))

    def reads(self) -> Iterator[str]:
        """Yield the quantity's fields."""
        yield from self.equals.paths

    def looks_into(self) -> Iterator[tuple[str, str]]:
        """Yield the column."""
        yield self.roster, self.column

    def find(self, view: View) -> Iterator[Said]:
        """Add up all rows; a cell that is missing leaves the sum unknown."""
        rows = view.rows.get(self.roster, ())
        given = [Fraction(row.answers[self.column]) for row in rows if self.column in row.answers]
        wanted = self.equals.value(view.facts)
        if wanted is None or not given or len(given) < len(rows):
            return
        total = sum(given, Fraction())
        if total != wanted:
            roster = view.rosters[self.roster]
            column = roster.fields[self.column]
            said = f"“{roster.title}”“{column.title}”一栏合计 {with_unit(plain(total), column.unit)}"
            stated = f"{view.quantity(self.equals)}为 {self.equals.say(wanted, view.facts)}"
            yield Said(f"{stated}，{said}，两者不同。", self.equals.paths)
