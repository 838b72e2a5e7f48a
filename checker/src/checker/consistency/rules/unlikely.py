"""``unlikely``: amounts so large that they are probably figures in a smaller unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.base import Discrepancy, Rule
from checker.values.numbers import plain
from checker.wording.sentence import Amount, Sentence

_UNLIKELY = Sentence("unlikely.amount", "{amount}，大得少见；如果是把 {figure} {unit}填进了这一栏，应填 {converted}。")


@dataclass(frozen=True, slots=True, eq=False)
class Unlikely(Rule):
    """Amounts and the size from which on hardly anybody has so much.

    Attributes:
        paths: The fields.
        least: The size, in the fields' own unit.
        factor: How many of the smaller unit make one of the fields' own.
        unit: The smaller unit.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number"})

    paths: tuple[str, ...]
    least: Fraction
    factor: int
    unit: str

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{fields: [path, …], from: number, factor: number, unit: text}``."""
        return cls(tuple(data["fields"]), Fraction(data["from"]), data["factor"], data["unit"])

    def reads(self) -> Iterator[str]:
        """Yield the fields."""
        yield from self.paths

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Say every amount that is so large, and what it is if it was written in the smaller unit."""
        for path in self.paths:
            number = context.facts.number(path)
            if number is not None and number >= self.least:
                converted = Amount(number / self.factor, context.facts.fields[path].unit)
                figure = plain(number)
                statement = _UNLIKELY.of(
                    amount=context.stated(path), figure=figure, unit=self.unit, converted=converted
                )
                yield Discrepancy((statement,), (path,))
