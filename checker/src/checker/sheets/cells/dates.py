"""Days and months, as tables have them."""

import re
import unicodedata
from datetime import date

from checker.sheets.cells.cell_reading import Reading, noted, rejected
from checker.sheets.files.grid import Cell
from checker.sheets.files.number_formats import Format, numeric
from checker.values.dates import is_month

_DAY = re.compile(r"(\d{4})([-/.年])(\d{1,2})[-/.月](\d{1,2})[日号]?")
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_DAY_DIGITS = re.compile(r"(\d{4})()(\d{2})(\d{2})")
_MONTH_DIGITS = re.compile(r"((?:19|20)\d{2})(\d{2})")
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_TIME = re.compile(r"[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$")
_JANUARY_OR_OCTOBER = re.compile(r"\d{4}\.1")
_OTHER_MARKS = str.maketrans({"。": ".", "、": ".", "–": "-", "—": "-", "―": "-", "−": "-", "‐": "-", "‑": "-"})
# Numbers that are days since 1900: those of 1950 to 2099.
_SERIAL = range(18_264, 73_051)
_DAYS_TO_1904 = 1_462

_HOW = "请写成 2021-03-05 或 2021年3月5日"
_HOW_MONTH = "请写成 2021-03-05，只知道年月时写成 2021-03"


def read_date(cell: Cell, *, months: bool, since_1904: bool = False) -> Reading:
    """Read a day as ``2021-03-05``, or a month as ``2021-03`` where the column takes `months`.

    A number that Excel would show as a day is one, counted from 1900 or, in some workbooks, from 1904.
    """
    found = _found(cell, _HOW_MONTH if months else _HOW, _DAYS_TO_1904 if since_1904 else 0)
    if found.outcome in {"taken", "noted"} and is_month(found.text) and not months:
        return rejected(cell.text, f"只有年月，这一栏要填到日；{_HOW}")
    return found


def _found(cell: Cell, how: str, earlier: int) -> Reading:
    if cell.kind == "month":
        return Reading(cell.text)
    if cell.kind in {"flag", "percent"}:
        return rejected(cell.text, f"不是日期；{how}")
    text, time = _without_time(cell.text)
    if cell.kind in {"number", "typed"} and _JANUARY_OR_OCTOBER.fullmatch(text):
        return rejected(cell.text, f"数字 {text} 可能是 1 月，也可能是 10 月（末尾的 0 不显示）；{how}")
    if _YEAR.fullmatch(text):
        return rejected(cell.text, f"只有年份；{how}")
    if matched := _DAY.fullmatch(text) or _DAY_DIGITS.fullmatch(text):
        return _day(cell.text, matched, time, how)
    if matched := _MONTH.fullmatch(text) or _MONTH_DIGITS.fullmatch(text):
        return _month(cell.text, matched, how)
    if text.isascii() and text.isdigit() and len(text) < len("100000") and int(text) + earlier in _SERIAL:
        day = numeric(str(int(text) + earlier), Format("day"), since_1904=False).text
        return noted(day, f"数字 {text} 按 Excel 的日期序号读作 {day}，请核对")
    return rejected(cell.text, f"不是日期；{how}")


def _without_time(raw: str) -> tuple[str, str]:
    text = unicodedata.normalize("NFKC", raw.translate(_OTHER_MARKS)).strip()
    time = _TIME.search(text)
    day = text[: time.start()] if time else text
    return "".join(day.split()), time[0].strip("T \t\n") if time else ""


def _day(raw: str, matched: re.Match[str], time: str, how: str) -> Reading:
    try:
        day = date(int(matched[1]), int(matched[3]), int(matched[4])).isoformat()
    except ValueError:
        return rejected(raw, f"日历上没有这一天；{how}")
    if time.strip("0:."):
        return noted(day, f"读作 {day}，时刻 {time} 没有读入")
    return Reading(day)


def _month(raw: str, matched: re.Match[str], how: str) -> Reading:
    try:
        return Reading(date(int(matched[1]), int(matched[2]), 1).strftime("%Y-%m"))
    except ValueError:
        return rejected(raw, f"没有这个月份；{how}")
