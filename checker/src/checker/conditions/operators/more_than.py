"""``more_than``: 超过, which does not include the number itself."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any, ClassVar

from checker.conditions.facts import Facts
from checker.conditions.finding import Gap
from checker.conditions.lever import Lever
from checker.conditions.operators.comparison import Comparison
from checker.conditions.operators.quantity import Quantity
from checker.values.numbers import PLACES, plain
from checker.wording.sentence import Amount, Part, Sentence

_LACKING = Sentence("more_than.gap", "{quantity}还差 {amount}。")
_A_LITTLE = Sentence("more_than.a-little", "{quantity}再增加一点即可，如 {amount}。")
_ANY = Sentence("more_than.any", "{what}大于 0 即可，如 {amount}")
_MORE_THAN = Sentence("more_than.gap-exclusive", "{quantity}须再增加 {amount}以上（不含本数）。")


class MoreThan(Comparison):
    """A quantity that has to exceed its threshold."""

    is_exclusive: ClassVar[bool] = True
    relation: ClassVar[str] = "超过"
    met: ClassVar[Sentence] = Sentence("more_than.met", "{quantity}为 {value}，符合“超过 {limit}”。")
    unmet: ClassVar[Sentence] = Sentence("more_than.unmet", "{quantity}为 {value}，没有超过 {limit}。")
    at_threshold: ClassVar[Sentence] = Sentence(
        "more_than.at-threshold", "{quantity}为 {value}，没有超过 {limit}，恰好等于不算。"
    )

    @classmethod
    def of(cls, data: dict[str, Any]) -> "MoreThan":
        """Read ``{value: quantity, threshold: number}``; more than zero is said in other words."""
        kind = cls if data["threshold"] else Positive
        return kind(Quantity.of(data["value"]), Fraction(data["threshold"]))

    def holds(self, number: Fraction) -> bool:
        """Whether `number` exceeds the threshold."""
        return number > self.threshold

    def gap(self, number: Fraction, facts: Facts) -> Gap | None:
        """Return what is lacking: one more than the difference where only whole numbers count."""
        if self.value.is_integer(facts):
            return self.distance(self.threshold - number + 1, facts, _LACKING)
        return gap_to_exceed(self.threshold - number, self.value.unit(facts), self.value.name(facts))


class Positive(MoreThan):
    """A quantity of which there has to be any."""

    has_scale: ClassVar[bool] = False
    met: ClassVar[Sentence] = Sentence("more_than.positive", "{quantity}为 {value}，大于零。")
    at_threshold: ClassVar[Sentence] = Sentence("more_than.zero", "{quantity}为 {value}，须大于零。")

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return that it must not be zero."""
        return "大于零"

    def gap(self, number: Fraction, facts: Facts) -> Gap | None:  # noqa: ARG002 - the same for all answers
        """Return no distance: any amount at all is enough."""
        return None

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Say that any amount will do; whole numbers begin with one."""
        for lever in super().levers(facts):
            parts = dict(lever.statement.parts)
            yield lever if self.value.is_integer(facts) else replace(lever, statement=_ANY.of(**parts))


def gap_to_exceed(lacking: Fraction, unit: str, quantity: Part | str) -> Gap:
    """Measure how far a number is from the one it has to exceed; at that number, any increase is enough."""
    sentence, amount = (_A_LITTLE, Fraction(1, 10**PLACES)) if lacking == 0 else (_MORE_THAN, lacking)
    return Gap(plain(amount), unit, sentence.of(quantity=quantity, amount=Amount(amount, unit)))
