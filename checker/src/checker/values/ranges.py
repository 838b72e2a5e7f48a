"""Ranges of numbers, each of which says of its ends whether they belong to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Self

from checker.values.numbers import plain, with_unit

HAIR = Fraction(1, 10**12)
"""Less than the least step between any two answers."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a range.

    Attributes:
        at: The number.
        included: Whether it belongs to the range.
    """

    at: Fraction
    included: bool


@dataclass(frozen=True, slots=True)
class Range:
    """A range of numbers.

    Attributes:
        low: Its lower end; None if it has none.
        high: Its upper end; None if it has none.
    """

    low: Bound | None
    high: Bound | None

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Read ``{from | above: number, up_to | below: number}``, either of which may be left out."""
        return cls(_bound(data, "from", "above"), _bound(data, "up_to", "below"))

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        return self.low is not None and (
            self.is_below(self.low.at)
            or (not self.low.included and self.high is not None and self.high.at == self.low.at)
        )

    def is_below(self, number: Fraction) -> bool:
        """Whether it ends before a number."""
        return self.high is not None and (number > self.high.at or (number == self.high.at and not self.high.included))

    def text(self, unit: str) -> str:
        """Return it in words, such as ``超过 50 人、不超过 100 人``."""
        said = [
            *([("不少于" if self.low.included else "超过", self.low.at)] if self.low else []),
            *([("不超过" if self.high.included else "少于", self.high.at)] if self.high else []),
        ]
        return "、".join(f"{word} {with_unit(plain(number), unit)}" for word, number in said)


def place_among(number: Fraction, ranges: Sequence[Range]) -> int:
    """Return which of some ranges, that follow each other without a gap, a number lies in, counted from 0."""
    return next((place for place, one in enumerate(ranges) if not one.is_below(number)), len(ranges) - 1)


def turns(ranges: Sequence[Range]) -> Iterator[Fraction]:
    """Yield the last number of each of some ranges that follow each other, and the first of the next."""
    for end in (one.high for one in ranges if one.high):
        yield from (end.at, end.at + HAIR) if end.included else (end.at - HAIR, end.at)


def _bound(data: Mapping[str, int | Decimal], included: str, excluded: str) -> Bound | None:
    for name in (included, excluded):
        if name in data:
            return Bound(Fraction(data[name]), name == included)
    return None
