"""Days and months, as tables have them."""

import re
import unicodedata
from datetime import date

from checker.sheets.cells.cell_reading import CellReading, noted, rejected
from checker.sheets.cells.issues import CellIssue
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
_OTHER_SEPARATORS = str.maketrans({"。": ".", "、": ".", "–": "-", "—": "-", "―": "-", "−": "-", "‐": "-", "‑": "-"})
_DATE_NUMBERS = range(18_264, 73_051)
"""Numbers that are taken for days since 1900: those of 1950 to 2099."""
_DAYS_TO_1904 = 1_462

_WRITE_DAY = "请写成 2021-03-05 或 2021年3月5日"
_WRITE_DAY_OR_MONTH = "请写成 2021-03-05，只知道年月时写成 2021-03"


def read_date(cell: Cell, *, months: bool, since_1904: bool = False) -> CellReading:
    """Read a day as ``2021-03-05``, or a month as ``2021-03`` where the column takes `months`.

    A number may be one that Excel would show as a day, counted from 1900 or, in some workbooks, from 1904.
    """
    reading = _read(cell, _WRITE_DAY_OR_MONTH if months else _WRITE_DAY, _DAYS_TO_1904 if since_1904 else 0)
    if reading.outcome in {"taken", "noted"} and is_month(reading.text) and not months:
        return rejected(cell.text, CellIssue.ONLY_MONTH(instruction=_WRITE_DAY))
    return reading


def _read(cell: Cell, instruction: str, days_to_epoch: int) -> CellReading:
    if cell.kind == "month":
        return CellReading(cell.text)
    if cell.kind in {"flag", "percent"}:
        return rejected(cell.text, CellIssue.NOT_A_DATE(instruction=instruction))
    text, time = _without_time(cell.text)
    if cell.kind in {"number", "typed"} and _JANUARY_OR_OCTOBER.fullmatch(text):
        return rejected(cell.text, CellIssue.JANUARY_OR_OCTOBER(number=text, instruction=instruction))
    if _YEAR.fullmatch(text):
        return rejected(cell.text, CellIssue.ONLY_YEAR(instruction=instruction))
    if matched := _DAY.fullmatch(text) or _DAY_DIGITS.fullmatch(text):
        return _day(cell.text, matched, time, instruction)
    if matched := _MONTH.fullmatch(text) or _MONTH_DIGITS.fullmatch(text):
        return _month(cell.text, matched, instruction)
    if text.isascii() and text.isdigit() and len(text) < len("100000") and int(text) + days_to_epoch in _DATE_NUMBERS:
        day = numeric(str(int(text) + days_to_epoch), Format("day"), since_1904=False).text
        return noted(day, CellIssue.READ_AS_DATE_NUMBER(number=text, day=day))
    return rejected(cell.text, CellIssue.NOT_A_DATE(instruction=instruction))


def _without_time(raw: str) -> tuple[str, str]:
    """Return a date in half-width characters without spaces, and the time that followed it, empty for none."""
    text = unicodedata.normalize("NFKC", raw.translate(_OTHER_SEPARATORS)).strip()
    time = _TIME.search(text)
    day = text[: time.start()] if time else text
    return "".join(day.split()), time[0].strip("T \t\n") if time else ""


def _day(raw: str, matched: re.Match[str], time: str, instruction: str) -> CellReading:
    try:
        day = date(int(matched[1]), int(matched[3]), int(matched[4])).isoformat()
    except ValueError:
        return rejected(raw, CellIssue.NO_SUCH_DAY(instruction=instruction))
    if time.strip("0:."):
        return noted(day, CellIssue.TIME_LEFT_OUT(day=day, time=time))
    return CellReading(day)


def _month(raw: str, matched: re.Match[str], instruction: str) -> CellReading:
    try:
        return CellReading(date(int(matched[1]), int(matched[2]), 1).isoformat()[: len("2021-03")])
    except ValueError:
        return rejected(raw, CellIssue.NO_SUCH_MONTH(instruction=instruction))
