"""Numbers with their units, exact."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from checker.sheets.cells.cell_reading import CellReading, noted, rejected
from checker.sheets.cells.issues import CellIssue
from checker.sheets.files.grid import Cell, NumberDisplay
from checker.values import exact_json
from checker.values.numbers import plain
from checker.values.units import factor_between, is_unit
from checker.wording.sentence import Statement

_NUMBER_WITH_UNIT = re.compile(r"(人民币|rmb|¥)?([+-]?\d[\d,]*(?:\.\d+)?)(人民币)?(m2|\D*)")
_CURRENCY = re.compile(r"人民币|rmb|cny|¥")
_YUAN = "元"
_LONGEST_UNIT = 20
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SPACE_IN_GROUPS = re.compile(r"(?<=\d)\s+(?=\d{3}(?:\D|$))")


def read_number(cell: Cell, unit: str, source_unit: str = "") -> CellReading:
    """Read a number.

    Args:
        cell: The cell.
        unit: The unit to convert to: the field's.
        source_unit: The unit of numbers that name none; empty if it is the field's.
    """
    if cell.kind == "percent":
        return _read_percentage(cell.text, unit)
    if cell.kind in {"day", "month", "flag"}:
        return rejected(cell.text, CellIssue.DATE_OR_FLAG())
    factor = factor_between(source_unit or unit, unit) or Fraction(1)
    if cell.display:
        return _read_displayed(cell, cell.display, unit, source_unit)
    typed = cell.text.strip()
    if factor == 1 and is_number(typed):
        return CellReading(typed)
    text = unicodedata.normalize("NFKC", typed).casefold()
    matched = _NUMBER_WITH_UNIT.fullmatch("".join(_SPACE_IN_GROUPS.sub("", text).split()))
    if not matched:
        return rejected(cell.text, _not_a_number(text))
    digits = matched[2].replace(",", "") if _GROUPED.fullmatch(matched[2]) else matched[2]
    if not is_number(digits):
        return rejected(cell.text, CellIssue.MISPLACED_COMMA() if "," in digits else _not_a_number(text))
    named = matched[4] or (_YUAN if matched[1] or matched[3] else "")
    if named:
        return _converted(cell.text, digits, named, unit)
    return CellReading(_times(digits, factor) if factor != 1 else digits)


def is_number(text: str) -> bool:
    """Whether a text is a number as a row has it."""
    try:
        exact_json.number(text)
    except ValueError:
        return False
    return True


def _converted(raw: str, digits: str, named: str, unit: str) -> CellReading:
    """Read a number that names its unit."""
    if not unit:
        return rejected(raw, _not_a_number(named))
    factor = factor_between(named, unit)
    if factor is None:
        return rejected(raw, CellIssue.NOT_CONVERTIBLE(given=named[:_LONGEST_UNIT], unit=unit))
    if factor == 1:
        return CellReading(digits)
    number = _times(digits, factor)
    return noted(number, CellIssue.CONVERTED(number=number, unit=unit))


def _read_displayed(cell: Cell, display: NumberDisplay, unit: str, source_unit: str) -> CellReading:
    """Read a number whose format shows a unit, a currency or fewer digits: as it is shown, where that is clear."""
    words = "" if source_unit and _is_currency(display.words) else display.words
    shown_unit = _unit_of(words) if words else source_unit or unit
    factor = factor_between(shown_unit, unit) if shown_unit or not words else None
    stored = {"format": _described(display), "stored": cell.text}
    if factor is None or display.decimal_shift is None:
        number = _times(cell.text, factor_between(source_unit or unit, unit) or Fraction(1))
        return noted(number, CellIssue.FORMAT_TO_CHECK(**stored))
    if words and factor == 1 and not display.decimal_shift:
        return CellReading(cell.text)
    shown = _times(cell.text, Fraction(1, 10**display.decimal_shift))
    number = _times(shown, factor)
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


def _read_percentage(text: str, unit: str) -> CellReading:
    percentage = _times(text, Fraction(100))
    if unit == "%":
        return CellReading(percentage)
    return rejected(f"{percentage}%", CellIssue.PERCENTAGE_STORED(unit=f"（{unit}）" if unit else ""))


def _times(digits: str, factor: Fraction) -> str:
    return plain(Fraction(Decimal(digits)) * factor)


def _not_a_number(text: str) -> Statement:
    return CellIssue.PERCENTAGE_TYPED() if "%" in text else CellIssue.NOT_A_NUMBER()
