"""Reads a cell as its column wants it."""

import re

from checker.form.field import Field
from checker.sheets.cells.cell_reading import Reading, noted, rejected
from checker.sheets.cells.choices import SHOWN, read_choice, read_question
from checker.sheets.cells.dates import read_date
from checker.sheets.cells.quantities import read_number
from checker.sheets.files.escapes import VERBATIM
from checker.sheets.files.grid import Cell
from checker.values import exact_json as _exact_json
from checker.values.dates import is_month, parse_date

_NOTHING = frozenset(["-", "--", "—", "——", "–", "―", "－", "－－", "/", "／", "\\", "─", "──"])
_EXPONENT = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")
_EXACT_DIGITS = 15
_MONTH = "day-or-month"


def read_cell(cell: Cell, field: Field, given: str = "", *, since_1904: bool = False) -> Reading:
    """Read a cell.

    Args:
        cell: The cell.
        field: What it fills.
        given: The unit of numbers that have none of their own, where it is not the field's.
        since_1904: Whether the file counts its days from 1904.
    """
    if cell.kind == "formula":
        return Reading(cell.text, "left", "公式没有存下结果；请用 Excel 打开、保存后再导入，或直接填上数值")
    if cell.kind == "error":
        return Reading(cell.text, "left", "公式的结果是错误值；请改正公式，或直接填上数值")
    if cell.text.strip() in _NOTHING:
        return Reading(cell.text, "left", "只有横线，按未填")
    if cell.kind in {"text", "typed"} and cell.text.startswith(VERBATIM):
        return _verbatim(cell.text[1:], field)
    match field.kind:
        case "text":
            return _text(cell, field)
        case "date":
            return read_date(cell, months=field.schema.get("format") == _MONTH, since_1904=since_1904)
        case "question":
            return read_question(cell)
        case "choice":
            return read_choice(cell, field)
    return read_number(cell, field.unit, given)


def _verbatim(text: str, field: Field) -> Reading:
    if not text:
        return Reading(VERBATIM, "left", "只有一个撇号，按未填")
    if valid(text, field):
        return Reading(text)
    return rejected(text, "以撇号开头，照原样留下；要读入，请改好后去掉撇号")


def valid(text: str, field: Field) -> bool:
    """Whether a text is already what a row has for such a column."""
    try:
        match field.kind:
            case "text":
                return True
            case "date":
                month = field.schema.get("format") == _MONTH and is_month(text)
                parse_date(f"{text}-01" if month else text)
            case "question":
                return text in SHOWN
            case "choice":
                return text in field.schema["enum"]
            case _:
                _exact_json.number(text)
    except ValueError:
        return False
    return True


def _text(cell: Cell, field: Field) -> Reading:
    text = cell.text.replace("\r\n", "\n").strip()
    if cell.kind == "percent":
        text = read_number(cell, "%").text + "%"
    if field.schema.get("format") == "uscc":
        if cell.kind == "number" and len(text) > _EXACT_DIGITS:
            return noted(text, "Excel 把代码存成了数字，第 16 位起可能已变成 0，请核对")
        if _EXPONENT.fullmatch(text):
            return rejected(text, "代码变成了科学计数法，后几位已丢失；请重新填写，并把这一列设为文本格式")
    return Reading(text)
