"""``more_than``: 超过, which does not include the number itself."""

from fractions import Fraction
from typing import ClassVar

from checker._facts import Facts
from checker._finding import Gap
from checker._operators._comparison import Comparison


class MoreThan(Comparison):
    """A quantity that has to exceed its threshold."""

    words: ClassVar[str] = "超过"
    broken: ClassVar[str] = "没有超过"

    def holds(self, number: Fraction) -> bool:
        """Whether `number` exceeds the threshold."""
        return number > self.threshold

    def gap(self, number: Fraction, facts: Facts) -> Gap:
        """Return what is lacking: one more than the difference where only whole numbers count."""
        if self.value.whole(facts):
            return self.distance(self.threshold - number + 1, facts, "{title}还差 {amount}。")
        return self.distance(self.threshold - number, facts, "{title}须再增加 {amount}以上（不含本数）。")
