"""What several rules look at: fields one by one, two quantities, or a figure that the applicant has worked out."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.consistency.rules.base import ConsistencyContext, Discrepancy, Rule
from checker.requirements.operators.quantity import Quantity
from checker.values.numbers import rounded, with_unit


@dataclass(frozen=True, slots=True)
class OfFields(Rule, ABC):
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
class OfTwoQuantities(Rule, ABC):
    """A rule for two quantities in one unit."""

    takes: ClassVar[frozenset[str]] = frozenset({"number"})

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
class WorkedOut(Rule, ABC):
    """A figure that the applicant has worked out from others.

    Attributes:
        value: The field with the figure.
        within: How far it may be off by rounding, in its own unit.
    """

    takes: ClassVar[frozenset[str]] = frozenset({"number"})

    value: str
    within: Fraction

    @abstractmethod
    def right(self, view: ConsistencyContext) -> tuple[Fraction, str] | None:
        """Return the exact result and what it comes from, in Chinese; None while an answer is missing."""

    def find(self, view: ConsistencyContext) -> Iterator[Discrepancy]:
        """Work it out anew, and compare exactly; what is shown is rounded."""
        value, right = view.facts.number(self.value), self.right(view)
        if value is None or right is None or abs(value - right[0]) <= self.within:
            return
        result, source = right
        shown = with_unit(rounded(result), view.facts.fields[self.value].unit)
        yield Discrepancy(f"{view.said(self.value)}，而{source}约为 {shown}。", tuple(self.reads()))
