"""Reads a cell as its column wants it."""

from collections.abc import Mapping
from dataclasses import replace

from checker.form.field import Field
from checker.reading import Reading, is_canonical, noted, omitted, read_text
from checker.reading.texts import unknown_kind
from checker.sheets.cells.dates import PARTLY_SHOWN, read_date_cell
from checker.sheets.cells.ditto import is_ditto
from checker.sheets.cells.issues import CellIssue
from checker.sheets.cells.quantities import read_number_cell
from checker.sheets.files.escapes import VERBATIM
from checker.sheets.files.grid import Cell, Kind

_DASHES = frozenset(["-", "--", "—", "——", "–", "―", "－", "－－", "/", "／", "\\", "─", "──"])
_EXACT_DIGITS = 15
_WITHOUT_VALUE: Mapping[Kind, CellIssue] = {
    "formula": CellIssue.FORMULA_WITHOUT_RESULT,
    "error": CellIssue.FORMULA_WITH_ERROR,
    "damaged": CellIssue.TEXT_MISSING,
    "picture": CellIssue.PICTURE,
}


def read_cell(cell: Cell, field: Field, source_unit: str = "", *, since_1904: bool = False) -> Reading:
    """Read a cell.

    Args:
        cell: The cell.
        field: What it fills.
        source_unit: The unit of numbers that name none; empty if it is the field's.
        since_1904: Whether the file counts dates from 1904.
    """
    if issue := _WITHOUT_VALUE.get(cell.kind):
        return omitted(cell.text, issue())
    if cell.text.strip() in _DASHES and field.kind not in {"number", "list", "years"}:
        return omitted(cell.text, CellIssue.ONLY_DASHES())
    if cell.kind in {"text", "typed"} and cell.text.startswith(VERBATIM):
        return _read_verbatim(cell.text[1:], field)
    if field.kind == "text" and is_ditto(cell.text):
        return omitted(cell.text, CellIssue.ONLY_DITTO())
    match field.kind:
        case "text":
            return _read_text(cell, field)
        case "date":
            return read_date_cell(cell, since_1904=since_1904)
        case "question" | "choice":
            return read_text(cell.text, field)
        case "number" | "list" | "years":
            return read_number_cell(cell, field.unit, source_unit)
    raise unknown_kind(field)


def _read_verbatim(text: str, field: Field) -> Reading:
    """Read a text that is to stay as it is, which whoever checks the answers reads again."""
    if not text:
        return omitted(VERBATIM, CellIssue.ONLY_APOSTROPHE())
    if is_canonical(text, field):
        return Reading(text)
    reading = read_text(text, field)
    return replace(reading, text=text, outcome="rejected" if reading.outcome == "omitted" else reading.outcome)


def _read_text(cell: Cell, field: Field) -> Reading:
    if cell.kind == "percent":
        return Reading(read_number_cell(cell, "%").text + "%")
    if issue := PARTLY_SHOWN.get(cell.kind):
        return noted(cell.text, issue(stored=cell.text))
    if cell.kind == "number" and field.schema.get("format") == "uscc" and len(cell.text) > _EXACT_DIGITS:
        return noted(cell.text, CellIssue.CODE_STORED_AS_NUMBER())
    return read_text(cell.text, field)
