"""Encodes a row's text as a cell that reads back as the same text."""

import re
from datetime import date

from checker.form.field import Field
from checker.reading import is_canonical
from checker.sheets.cells.read_cell import read_cell
from checker.sheets.files.escapes import VERBATIM
from checker.sheets.files.grid import Cell
from checker.sheets.files.number_formats import shortest
from checker.sheets.recognition.magnitudes import is_too_great
from checker.sheets.recognition.non_data_rows import non_data_row
from checker.wording.vocabulary import ANSWER_LABELS

_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_EXACT_DIGITS = 15
_FIRST_DAY = "1900-03-01"  # before it, Excel's days are one off
_LENGTH_OF_DAY = len("2021-03-05")
# What makes Excel take the text of a CSV file for a formula; in Chinese editions the full-width ones do, too.
_FORMULA_SIGNS = tuple("=+-@\t\r＝＋－＠")
# Digits that Excel would round or shorten when it opens a CSV file.
_LONG_DIGITS = re.compile(r"0\d+|\d{12,}", re.ASCII)
# What it would take for a date, a fraction, a time, a number or a logical value, and show as another text.
_TAKEN_FOR_VALUE = re.compile(
    r"\d{1,4}[-/]\d{1,2}(?:[-/]\d{1,4})?|\d{1,2}[-/]\d{4}|\d+:\d{1,2}(?::\d{1,2})?"
    r"|(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{2,4}年\d{1,2}月\d{1,2}日|\d{1,2}[-/ ][A-Za-z]{3,9}(?:[-/ ]\d{2,4})?"
    r"|\d+(?:\.\d*)?[eE][-+]?\d+|\d*\.\d*0|\d*\.|\.\d+|\(\d+\)|(?i:true|false)",
    re.ASCII,
)


def workbook_cell(text: str, field: Field) -> Cell:
    """Return the cell of a workbook for a text; it begins with an apostrophe where nothing else reads back."""
    for cell in (_native(text, field), Cell("text", text)):
        if _reads_back(cell, text, field):
            return cell
    return Cell("text", VERBATIM + text)


def csv_text(text: str, field: Field) -> str:
    """Return the cell of a CSV file for a text; no spreadsheet takes it for a formula."""
    for shown in (_labelled(text, field), text):
        if _reads_back(Cell("typed", shown), text, field) and not _is_changed_by_excel(shown, field):
            return shown
    return VERBATIM + text


def _reads_back(cell: Cell, text: str, field: Field) -> bool:
    if not cell.text.strip() or non_data_row(cell.text) or is_too_great(cell.text, field.unit):
        return False
    reading = read_cell(cell, field)
    return reading.outcome in {"taken", "rejected"} and reading.text == text


def _native(text: str, field: Field) -> Cell:
    match field.kind:
        case "date" if len(text) == _LENGTH_OF_DAY and is_canonical(text, field) and text >= _FIRST_DAY:
            return Cell("day", text)
        case "number" | "years" | "list" if _is_exact(text):
            return Cell("number", text)
    return Cell("text", _labelled(text, field))


def _labelled(text: str, field: Field) -> str:
    if field.kind == "question":
        return ANSWER_LABELS.get(text, text)
    return field.choice(text) if field.kind == "choice" else text


def _is_exact(text: str) -> bool:
    """Whether Excel, which keeps 15 digits, stores the number as it is written."""
    digits = sum(map(str.isdigit, text))
    return bool(_PLAIN.fullmatch(text)) and digits <= _EXACT_DIGITS and shortest(text) == text


def _is_changed_by_excel(shown: str, field: Field) -> bool:
    if field.kind == "text" and (_LONG_DIGITS.fullmatch(shown) or _TAKEN_FOR_VALUE.fullmatch(shown)):
        return True
    return shown.startswith(_FORMULA_SIGNS) and not _PLAIN.fullmatch(shown)


def day_of(cell: Cell) -> date:
    """Return the day of a cell that holds one."""
    return date.fromisoformat(cell.text)
