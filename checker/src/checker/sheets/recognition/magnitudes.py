"""Whether figures of money are of a size that a firm can have, in the unit that they are read in."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from fractions import Fraction

from checker.sheets.files.grid import Cell
from checker.sheets.recognition.data_rows import Rows
from checker.sheets.recognition.layout import Layout
from checker.values.units import factor_between

SMALL_UNIT = "元"
"""The unit in which figures are that are too great in a larger one."""

_LARGE_UNIT, _LARGE = "万元", 100_000
_REMARKABLE, _TIMES = 10_000, 100
"""From how much on a figure is remarked if it is so many times the middle one of its column."""

_NUMBER = re.compile(r"\d{1,20}(?:\.\d{1,20})?")


def is_money(unit: str) -> bool:
    """Whether figures in a unit are money."""
    return factor_between(SMALL_UNIT, unit) is not None


def bare_numbers(column: int, body: Rows) -> dict[int, Decimal]:
    """Return the numbers of a column that stand without a unit, by row."""
    cells = ((row, cells[column]) for row, cells in body.items() if column in cells)
    texts = ((row, _bare(cell)) for row, cell in cells if cell.display is None)
    return {row: Decimal(text) for row, text in texts if _NUMBER.fullmatch(text)}


def _bare(cell: Cell) -> str:
    return cell.text if cell.kind == "number" else cell.text.replace(",", "").strip()


def least_if_too_great(figures: Collection[Decimal], factor: Fraction | None, unit: str) -> Fraction | None:
    """Return the least of the greater half of figures if these are too great for money in their unit; else None.

    From 100,000 万元 on they are: hardly any firm has so much, and as 元 the same figures are usual.

    Args:
        figures: The figures as they stand.
        factor: By what they are multiplied; None where their unit cannot be converted.
        unit: The unit after that.
    """
    if not figures or factor is None or not is_money(unit):
        return None
    middle = Fraction(_middle(figures))
    return middle if middle * factor >= _LARGE * _in(unit) else None


def is_too_great(text: str, unit: str) -> bool:
    """Whether a column of such figures is asked about: whether they are of that unit."""
    return bool(_NUMBER.fullmatch(text)) and least_if_too_great([Decimal(text)], Fraction(1), unit) is not None


def remarkable_cells(layout: Layout, body: Rows) -> Iterator[tuple[int, int, Decimal]]:
    """Yield the row, column and figure of cells that their unit makes implausible, in columns that are not asked about.

    That is a figure of 100,000 万元 or more, or of 10,000 万元 and more than a hundred times the middle of its column.
    """
    for column in layout.columns.keys() - layout.asked.keys():
        number, factor = layout.number_field(column), layout.factor(column)
        if not number or factor is None or not is_money(number.unit):
            continue
        remarkable, large = (float(amount * _in(number.unit) / factor) for amount in (_REMARKABLE, _LARGE))
        if not _may_reach(remarkable, column, body):
            continue
        figures = bare_numbers(column, body)
        usual = _middle(figures.values()) if figures else Decimal(0)
        for row, figure in figures.items():
            if figure >= remarkable and (figure >= large or figure > usual * _TIMES):
                yield row, column, figure


def _may_reach(amount: float, column: int, body: Rows) -> bool:
    """Whether a cell of a column is long enough for a number of some amount."""
    digits = len(str(int(amount)))
    return any(column in cells and len(cells[column].text) >= digits for cells in body.values())


def _middle(figures: Collection[Decimal]) -> Decimal:
    return sorted(figures)[(len(figures) - 1) // 2]


def _in(unit: str) -> Fraction:
    """Return how much of a unit of money the large one is."""
    return factor_between(_LARGE_UNIT, unit) or Fraction(1)
