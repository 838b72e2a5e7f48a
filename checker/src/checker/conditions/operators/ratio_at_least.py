"""``ratio_at_least``: a share of a whole that has to reach a percentage, by exact fractions."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap, combined
from checker.conditions.lever import Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator
from checker.conditions.operators.moves import enough, falls, keeping, rises, together
from checker.conditions.operators.quantity import Quantity
from checker.values.numbers import plain, rounded, with_unit
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Sentence, Statement

_MET = Sentence("ratio_at_least.met", "{part} {numerator} ÷ {whole} {denominator}{sign}{share}，符合“不低于 {limit}”。")
_UNMET = Sentence("ratio_at_least.unmet", "{part} {numerator} ÷ {whole} {denominator}{sign}{share}，低于 {limit}。")
_IMPOSSIBLE = Sentence("ratio_at_least.impossible", "“{whole}”不应为 0，也不应小于“{part}”；请核对后再算比例。")
_ALL = 100
_LACKING = Sentence("ratio_at_least.gap", "{whole}不变时，{part}还差 {amount}。")


@dataclass(frozen=True, slots=True)
class RatioAtLeast(Operator):
    """A share of a whole that has to reach a percentage.

    A whole of zero has no shares, and a part larger than its whole is a slip of the pen: both are ``UNKNOWN``.

    Attributes:
        part: The numerator.
        whole: The denominator, in the same unit.
        percent: The threshold, 75 for 75 %.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number"})

    has_scale: ClassVar[bool] = True

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

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return the percentage."""
        return f"不低于 {plain(self.percent)}%"

    def decide(self, facts: Facts) -> Finding:
        """Compare the share with the percentage."""
        part, whole = self.part.value(facts), self.whole.value(facts)
        if part is None or whole is None:
            sides = ((self.part, part), (self.whole, whole))
            return combined(Verdict.UNKNOWN, [side.unknown(facts) for side, value in sides if value is None])
        values = self.part.paths + self.whole.paths
        if whole == 0 or part > whole:
            statement = _IMPOSSIBLE.of(whole=self.whole.name(facts), part=self.part.name(facts))
            return Finding(Verdict.UNKNOWN, (statement,), values)
        if 100 * part / whole >= self.percent:
            return Finding(Verdict.MET, (self._statement(_MET, part, whole, facts),), values)
        statement = self._statement(_UNMET, part, whole, facts)
        return Finding(Verdict.UNMET, (statement,), values, gap=self._gap(part, whole, facts))

    def measure(self, facts: Facts) -> Measure:
        """Return the share beside the percentage."""
        scale = Measure(self.percent, "%")
        part, whole = self.part.value(facts), self.whole.value(facts)
        if part is None or not whole or not 0 <= part <= whole:
            return scale
        share = 100 * part / whole
        return scale.of(share, with_unit(rounded(share, self.percent), "%"))

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield what to add to the part, what to add to it and to the whole at once, and what to take from the whole.

        What belongs to a part belongs to its whole: who is hired and trained is one more of the staff.
        """
        part = self.part.value(facts.supposing(dict.fromkeys(self.part.blanks(facts), 0)))
        whole = self.whole.value(facts)
        if part is None or not whole or part > whole or 100 * part >= self.percent * whole:
            return
        lacking = self.percent * whole / 100 - part
        for move in rises(self.part, facts):
            yield from keeping(self.whole.paths, move.levers(enough(lacking, move.step(facts)), facts), facts)
        yield from self._together(lacking, facts)
        for move in falls(self.whole, facts) if part and not self.part.blanks(facts) else ():
            amount = enough(whole - 100 * part / self.percent, move.step(facts))
            yield from keeping(self.part.paths, move.levers(amount, facts), facts)

    def _together(self, lacking: Fraction, facts: Facts) -> Iterator[Lever]:
        """Yield what to add to both: of each that is added, so much more counts than has to."""
        part, whole = next(rises(self.part, facts), None), next(rises(self.whole, facts), None)
        if part and whole and self.percent < _ALL and not self.part.blanks(facts):
            amount = enough(100 * lacking / (_ALL - self.percent), part.step(facts))
            yield from together(part, whole, amount, facts)

    def _statement(self, sentence: Sentence, part: Fraction, whole: Fraction, facts: Facts) -> Statement:
        share = 100 * part / whole
        amount = Amount(share, "%", "nearest", self.percent)
        return sentence.of(
            part=self.part.name(facts),
            numerator=Amount(part),
            whole=self.whole.name(facts),
            denominator=Amount(whole),
            sign="≈" if amount.is_rounded else "＝",
            share=amount,
            limit=Amount(self.percent, "%"),
        )

    def _gap(self, part: Fraction, whole: Fraction, facts: Facts) -> Gap:
        lacking = self.percent * whole / 100 - part
        amount = Fraction(math.ceil(lacking)) if self.part.is_integer(facts) else lacking
        closing = _LACKING.of(
            whole=self.whole.name(facts),
            part=self.part.name(facts),
            amount=self.part.amount(amount, facts, "up"),
        )
        return Gap(rounded(self.percent - 100 * part / whole, Fraction()), "个百分点", closing)
