"""What several rules look at: fields one by one, two quantities, or a figure that the applicant has worked out."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.conditions.operators.quantity import Quantity
from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.base import Discrepancy, Rule
from checker.wording.sentence import Amount, Fields, Sentence

_MISCALCULATED = Sentence("worked-out.different", "{stated}，而{source}约为 {result}。")


@dataclass(frozen=True, slots=True)
class FieldsRule(Rule, ABC):
    """A rule for some fields, in an order that the rule gives a meaning."""

    paths: tuple[str, ...]

    @classmethod
    def of(cls, paths: list[str]) -> Self:
        """Read ``[path, …]``."""
        return cls(tuple(paths))

    def reads(self) -> Iterator[str]:
        """Yield the fields."""
        yield from self.paths


@dataclass(frozen=True, slots=True)
class TwoQuantitiesRule(Rule, ABC):
    """A rule for two quantities in one unit."""

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number"})

    one: Quantity
    other: Quantity

    @classmethod
    def of(cls, data: list[Any]) -> Self:
        """Read ``[quantity, quantity]``."""
        one, other = data
        return cls(Quantity.of(one), Quantity.of(other))

    def reads(self) -> Iterator[str]:
        """Yield the fields of both."""
        yield from (*self.one.paths, *self.other.paths)


@dataclass(frozen=True, slots=True)
class DerivedFigureRule(Rule, ABC):
    """A figure that the applicant has worked out from others.

    Attributes:
        value: The field with the figure.
        within: How far it may be off by rounding, in its own unit.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number"})

    value: str
    within: Fraction

    @abstractmethod
    def exact(self, context: ConsistencyContext) -> tuple[Fraction, Fields] | None:
        """Return the exact result and what it comes from; None while an answer is missing."""

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Work it out anew, and compare exactly; what is shown is rounded."""
        value, exact = context.facts.number(self.value), self.exact(context)
        if value is None or exact is None or abs(value - exact[0]) <= self.within:
            return
        result, source = exact
        amount = Amount(result, context.facts.fields[self.value].unit, "nearest", value)
        statement = _MISCALCULATED.of(stated=context.stated(self.value), source=source, result=amount)
        yield Discrepancy((statement,), tuple(self.reads()))
