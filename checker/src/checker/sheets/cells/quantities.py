"""Numbers with their units, exact."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from checker.sheets.cells.cell_reading import Reading, noted, rejected
from checker.sheets.files.grid import Cell, Measure
from checker.values import exact_json as _exact_json
from checker.values.numbers import plain

# How much one of each unit is, for units of which one can stand for another.
_FAMILIES: tuple[Mapping[str, int], ...] = (
    {"元": 1, "千元": 1_000, "万元": 10_000, "万": 10_000, "百万元": 10**6, "百万": 10**6, "亿元": 10**8, "亿": 10**8},
    {"平方米": 1, "m2": 1, "㎡": 1, "平米": 1, "平方": 1, "平": 1, "万平方米": 10_000},
    {"人": 1, "名": 1, "位": 1},
    {"家": 1, "户": 1},
    {"岁": 1, "周岁": 1},
    {"个": 1, "项": 1},
    {"场": 1, "次": 1},
    {"%": 1},
)
_PARTS = re.compile(r"(人民币|rmb|¥)?([+-]?\d[\d,]*(?:\.\d+)?)(人民币)?(m2|\D*)")
_CURRENCY = re.compile(r"人民币|rmb|cny|¥")
_YUAN = "元"
_LONGEST_UNIT = 20
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SPACED = re.compile(r"(?<=\d)\s+(?=\d{3}(?:\D|$))")


def unit_of(text: str) -> str:
    """Return a unit by its usual name; empty where it is none."""
    return text if any(text in family for family in _FAMILIES) else ""


def scale_between(given: str, wanted: str) -> Fraction | None:
    """Return by what to multiply a number in one unit to have it in another; nothing where that cannot be done."""
    if given == wanted or not given:
        return Fraction(1)
    family = next((family for family in _FAMILIES if wanted in family), {})
    return Fraction(family[given], family[wanted]) if given in family else None


def read_number(cell: Cell, unit: str, given: str = "") -> Reading:
    """Read a number.

    Args:
        cell: The cell.
        unit: The column's unit.
        given: The unit of numbers that have none of their own; empty where it is the column's.
    """
    if cell.kind == "percent":
        return _share(cell.text, unit)
    if cell.kind in {"day", "month", "flag"}:
        return rejected(cell.text, "应填数字，这一格是日期或逻辑值")
    scale = scale_between(given, unit) or Fraction(1)
    if cell.measure:
        return _measured(cell, cell.measure, unit, given)
    typed = cell.text.strip()
    if scale == 1 and _is_number(typed):
        return Reading(typed)
    text = unicodedata.normalize("NFKC", typed).casefold()
    matched = _PARTS.fullmatch("".join(_SPACED.sub("", text).split()))
    if not matched:
        return rejected(cell.text, _why(text))
    digits = matched[2].replace(",", "") if _GROUPED.fullmatch(matched[2]) else matched[2]
    if not _is_number(digits):
        return rejected(cell.text, "逗号不在千分位上，分不清是多少；请只填数字" if "," in digits else _why(text))
    own = matched[4] or (_YUAN if matched[1] or matched[3] else "")
    return _scaled(cell.text, digits, own, unit, scale)


def _scaled(raw: str, digits: str, given: str, unit: str, scale: Fraction) -> Reading:
    if not given:
        return Reading(_times(digits, scale) if scale != 1 else digits)
    factor = scale_between(given, unit) if unit else None
    if factor is None:
        return rejected(raw, f"“{given[:_LONGEST_UNIT]}”不能换算成{unit}" if unit else _why(given))
    if factor == 1:
        return Reading(digits)
    number = _times(digits, factor)
    return noted(number, f"换算成 {number} {unit}，请核对")


def _measured(cell: Cell, measure: Measure, unit: str, given: str) -> Reading:
    """Read a number whose format shows a unit, a currency or fewer digits: as it is shown, where that is clear."""
    words = "" if given and _is_money(measure.words) else measure.words
    own = _unit_shown(words) if words else given
    factor = scale_between(own, unit) if own or not words else None
    said = f"{_said_of(measure)}实际存的是 {cell.text}"
    if factor is None or measure.shift is None:
        return noted(_times(cell.text, scale_between(given, unit) or Fraction(1)), f"{said}，请核对")
    if words and factor == 1 and not measure.shift:
        return Reading(cell.text)
    shown = _times(cell.text, Fraction(1, 10**measure.shift))
    number = _times(shown, factor)
    if words:
        return noted(number, f"{said}，换算成 {number} {unit}，请核对")
    return noted(number, f"{said}，按显示的 {shown} 读入，请核对" if measure.shift else f"{said}，请核对")


def _said_of(measure: Measure) -> str:
    if measure.words:
        return f"格式里有“{measure.words[:_LONGEST_UNIT]}”，"
    return "" if measure.shift else "格式随数字的大小而变，"


def _unit_shown(words: str) -> str:
    return _YUAN if _is_money(words) else unit_of(_plain(words))


def _plain(words: str) -> str:
    return _CURRENCY.sub("", unicodedata.normalize("NFKC", words).casefold())


def _is_money(words: str) -> bool:
    """Whether words are a currency sign without a unit."""
    return bool(words) and not _plain(words)


def _share(text: str, unit: str) -> Reading:
    if unit != "%":
        return rejected(f"{_times(text, Fraction(100))}%", f"应填数字{f'（{unit}）' if unit else ''}，这一格是百分数")
    return Reading(_times(text, Fraction(100)))


def _times(digits: str, factor: Fraction) -> str:
    return plain(Fraction(Decimal(digits)) * factor)


def _is_number(text: str) -> bool:
    try:
        _exact_json.number(text)
    except ValueError:
        return False
    return True


def _why(text: str) -> str:
    return "应填数字，这里是百分数" if "%" in text else "不是一个数字；请只填数字"
