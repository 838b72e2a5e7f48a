"""Units of one kind, and how much one of each is: figures in one unit can be converted to another of its kind."""

from collections.abc import Mapping
from fractions import Fraction

UNITS: tuple[Mapping[str, int], ...] = (
    {"元": 1, "千元": 1_000, "万元": 10_000, "万": 10_000, "百万元": 10**6, "百万": 10**6, "亿元": 10**8, "亿": 10**8},
    {"平方米": 1, "m2": 1, "㎡": 1, "平米": 1, "平方": 1, "平": 1}
    | dict.fromkeys(["万平方米", "万m2", "万㎡", "万平米", "万平方", "万平"], 10_000),
    {"个": 1, "项": 1},
    {"人": 1, "名": 1, "位": 1, "个": 1, "个人": 1},
    {"家": 1, "户": 1, "个": 1, "家企业": 1},
    {"岁": 1, "周岁": 1},
    {"场": 1, "次": 1},
    {"%": 1},
)
"""One mapping for each kind of quantity: the names of its units, and how much one of them is in its smallest.

A unit is of the first kind that knows it; 个 counts nearly everything.
"""

IN_FULL: Mapping[str, str] = {"万元": "元"}
"""Units whose figures are repeated in a smaller unit, so that nobody takes one for the other."""


def is_unit(text: str) -> bool:
    """Whether a text is the usual name of a unit."""
    return any(text in units for units in UNITS)


def factor_between(given: str, wanted: str) -> Fraction | None:
    """Return the factor that converts one unit to another; None if they measure different things."""
    if given == wanted:
        return Fraction(1)
    units = next((units for units in UNITS if wanted in units), {})
    return Fraction(units[given], units[wanted]) if given in units else None
