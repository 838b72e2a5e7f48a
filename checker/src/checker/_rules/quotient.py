"""``quotient``: a share or density that the applicant has worked out, against the figures that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from checker._numbers import rounded_down, with_unit
from checker._operators._quantity import Quantity
from checker._rules._base import Rule, Said, View


@dataclass(frozen=True, slots=True)
class Quotient(Rule):
    """A number that is another divided by a third.

    Attributes:
        value: The field with the result.
        part: The numerator.
        whole: The denominator.
        times: 100 for a percentage, 1000 for a number per thousand.
        within: How far the result may be off by rounding, in its own unit.
    """

    value: str
    part: Quantity
    whole: Quantity
    times: Fraction
    within: Fraction

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{value: path, part: quantity, whole: quantity, times: number, within: number}``."""
        part, whole = Quantity.of(data["part"]), Quantity.of(data["whole"])
        return cls(data["value"], part, whole, Fraction(data["times"]), Fraction(data["within"]))

    def reads(self) -> Iterator[str]:
        """Yield the fields of all three."""
        yield from (self.value, *self.part.paths, *self.whole.paths)

    def find(self, view: View) -> Iterator[Said]:
        """Work it out anew; a denominator of zero is another rule's concern."""
        facts = view.facts
        value, part, whole = facts.number(self.value), self.part.value(facts), self.whole.value(facts)
        if value is None or part is None or not whole:
            return
        right = self.times * part / whole
        if abs(value - right) <= self.within:
            return
        shown = with_unit(rounded_down(right), facts.fields[self.value].unit)
        yield Said(
            f"{view.said(self.value)}，而{view.quantity(self.part)} {self.part.say(part, facts)} ÷ "
            f"{view.quantity(self.whole)} {self.whole.say(whole, facts)} 约为 {shown}。",
            (self.value, *self.part.paths, *self.whole.paths),
        )
