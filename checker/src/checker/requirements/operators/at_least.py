"""``at_least``: 以上、不低于、不少于、达到、至少, all of which include the number itself."""

from fractions import Fraction
from typing import ClassVar

from checker.requirements.facts import Facts
from checker.requirements.finding import Gap
from checker.requirements.operators.comparison import Comparison


class AtLeast(Comparison):
    """A quantity that has to reach its threshold."""

    words: ClassVar[str] = "不少于"
    broken: ClassVar[str] = "少于"

    def holds(self, number: Fraction) -> bool:
        """Whether `number` reaches the threshold."""
        return number >= self.threshold

    def gap(self, number: Fraction, facts: Facts) -> Gap:
        """Return what is lacking."""
        return self.distance(self.threshold - number, facts, "{title}还差 {amount}。")
