"""``at_most``: 不超过、不大于, both of which include the number itself."""

from fractions import Fraction
from typing import ClassVar

from checker.requirements.facts import Facts
from checker.requirements.finding import Gap
from checker.requirements.operators.comparison import Comparison


class AtMost(Comparison):
    """A quantity that must not exceed its threshold."""

    words: ClassVar[str] = "不超过"
    broken: ClassVar[str] = "超过"

    def holds(self, number: Fraction) -> bool:
        """Whether `number` stays within the threshold."""
        return number <= self.threshold

    def gap(self, number: Fraction, facts: Facts) -> Gap:
        """Return what is too much."""
        return self.distance(number - self.threshold, facts, "{title}超出 {amount}。")
