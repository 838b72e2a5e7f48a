"""``total``: the sum of a roster's column, over all its rows, against a figure of the form."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.consistency.rules.base import ConsistencyContext, Discrepancy, Rule
from checker.requirements.operators.quantity import Quantity
from checker.rosters.count import RosterRows
from checker.values.numbers import plain, with_unit


@dataclass(frozen=True, slots=True, eq=False)
class Total(Rule):
    """A column and the quantity of the form that it should add up to.

    Attributes:
        roster: The roster.
        column: The column; of several rows of one firm each counts, as whoever adds up the printed table does.
        equals: The quantity.
        known: The rows that were added up last, and their sum, as they mostly stay from one check to the next.
    """

    takes: ClassVar[frozenset[str]] = frozenset({"number"})

    roster: str
    column: str
    equals: Quantity
    known: list[tuple[RosterRows, Fraction | None]] = field(default_factory=list)

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

    def find(self, view: ConsistencyContext) -> Iterator[Discrepancy]:
        """Add up all rows; a cell that is missing leaves the sum unknown."""
        wanted, rows = self.equals.value(view.facts), view.rows.get(self.roster)
        if wanted is None or not rows:
            return
        total = self._sum(rows)
        if total is None or total == wanted:
            return
        roster = view.rosters[self.roster]
        column = roster.fields[self.column]
        said = f"“{roster.title}”“{column.title}”一栏合计 {with_unit(plain(total), column.unit)}"
        stated = f"{view.quantity(self.equals)}为 {self.equals.say(wanted, view.facts)}"
        apart = self.equals.say(abs(total - wanted), view.facts)
        yield Discrepancy(f"{stated}，{said}，相差 {apart}。", self.equals.paths)

    def _sum(self, rows: RosterRows) -> Fraction | None:
        if not self.known or self.known[0][0] is not rows:
            given = [Fraction(row.answers[self.column]) for row in rows if self.column in row.answers]
            self.known[:] = [(rows, sum(given, Fraction()) if len(given) == len(rows) else None)]
        return self.known[0][1]
