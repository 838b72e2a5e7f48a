"""``quotient``: a share or density that the applicant has worked out, against the figures that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from checker.conditions import Facts
from checker.conditions.operators.quantity import Quantity
from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import DerivedFigureRule
from checker.values.numbers import plain
from checker.wording.sentence import Fields, Phrase


@dataclass(frozen=True, slots=True, eq=False)
class Quotient(DerivedFigureRule):
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

    def figure(self, facts: Facts) -> Fraction | None:
        """Divide; a denominator of zero is another rule's concern."""
        part, whole = self.part.value(facts), self.whole.value(facts)
        return None if part is None or not whole else self.times * part / whole

    def source(self, context: ConsistencyContext) -> Fields:
        """Name the numerator, the denominator and what it is multiplied by."""
        divided, divisor = (self._named(quantity, context) for quantity in (self.part, self.whole))
        phrase = (*divided, " ÷ ", *divisor, self._factor(context))
        return Fields((*self.part.paths, *self.whole.paths), phrase)

    def _named(self, quantity: Quantity, context: ConsistencyContext) -> Phrase:
        amount = quantity.amount(quantity.value(context.facts) or Fraction(), context.facts)
        return (*context.name_quantity(quantity).phrase, "的 ", *amount.phrase)

    def _factor(self, context: ConsistencyContext) -> str:
        in_sign = 100 if context.facts.fields[self.value].unit == "%" else 1
        factor = self.times / in_sign
        return f" × {plain(factor)} " if factor != 1 else " "
