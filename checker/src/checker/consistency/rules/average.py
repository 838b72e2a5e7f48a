"""``average``: an average that the applicant has worked out, against the list that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from checker.conditions import Facts
from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import DerivedFigureRule
from checker.wording.sentence import Fields


@dataclass(frozen=True, slots=True, eq=False)
class Average(DerivedFigureRule):
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
        yield from ((self.value, self.field_kinds), (self.list, frozenset({"list"})))

    def figure(self, facts: Facts) -> Fraction | None:
        """Return the mean, unless an item in between is missing."""
        items = facts.numbers(self.list) or {}
        given = [number for number in items.values() if number is not None]
        return None if not given or len(given) < len(items) else sum(given, Fraction()) / len(given)

    def source(self, context: ConsistencyContext) -> Fields:
        """Name the list, and how many items it has."""
        items = context.facts.numbers(self.list) or {}
        return Fields((self.list,), (*context.name(self.list).phrase, f"所列 {len(items)} 项平均"))
