"""``total``: the sum of a roster's column, over all its rows, against a figure of the form."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.conditions.operators.quantity import Quantity
from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.base import Discrepancy, Rule
from checker.rosters.eligible_rows import RosterRows
from checker.values.numbers import exact_sum
from checker.wording.sentence import Amount, Sentence

_DIFFERENT = Sentence(
    "total.different", "{quantity}为 {stated}，“{roster}”“{column}”一栏合计 {total}，相差 {difference}。"
)


@dataclass(frozen=True, slots=True, eq=False)
class Total(Rule):
    """A column and the quantity of the form that it should add up to.

    Attributes:
        roster: The roster.
        column: The column; every row counts, also several of one firm, as in a total of the printed table.
        equals: The quantity.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number"})

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

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Add up all rows; a cell that is missing leaves the sum unknown."""
        wanted, rows = self.equals.value(context.facts), context.rows.get(self.roster)
        if wanted is None or not rows:
            return
        total = context.memory.last(self, rows, lambda: self._sum(rows))
        if total is None or total == wanted:
            return
        roster = context.rosters[self.roster]
        column = roster.fields[self.column]
        statement = _DIFFERENT.of(
            quantity=context.name_quantity(self.equals),
            stated=self.equals.amount(wanted, context.facts),
            roster=roster.title,
            column=column.title,
            total=Amount(total, column.unit),
            difference=self.equals.amount(abs(total - wanted), context.facts),
        )
        yield Discrepancy((statement,), self.equals.paths)

    def _sum(self, rows: RosterRows) -> Fraction | None:
        given = [row.answers[self.column] for row in rows.rows if self.column in row.answers]
        return exact_sum(given) if len(given) == len(rows) else None
