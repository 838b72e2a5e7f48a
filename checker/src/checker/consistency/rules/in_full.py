"""``in_full``: amounts whose unit is easily taken for another, said in full for the applicant to confirm."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.base import Discrepancy, Rule
from checker.values.numbers import plain
from checker.wording.sentence import Sentence

_IN_FULL = Sentence("in_full.amount", "{amount}，即 {in_full}，请核对单位。")


@dataclass(frozen=True, slots=True, eq=False)
class InFull(Rule):
    """Amounts and the smaller unit in which they are said.

    Attributes:
        paths: The fields.
        factor: How many of the smaller unit make one of the fields' own.
        unit: The smaller unit.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number"})

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

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Say every amount that was given."""
        for path in self.paths:
            number = context.facts.number(path)
            if number is not None:
                whole, dot, rest = plain(number * self.factor).partition(".")
                amount = f"{int(whole):,}{dot}{rest} {self.unit}"
                said = _IN_FULL.of(amount=context.stated(path), in_full=amount)
                yield Discrepancy((said,), (path,), is_reminder=True)
