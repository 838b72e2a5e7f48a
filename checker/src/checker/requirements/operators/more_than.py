"""``more_than``: 超过, which does not include the number itself."""

from fractions import Fraction
from typing import ClassVar

from checker.requirements.facts import Facts
from checker.requirements.finding import Gap
from checker.requirements.operators.comparison import Comparison
from checker.values.numbers import PLACES, plain, with_unit


class MoreThan(Comparison):
    """A quantity that has to exceed its threshold."""

    words: ClassVar[str] = "超过"
    broken: ClassVar[str] = "没有超过"

    def holds(self, number: Fraction) -> bool:
        """Whether `number` exceeds the threshold."""
        return number > self.threshold

    def gap(self, number: Fraction, facts: Facts) -> Gap | None:
        """Return what is lacking: one more than the difference where only whole numbers count.

        Of "any amount at all" nothing can be said to be lacking.
        """
        if self.threshold == 0:
            return None
        if self.value.whole(facts):
            return self.distance(self.threshold - number + 1, facts, "{title}还差 {amount}。")
        return gap_to_exceed(self.threshold - number, self.value.unit(facts), self.value.title(facts))


def gap_to_exceed(lacking: Fraction, unit: str, title: str) -> Gap:
    """Measure what a number that may have decimals lacks of one it has to exceed; at that one, any little will do."""
    if lacking == 0:
        little = plain(Fraction(1, 10**PLACES))
        return Gap(little, unit, f"{title}再增加一点即可，如 {with_unit(little, unit)}。")
    amount = plain(lacking)
    return Gap(amount, unit, f"{title}须再增加 {with_unit(amount, unit)}以上（不含本数）。")
