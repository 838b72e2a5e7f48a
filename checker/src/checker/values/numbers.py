"""Exact numbers as text: nothing is ever rounded across a threshold."""

import math
from fractions import Fraction
from typing import Literal

PLACES = 3
"""Decimal places shown of a number that has no end, such as 2/7."""

type Rounding = Literal["exact", "nearest", "down", "up"]
"""How a number is written that may have more than ``PLACES`` decimals; ``exact`` is for those that come to an end."""


def written(value: Fraction, rounding: Rounding) -> str:
    """Write a number in decimals."""
    match rounding:
        case "nearest":
            return rounded(value)
        case "down":
            return rounded_down(value)
        case "up":
            return rounded_up(value)
    return plain(value)


def plain(value: Fraction) -> str:
    """Write a number that has a finite decimal expansion in full, without exponent or trailing zeros."""
    numerator, denominator = value.as_integer_ratio()
    if denominator == 1:
        return str(numerator)
    places = 1
    while 10**places % denominator:
        places += 1
    return _fixed(numerator * 10**places // denominator, places)


def rounded(value: Fraction) -> str:
    """Write `value` with at most ``PLACES`` decimals, a half upwards; never for what is compared with a threshold."""
    return _on_grid(math.floor(value * 10**PLACES + Fraction(1, 2)))


def rounded_down(value: Fraction) -> str:
    """Write `value` with at most ``PLACES`` decimals, never larger than it is."""
    return _on_grid(math.floor(value * 10**PLACES))


def rounded_up(value: Fraction) -> str:
    """Write `value` with at most ``PLACES`` decimals, never smaller than it is."""
    return _on_grid(math.ceil(value * 10**PLACES))


def with_unit(number: str, unit: str) -> str:
    """Join a number and its unit: ``8600 ㎡``, ``75%``."""
    return f"{number}{unit}" if unit in {"%", ""} else f"{number} {unit}"


def _on_grid(scaled: int) -> str:
    return plain(Fraction(scaled, 10**PLACES))


def _fixed(scaled: int, places: int) -> str:
    digits = str(abs(scaled)).rjust(places + 1, "0")
    sign = "-" if scaled < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"
