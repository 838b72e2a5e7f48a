"""``in_full``: amounts whose unit is easily taken for another, said in full for the applicant to confirm."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from checker.consistency.rules.base import ConsistencyContext, Discrepancy, Rule
from checker.values.numbers import plain


@dataclass(frozen=True, slots=True)
class InFull(Rule):
    """Amounts and the smaller unit in which they are said.

    Attributes:
        paths: The fields.
        factor: How many of the smaller unit make one of the fields' own.
        unit: The smaller unit.
    """

    takes: ClassVar[frozenset[str]] = frozenset({"number"})

    paths: tuple[str, ...]
    factor: int
    unit: str

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{fields: [path, …], factor: number, unit: text}``."""
        return cls(tuple(data["fields"]), data["factor"], data["unit"])

    def reads(self) -> Iterator[str]:
        """Yield the fields."""
        yield from self.paths

    def find(self, view: ConsistencyContext) -> Iterator[Discrepancy]:
        """Say every amount that was given."""
        for path in self.paths:
            number = view.facts.number(path)
            if number is not None:
                whole, dot, rest = plain(number * self.factor).partition(".")
                amount = f"{int(whole):,}{dot}{rest}"
                yield Discrepancy(f"{view.said(path)}，即 {amount} {self.unit}，请核对单位。", (path,))
