"""What several rules look at: fields of the form one by one, or two quantities."""

from abc import ABC
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from checker._operators._quantity import Quantity
from checker._rules._base import Rule


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
