"""Exact numbers as text: what is rounded still stands on its own side of a threshold."""

import math
from collections.abc import Iterable
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from functools import lru_cache, reduce
from typing import Literal


@lru_cache(maxsize=20_000)
def exact(number: int | Decimal | Fraction) -> Fraction:
    """Return a number as a fraction; most are looked at by many conditions and rules."""
    return Fraction(*number.as_integer_ratio())


_WITHOUT_ROUNDING = Context(prec=1_000, traps=[Inexact])
"""Has room for more digits than numbers in answers can span together."""

PLACES = 2
"""Decimal places shown of a number that has no end, such as 2/7: as many as spreadsheets show of percentages."""

STEP = Fraction(1, 10**PLACES)
"""The least amount that is told of a number that need not be whole."""

type Rounding = Literal["exact", "nearest", "up"]
"""How a number is written that may have more than ``PLACES`` decimals; ``exact`` is for those that come to an end."""


def exact_sum(numbers: Iterable[int | Decimal]) -> Fraction:
    """Add up numbers as answers have them, exactly."""
    return Fraction(reduce(_WITHOUT_ROUNDING.add, numbers, Decimal()))


def written(value: Fraction, rounding: Rounding, threshold: Fraction | None = None) -> str:
    """Write a number in decimals; `threshold` is for those that are rounded to the nearest."""
    return plain(shown(value, rounding, threshold))


def shown(value: Fraction, rounding: Rounding, threshold: Fraction | None = None) -> Fraction:
    """Return the number that is written: itself, or what it is rounded to."""
    match rounding:
        case "nearest":
            return _to_nearest(value, threshold)
        case "up":
            return Fraction(math.ceil(value * 10**PLACES), 10**PLACES)
    return value


def plain(value: Fraction) -> str:
    """Write a number in full, without exponent or trailing zeros; as a fraction if its decimals have no end."""
    numerator, denominator = value.as_integer_ratio()
    if denominator == 1:
        return str(numerator)
    if not has_end(value):
        return f"{numerator}/{denominator}"
    places = 1
    while 10**places % denominator:
        places += 1
    return _fixed(numerator * 10**places // denominator, places)


def has_end(value: Fraction) -> bool:
    """Whether a number has finitely many decimals."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def rounded(value: Fraction, threshold: Fraction | None = None) -> str:
    """Write `value` to the nearest of ``PLACES`` decimals, a half upwards, as spreadsheets do.

    Args:
        value: The number, not below zero.
        threshold: What it is compared with; it is shown with as many more decimals as are needed to tell it from this.
            One that is this, and has no end, is rounded like any other.
    """
    return plain(_to_nearest(value, threshold))


def rounded_up(value: Fraction) -> str:
    """Write `value` with at most ``PLACES`` decimals, never smaller than it is."""
    return plain(shown(value, "up"))


def with_unit(number: str, unit: str) -> str:
    """Join a number and its unit: ``8600 ㎡``, ``75%``."""
    return f"{number}{unit}" if unit in {"%", ""} else f"{number} {unit}"


def _to_nearest(value: Fraction, threshold: Fraction | None) -> Fraction:
    if value == threshold:
        return value if has_end(value) else _nearest(value, PLACES)
    places = PLACES
    while _side(nearest := _nearest(value, places), threshold) != _side(value, threshold):
        places += 1
    return nearest


def _nearest(value: Fraction, places: int) -> Fraction:
    return Fraction(math.floor(value * 10**places + Fraction(1, 2)), 10**places)


def _side(value: Fraction, threshold: Fraction | None) -> int:
    """Return on which side of a threshold a number lies: -1, 0 or 1."""
    return 0 if threshold is None else (value > threshold) - (value < threshold)


def _fixed(scaled: int, places: int) -> str:
    digits = str(abs(scaled)).rjust(places + 1, "0")
    sign = "-" if scaled < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
