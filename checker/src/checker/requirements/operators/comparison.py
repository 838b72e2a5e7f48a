"""What the operators that compare one quantity with one threshold have in common."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, Gap
from checker.requirements.operators.base import Operator
from checker.requirements.operators.quantity import Quantity
from checker.values.numbers import plain
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Comparison(Operator):
    """A quantity and its threshold, in the quantity's own unit."""

    takes: ClassVar[frozenset[str]] = frozenset({"number"})

    words: ClassVar[str]
    broken: ClassVar[str]

    value: Quantity
    threshold: Fraction

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
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

    def points(self) -> Iterator[tuple[str, object]]:
        """Yield the threshold, of one field that may be bounded from the other side as well."""
        if len(self.value.paths) == 1:
            yield self.value.paths[0], self.threshold

    def decide(self, facts: Facts) -> Finding:
        """Compare the quantity with the threshold."""
        limit = self.value.say(self.threshold, facts)
        required = f"{self.words} {limit}"
        number = self.value.value(facts)
        if number is None:
            return self.value.unknown(facts, required)
        if number < 0:
            return Finding(Verdict.UNKNOWN, self.value.senseless(facts), required, self.value.given(facts))
        found = f"{self.value.title(facts)}为 {self.value.say(number, facts)}"
        if self.holds(number):
            return Finding(Verdict.MET, f"{found}，符合“{required}”。", required, self.value.given(facts))
        equal = "，恰好等于不算" if number == self.threshold else ""
        gap = self.gap(number, facts)
        return Finding(
            Verdict.UNMET,
            f"{found}，{self.broken} {limit}{equal}。",
            required,
            self.value.given(facts),
            gap=gap,
        )

    def distance(self, number: Fraction, facts: Facts, closing: str) -> Gap:
        """Return a gap of `number` in the quantity's unit."""
        amount, unit = plain(number), self.value.unit(facts)
        return Gap(amount, unit, closing.format(title=self.value.title(facts), amount=self.value.say(number, facts)))
