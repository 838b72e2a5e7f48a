"""``at_least``: 以上、不低于、不少于、达到、至少, all of which include the number itself."""

from fractions import Fraction
from typing import ClassVar

from checker.conditions.facts import Facts
from checker.conditions.finding import Gap
from checker.conditions.operators.comparison import Comparison
from checker.wording.sentence import Sentence

_LACKING = Sentence("at_least.gap", "{quantity}还差 {amount}。")


class AtLeast(Comparison):
    """A quantity that has to reach its threshold."""

    relation: ClassVar[str] = "不少于"
    met: ClassVar[Sentence] = Sentence("at_least.met", "{quantity}为 {value}，符合“不少于 {limit}”。")
    unmet: ClassVar[Sentence] = Sentence("at_least.unmet", "{quantity}为 {value}，少于 {limit}。")

    def holds(self, number: Fraction) -> bool:
        """Whether `number` reaches the threshold."""
        return number >= self.threshold

    def gap(self, number: Fraction, facts: Facts) -> Gap:
        """Return what is lacking."""
        return self.distance(self.threshold - number, facts, _LACKING)
