"""``ratio_at_least``: a share of a whole that has to reach a percentage, or a fraction such as 2/3."""

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from checker.conditions.facts import Facts
from checker.conditions.lever import Lever
from checker.conditions.operators.moves import enough, falls, keeping, rises, together
from checker.conditions.operators.ratio import Ratio
from checker.wording.sentence import Sentence

_ALL = 100


class RatioAtLeast(Ratio):
    """A share that has to reach a percentage."""

    relation: ClassVar[str] = "不低于"
    met: ClassVar[Sentence] = Sentence(
        "ratio_at_least.met", "{part} {numerator} ÷ {whole} {denominator}{sign}{share}，符合“不低于 {limit}”。"
    )
    unmet: ClassVar[Sentence] = Sentence(
        "ratio_at_least.unmet", "{part} {numerator} ÷ {whole} {denominator}{sign}{share}，低于 {limit}。"
    )
    closing: ClassVar[Sentence] = Sentence("ratio_at_least.gap", "{whole}不变时，{part}还差 {amount}。")

    def distance(self, part: Fraction, whole: Fraction) -> Fraction:
        """Return how much of the part is lacking."""
        return self.percent * whole / 100 - part

    def closing_levers(self, part: Fraction, whole: Fraction, facts: Facts) -> Iterator[Lever]:
        """Yield what to add to the part, what to add to it and to the whole at once, and what to take from the whole.

        What belongs to a part belongs to its whole: who is hired and trained is one more of the staff.
        """
        lacking = self.distance(part, whole)
        for move in rises(self.part, facts):
            yield from keeping(self.whole.paths, move.levers(self._enough(lacking, move.step(facts)), facts), facts)
        yield from self._together(lacking, facts)
        for move in falls(self.whole, facts) if part and self.percent and not self.part.blanks(facts) else ():
            amount = self._enough(whole - 100 * part / self.percent, move.step(facts))
            if amount < whole:
                yield from keeping(self.part.paths, move.levers(amount, facts), facts)

    def _enough(self, distance: Fraction, step: Fraction) -> Fraction:
        return enough(distance, step, beyond=self.is_exclusive)

    def _together(self, lacking: Fraction, facts: Facts) -> Iterator[Lever]:
        """Yield what to add to both: of each that is added, so much more counts than has to."""
        part, whole = next(rises(self.part, facts), None), next(rises(self.whole, facts), None)
        if part and whole and self.is_part and self.percent < _ALL and not self.part.blanks(facts):
            amount = self._enough(100 * lacking / (_ALL - self.percent), part.step(facts))
            yield from together(part, whole, amount, facts)
