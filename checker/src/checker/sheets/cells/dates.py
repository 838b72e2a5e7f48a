"""Days and months, as tables store them."""

import re
from collections.abc import Mapping

from checker.reading import Reading, noted, rejected
from checker.reading.dates import INSTRUCTION, read_date
from checker.sheets.cells.issues import CellIssue
from checker.sheets.files.grid import Cell, Kind
from checker.sheets.files.number_formats import Format, numeric

_JANUARY_OR_OCTOBER = re.compile(r"\d{4}\.1")
_DATE_NUMBER = re.compile(r"\d{1,5}")
_DATE_NUMBERS = range(18_264, 73_051)
"""Numbers that are taken for days since 1900: those of 1950 to 2099."""
_DAYS_TO_1904 = 1_462
_FIRST_OF_JANUARY = re.compile(r"(\d{4})-01-01")

PARTLY_SHOWN: Mapping[Kind, CellIssue] = {
    "month-day": CellIssue.YEAR_NOT_SHOWN,
    "year": CellIssue.ONLY_YEAR_SHOWN,
}
"""What is said of days of which nobody sees all that is stored."""


def read_date_cell(cell: Cell, *, since_1904: bool = False) -> Reading:
    """Read a day or a month.

    A number may be one that Excel would show as a day, counted from 1900 or, in some workbooks, from 1904.
    """
    text = cell.text.strip()
    if cell.kind in PARTLY_SHOWN:
        return _read_partly_shown(cell)
    if cell.kind == "month":
        return Reading(text)
    if cell.kind in {"flag", "percent"}:
        return rejected(cell.text, CellIssue.NOT_STORED_AS_DATE(instruction=INSTRUCTION))
    if cell.kind in {"number", "typed"} and _JANUARY_OR_OCTOBER.fullmatch(text):
        return rejected(cell.text, CellIssue.JANUARY_OR_OCTOBER(number=text, instruction=INSTRUCTION))
    reading = read_date(cell.text)
    if reading.outcome == "rejected" and _DATE_NUMBER.fullmatch(text):
        number = int(text) + (_DAYS_TO_1904 if since_1904 else 0)
        if number in _DATE_NUMBERS:
            day = numeric(str(number), Format("day"), since_1904=False).text
            return noted(day, CellIssue.READ_AS_DATE_NUMBER(number=text, day=day))
    return reading


def _read_partly_shown(cell: Cell) -> Reading:
    """Read a day that is not shown in full, which is to be checked; the first one of a year is the year alone."""
    if cell.kind == "year" and (found := _FIRST_OF_JANUARY.fullmatch(cell.text)):
        return read_date(f"{found[1]}年")
    reading = read_date(cell.text)
    if reading.outcome == "rejected":
        return reading
    return noted(reading.text, PARTLY_SHOWN[cell.kind](stored=cell.text))
