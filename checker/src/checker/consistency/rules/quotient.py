"""``quotient``: a share or density that the applicant has worked out, against the figures that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from checker.consistency.rules.base import ConsistencyContext
from checker.consistency.rules.shapes import WorkedOut
from checker.requirements.operators.quantity import Quantity
from checker.values.numbers import plain


@dataclass(frozen=True, slots=True)
class Quotient(WorkedOut):
    """A number that is another divided by a third.

    Attributes:
        part: The numerator.
        whole: The denominator.
        times: 100 for a percentage, 1000 for a number per thousand.
    """

    part: Quantity
    whole: Quantity
    times: Fraction

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{value: path, part: quantity, whole: quantity, times: number, within: number}``."""
        part, whole = Quantity.of(data["part"]), Quantity.of(data["whole"])
        return cls(data["value"], Fraction(data["within"]), part, whole, Fraction(data["times"]))

    def reads(self) -> Iterator[str]:
        """Yield the fields of all three."""
        yield from (self.value, *self.part.paths, *self.whole.paths)

    def right(self, view: ConsistencyContext) -> tuple[Fraction, str] | None:
        """Divide; a denominator of zero is another rule's concern."""
        part, whole = self.part.value(view.facts), self.whole.value(view.facts)
        if part is None or not whole:
            return None
        divided = f"{view.quantity(self.part)}的 {self.part.say(part, view.facts)}"
        by = f"{view.quantity(self.whole)}的 {self.whole.say(whole, view.facts)}"
        return self.times * part / whole, f"{divided} ÷ {by}{self._factor(view)}"

    def _factor(self, view: ConsistencyContext) -> str:
        in_sign = 100 if view.facts.fields[self.value].unit == "%" else 1
        factor = self.times / in_sign
        return f" × {plain(factor)} " if factor != 1 else " "
