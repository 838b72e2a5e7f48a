"""``ratio_at_most``: a share of a whole that must not exceed a percentage, or a fraction such as 1/3."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from checker.conditions.facts import Facts
from checker.conditions.lever import Lever
from checker.conditions.operators.moves import enough, falls, keeping, rises
from checker.conditions.operators.ratio import Ratio
from checker.wording.sentence import Sentence


class RatioAtMost(Ratio):
    """A share that must not exceed a percentage."""

    is_ceiling: ClassVar[bool] = True
    relation: ClassVar[str] = "不超过"
    met: ClassVar[Sentence] = Sentence(
        "ratio_at_most.met", "{part} {numerator} ÷ {whole} {denominator}{sign}{share}，符合“不超过 {limit}”。"
    )
    unmet: ClassVar[Sentence] = Sentence(
        "ratio_at_most.unmet", "{part} {numerator} ÷ {whole} {denominator}{sign}{share}，超过 {limit}。"
    )
    closing: ClassVar[Sentence] = Sentence("ratio_at_most.gap", "{whole}不变时，{part}超出 {amount}。")

    def distance(self, part: Fraction, whole: Fraction) -> Fraction:
        """Return how much of the part is too much."""
        return part - self.percent * whole / 100

    def closing_levers(self, part: Fraction, whole: Fraction, facts: Facts) -> Iterator[Lever]:
        """Yield what to take from the part, and what to add to the whole besides the part."""
        for move in falls(self.part, facts):
            amount = enough(self.distance(part, whole), move.step(facts), beyond=self.is_exclusive)
            yield from keeping(self.whole.paths, move.levers(amount, facts), facts)
        for move in rises(self.whole, facts) if self.percent and not self.part.blanks(facts) else ():
            amount = enough(100 * part / self.percent - whole, move.step(facts), beyond=self.is_exclusive)
            yield from keeping(self.part.paths, move.levers(amount, facts), facts)
