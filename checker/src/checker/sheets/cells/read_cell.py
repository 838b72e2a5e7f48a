"""Reads a cell as its column wants it."""

import re
from collections.abc import Mapping

from checker.form.field import Field
from checker.sheets.cells.cell_reading import CellReading, noted, omitted, rejected
from checker.sheets.cells.choices import read_choice, read_question
from checker.sheets.cells.dates import read_date
from checker.sheets.cells.issues import CellIssue
from checker.sheets.cells.quantities import is_number, read_number
from checker.sheets.files.escapes import VERBATIM
from checker.sheets.files.grid import Cell, Kind
from checker.values.dates import is_month, parse_date
from checker.wording.vocabulary import ANSWER_LABELS

_DASHES = frozenset(["-", "--", "—", "——", "–", "―", "－", "－－", "/", "／", "\\", "─", "──"])
_EXPONENT_NOTATION = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")
_EXACT_DIGITS = 15
_DAY_OR_MONTH = "day-or-month"
_WITHOUT_VALUE: Mapping[Kind, CellIssue] = {
    "formula": CellIssue.FORMULA_WITHOUT_RESULT,
    "error": CellIssue.FORMULA_WITH_ERROR,
    "damaged": CellIssue.TEXT_MISSING,
    "picture": CellIssue.PICTURE,
}


def read_cell(cell: Cell, field: Field, source_unit: str = "", *, since_1904: bool = False) -> CellReading:
    """Read a cell.

    Args:
        cell: The cell.
        field: What it fills.
        source_unit: The unit of numbers that name none; empty if it is the field's.
        since_1904: Whether the file counts dates from 1904.
    """
    if issue := _WITHOUT_VALUE.get(cell.kind):
        return omitted(cell.text, issue())
    if cell.text.strip() in _DASHES:
        return omitted(cell.text, CellIssue.ONLY_DASHES())
    if cell.kind in {"text", "typed"} and cell.text.startswith(VERBATIM):
        return _read_verbatim(cell.text[1:], field)
    match field.kind:
        case "text":
            return _read_text(cell, field)
        case "date":
            return read_date(cell, months=field.schema.get("format") == _DAY_OR_MONTH, since_1904=since_1904)
        case "question":
            return read_question(cell)
        case "choice":
            return read_choice(cell, field)
        case "number" | "list" | "years":
            return read_number(cell, field.unit, source_unit)
    raise _unknown_kind(field)


def is_valid(text: str, field: Field) -> bool:
    """Whether a text is already as a row has it for such a column."""
    match field.kind:
        case "text":
            return True
        case "date":
            return _is_date(text, months=field.schema.get("format") == _DAY_OR_MONTH)
        case "question":
            return text in ANSWER_LABELS
        case "choice":
            return text in field.schema["enum"]
        case "number" | "list" | "years":
            return is_number(text)
    raise _unknown_kind(field)


def _unknown_kind(field: Field) -> LookupError:
    return LookupError(f"nothing reads cells of the kind {field.kind!r}, as {field.path!r} is")


def _is_date(text: str, *, months: bool) -> bool:
    try:
        parse_date(f"{text}-01" if months and is_month(text) else text)
    except ValueError:
        return False
    return True


def _read_verbatim(text: str, field: Field) -> CellReading:
    if not text:
        return omitted(VERBATIM, CellIssue.ONLY_APOSTROPHE())
    return CellReading(text) if is_valid(text, field) else rejected(text, CellIssue.KEPT_VERBATIM())


def _read_text(cell: Cell, field: Field) -> CellReading:
    text = cell.text.replace("\r\n", "\n").strip()
    if cell.kind == "percent":
        text = read_number(cell, "%").text + "%"
    if field.schema.get("format") == "uscc":
        if cell.kind == "number" and len(text) > _EXACT_DIGITS:
            return noted(text, CellIssue.CODE_STORED_AS_NUMBER())
        if _EXPONENT_NOTATION.fullmatch(text):
            return rejected(text, CellIssue.CODE_IN_EXPONENT_NOTATION())
    return CellReading(text)
