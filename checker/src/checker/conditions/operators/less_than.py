"""``less_than``: 低于、少于、小于, none of which includes the number itself."""

from fractions import Fraction
from typing import ClassVar

from checker.conditions.facts import Facts
from checker.conditions.finding import Gap
from checker.conditions.operators.comparison import Comparison
from checker.values.numbers import PLACES
from checker.wording.sentence import Sentence

_TO_LOSE = Sentence("less_than.gap", "{quantity}须减少 {amount}。")
_A_LITTLE = Sentence("less_than.a-little", "{quantity}再减少一点即可，如 {amount}。")
_MORE_THAN = Sentence("less_than.gap-exclusive", "{quantity}须减少 {amount}以上（不含本数）。")


class LessThan(Comparison):
    """A quantity that has to stay below its threshold."""

    is_ceiling: ClassVar[bool] = True
    is_exclusive: ClassVar[bool] = True
    relation: ClassVar[str] = "低于"
    met: ClassVar[Sentence] = Sentence("less_than.met", "{quantity}为 {value}，符合“低于 {limit}”。")
    unmet: ClassVar[Sentence] = Sentence("less_than.unmet", "{quantity}为 {value}，没有低于 {limit}。")
    at_threshold: ClassVar[Sentence] = Sentence(
        "less_than.at-threshold", "{quantity}为 {value}，没有低于 {limit}，恰好等于不算。"
    )

    def holds(self, number: Fraction) -> bool:
        """Whether `number` is below the threshold."""
        return number < self.threshold

    def gap(self, number: Fraction, facts: Facts) -> Gap:
        """Return what is too much: one more than the difference where only whole numbers count."""
        excess = number - self.threshold
        if self.value.is_integer(facts):
            return self.distance(excess + 1, facts, _TO_LOSE)
        if not excess:
            return self.distance(Fraction(1, 10**PLACES), facts, _A_LITTLE)
        return self.distance(excess, facts, _MORE_THAN)
