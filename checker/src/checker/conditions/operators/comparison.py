"""What the operators that compare one quantity with one threshold have in common."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from checker.conditions.edges import Edge
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap
from checker.conditions.lever import Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator
from checker.conditions.operators.moves import enough, falls, rises
from checker.conditions.operators.quantity import Quantity
from checker.values.numbers import plain, with_unit
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence, text_of


@dataclass(frozen=True, slots=True)
class Comparison(Operator):
    """A quantity and its threshold, in the quantity's own unit.

    Attributes:
        is_ceiling: Whether the threshold bounds the quantity from above, so that raising it makes things easier.
        is_exclusive: Whether the threshold itself is not enough.
        relation: What the quantity has to be to the threshold, in Chinese.
        met: What is said where it is.
        unmet: What is said where it is not.
        at_threshold: What is said where it is the threshold, and that is not enough.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number"})

    has_scale: ClassVar[bool] = True
    is_ceiling: ClassVar[bool] = False
    is_exclusive: ClassVar[bool] = False
    relation: ClassVar[str]
    met: ClassVar[Sentence]
    unmet: ClassVar[Sentence]
    at_threshold: ClassVar[Sentence]

    value: Quantity
    threshold: Fraction

    @classmethod
    def of(cls, data: dict[str, Any]) -> "Comparison":
        """Read ``{value: quantity, threshold: number}``."""
        return cls(Quantity.of(data["value"]), Fraction(data["threshold"]))

    @abstractmethod
    def holds(self, number: Fraction) -> bool:
        """Whether `number` satisfies the requirement."""

    @abstractmethod
    def gap(self, number: Fraction, facts: Facts) -> Gap | None:
        """Measure what is lacking (or too much) when it does not."""

    def reads(self) -> Iterator[str]:
        """Yield the fields of the quantity."""
        yield from self.value.paths

    def turning_points(self) -> Iterator[tuple[str, object]]:
        """Yield the threshold, of one field that may be bounded from the other side as well."""
        if len(self.value.paths) == 1:
            yield self.value.paths[0], self.threshold

    def describe(self, facts: Facts) -> str:
        """Return the relation and the threshold, such as ``不少于 30 家``."""
        return f"{self.relation} {with_unit(plain(self.threshold), self.value.unit(facts))}"

    def subject(self, facts: Facts) -> str:
        """Name the quantity."""
        return text_of(self.value.name(facts).phrase)

    def decide(self, facts: Facts) -> Finding:
        """Compare the quantity with the threshold."""
        number = self.value.value(facts)
        if number is None:
            return self.value.unknown(facts)
        if number < 0:
            return self.value.impossible(facts)
        holds = self.holds(number)
        sentence = self.met if holds else self.at_threshold if number == self.threshold else self.unmet
        statement = sentence.of(
            quantity=self.value.name(facts),
            value=self.value.amount(number, facts),
            limit=self.value.amount(self.threshold, facts),
        )
        gap = None if holds else self.gap(number, facts)
        verdict = Verdict.MET if holds else Verdict.UNMET
        return Finding(verdict, (statement,), self.value.paths, gap=gap)

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield quantities around the threshold."""
        yield from self.value.around(self.threshold, facts)

    def measure(self, facts: Facts) -> Measure | None:
        """Return the quantity beside the threshold; nothing can be drawn to the scale of zero."""
        if not self.threshold:
            return None
        scale = Measure(self.threshold, self.value.unit(facts), self.is_ceiling, self.is_exclusive)
        number = self.value.value(facts)
        return scale if number is None or number < 0 else scale.of(number)

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield the ways to move the quantity to the threshold, or just beyond it if that is not enough."""
        number = self.value.value(facts.supposing(dict.fromkeys(self.value.blanks(facts), 0)))
        if number is None or number < 0 or self.holds(number):
            return
        for move in (falls if self.is_ceiling else rises)(self.value, facts):
            amount = enough(abs(self.threshold - number), move.step(facts), beyond=self.is_exclusive)
            yield from move.levers(amount, facts)

    def distance(self, number: Fraction, facts: Facts, closing: Sentence) -> Gap:
        """Return a gap of `number` in the quantity's unit."""
        said = closing.of(quantity=self.value.name(facts), amount=self.value.amount(number, facts))
        return Gap(plain(number), self.value.unit(facts), said, "超" if self.is_ceiling else "差")
