"""Numbers as cells store them: with formats that show units, and as percentages."""

import re
import unicodedata
from fractions import Fraction

from checker.reading import Reading, noted, rejected
from checker.reading.quantities import read_quantity, times
from checker.sheets.cells.issues import CellIssue
from checker.sheets.files.grid import Cell, NumberDisplay
from checker.values.units import factor_between, is_unit

_CURRENCY = re.compile(r"人民币|rmb|cny|¥")
_YUAN = "元"
_LONGEST_UNIT = 20


def read_number_cell(cell: Cell, unit: str, source_unit: str = "") -> Reading:
    """Read a number.

    Args:
        cell: The cell.
        unit: The unit to convert to: the field's.
        source_unit: The unit of numbers that name none; empty if it is the field's.
    """
    if cell.kind == "percent":
        return _read_percentage(cell.text, unit)
    if cell.kind in {"day", "month", "month-day", "year", "flag"}:
        return rejected(cell.text, CellIssue.DATE_OR_FLAG())
    if cell.display:
        return _read_displayed(cell, cell.display, unit, source_unit)
    return read_quantity(cell.text, unit, source_unit)


def _read_displayed(cell: Cell, display: NumberDisplay, unit: str, source_unit: str) -> Reading:
    """Read a number whose format shows a unit, a currency or fewer digits: as it is shown, where that is clear."""
    words = "" if source_unit and _is_currency(display.words) else display.words
    shown_unit = _unit_of(words) if words else source_unit or unit
    factor = factor_between(shown_unit, unit) if shown_unit or not words else None
    stored = {"format": _described(display), "stored": cell.text}
    if factor is None or display.decimal_shift is None:
        number = times(cell.text, factor_between(source_unit or unit, unit) or Fraction(1))
        return noted(number, CellIssue.FORMAT_TO_CHECK(**stored))
    if words and factor == 1 and not display.decimal_shift:
        return Reading(cell.text)
    shown = times(cell.text, Fraction(1, 10**display.decimal_shift))
    number = times(shown, factor)
    if words:
        return noted(number, CellIssue.FORMAT_CONVERTED(**stored, number=number, unit=unit))
    if display.decimal_shift:
        return noted(number, CellIssue.FORMAT_SHOWS_OTHERWISE(**stored, shown=shown))
    return noted(number, CellIssue.FORMAT_TO_CHECK(**stored))


def _described(display: NumberDisplay) -> str:
    if display.words:
        return f"格式里有“{display.words[:_LONGEST_UNIT]}”，"
    return "" if display.decimal_shift else "格式随数字的大小而变，"


def _unit_of(words: str) -> str:
    """Return the unit that a format's words are; empty where they are none."""
    bare = _without_currency(words)
    return _YUAN if not bare else bare if is_unit(bare) else ""


def _is_currency(words: str) -> bool:
    """Whether words are a currency sign without a unit."""
    return bool(words) and not _without_currency(words)


def _without_currency(words: str) -> str:
    return _CURRENCY.sub("", unicodedata.normalize("NFKC", words).casefold())


def _read_percentage(text: str, unit: str) -> Reading:
    percentage = times(text, Fraction(100))
    if unit == "%":
        return Reading(percentage)
    return rejected(f"{percentage}%", CellIssue.PERCENTAGE_STORED(unit=f"（{unit}）" if unit else ""))
