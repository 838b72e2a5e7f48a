"""``ratio_at_least``: a share of a whole that has to reach a percentage, by exact fractions."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, Gap, combined
from checker.requirements.operators.base import Operator
from checker.requirements.operators.quantity import Quantity
from checker.values.numbers import plain, rounded_down, rounded_up, with_unit
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class RatioAtLeast(Operator):
    """A share of a whole that has to reach a percentage.

    A whole of zero has no shares, and a part larger than its whole is a slip of the pen: both are ``UNKNOWN``.

    Attributes:
        part: The numerator.
        whole: The denominator, in the same unit.
        percent: The threshold, 75 for 75 %.
    """

    takes: ClassVar[frozenset[str]] = frozenset({"number"})

    part: Quantity
    whole: Quantity
    percent: Fraction

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{part: quantity, whole: quantity, percent: number}``."""
        return cls(Quantity.of(data["part"]), Quantity.of(data["whole"]), Fraction(data["percent"]))

    def reads(self) -> Iterator[str]:
        """Yield the fields of both quantities."""
        yield from self.part.paths
        yield from self.whole.paths

    def decide(self, facts: Facts) -> Finding:
        """Compare the share with the percentage."""
        required = f"不低于 {plain(self.percent)}%"
        part, whole = self.part.value(facts), self.whole.value(facts)
        if part is None or whole is None:
            sides = ((self.part, part), (self.whole, whole))
            return combined(Verdict.UNKNOWN, [side.unknown(facts, required) for side, value in sides if value is None])
        values = self.part.given(facts) + self.whole.given(facts)
        if whole == 0 or part > whole:
            return Finding(Verdict.UNKNOWN, self._senseless(facts), required, values)
        share = 100 * part / whole
        if share >= self.percent:
            return Finding(
                Verdict.MET,
                f"{self._said(part, whole, share, rounded_up(share), facts)}，符合“{required}”。",
                required,
                values,
            )
        reason = f"{self._said(part, whole, share, rounded_down(share), facts)}，低于 {plain(self.percent)}%。"
        return Finding(Verdict.UNMET, reason, required, values, gap=self._gap(part, whole, share, facts))

    def _said(self, part: Fraction, whole: Fraction, share: Fraction, rounded: str, facts: Facts) -> str:
        sign = "＝" if Fraction(rounded) == share else "≈"
        return f"{self.part.title(facts)} {plain(part)} ÷ {self.whole.title(facts)} {plain(whole)}{sign}{rounded}%"

    def _senseless(self, facts: Facts) -> str:
        part, whole = self.part.title(facts), self.whole.title(facts)
        return f"“{whole}”不应为 0，也不应小于“{part}”；请核对后再算比例。"

    def _gap(self, part: Fraction, whole: Fraction, share: Fraction, facts: Facts) -> Gap:
        lacking = self.percent * whole / 100 - part
        amount = str(math.ceil(lacking)) if self.part.whole(facts) else rounded_up(lacking)
        said = with_unit(amount, self.part.unit(facts))
        closing = f"{self.whole.title(facts)}不变时，{self.part.title(facts)}还差 {said}。"
        return Gap(rounded_up(self.percent - share), "个百分点", closing)
