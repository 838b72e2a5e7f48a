"""``average``: an average that the applicant has worked out, against the list that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from checker._numbers import rounded_down, with_unit
from checker._rules._base import Rule, Said, View


@dataclass(frozen=True, slots=True)
class Average(Rule):
    """A number that is the mean of a list's items.

    Attributes:
        value: The field with the mean.
        list: The field with the items; blanks at its ends are not counted.
        within: How far the mean may be off by rounding.
    """

    value: str
    list: str
    within: Fraction

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{value: path, list: path, within: number}``."""
        return cls(data["value"], data["list"], Fraction(data["within"]))

    def reads(self) -> Iterator[str]:
        """Yield both."""
        yield from (self.value, self.list)

    def find(self, view: View) -> Iterator[Said]:
        """Work it out anew, unless an item in between is missing."""
        value, items = view.facts.number(self.value), view.facts.numbers(self.list)
        given = [number for number in (items or {}).values() if number is not None]
        if value is None or not items or len(given) < len(items):
            return
        mean = sum(given, Fraction()) / len(given)
        if abs(mean - value) > self.within:
            shown = with_unit(rounded_down(mean), view.facts.fields[self.value].unit)
            stated = f"{view.said(self.value)}，而{view.named(self.list)}所列 {len(given)} 项平均约为 {shown}"
            yield Said(f"{stated}。", (self.value, self.list))
