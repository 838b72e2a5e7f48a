"""``at_most``: 不超过、不大于, both of which include the number itself."""

from fractions import Fraction
from typing import ClassVar

from checker.conditions.facts import Facts
from checker.conditions.finding import Gap
from checker.conditions.operators.comparison import Comparison
from checker.wording.sentence import Sentence

_EXCESS = Sentence("at_most.gap", "{quantity}超出 {amount}。")


class AtMost(Comparison):
    """A quantity that must not exceed its threshold."""

    is_ceiling: ClassVar[bool] = True
    relation: ClassVar[str] = "不超过"
    met: ClassVar[Sentence] = Sentence("at_most.met", "{quantity}为 {value}，符合“不超过 {limit}”。")
    unmet: ClassVar[Sentence] = Sentence("at_most.unmet", "{quantity}为 {value}，超过 {limit}。")

    def holds(self, number: Fraction) -> bool:
        """Whether `number` stays within the threshold."""
        return number <= self.threshold

    def gap(self, number: Fraction, facts: Facts) -> Gap:
        """Return what is too much."""
        return self.distance(number - self.threshold, facts, _EXCESS)
