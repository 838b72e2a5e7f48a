"""The styles of a workbook: headings, widths, number formats, and the prompts beside cells that are filled in."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from openpyxl.cell import Cell as FileCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from checker.form.field import Field
from checker.form.roster import Column
from checker.wording.vocabulary import ANSWER_LABELS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WORKSHEET_COLUMN = "底稿栏目，非官方表样"
DAY = "yyyy-mm-dd"
NUMBER_WIDTH = 7

_FORM_WIDTHS = (26, 42, 40, 8, 60)
_A4 = 9

_OFFICIAL = PatternFill("solid", fgColor="FFDCE6F1")
_WORKSHEET = PatternFill("solid", fgColor="FFFDE9D9")
_BOLD = Font(bold=True)
_CENTERED = Alignment(wrap_text=True, vertical="center", horizontal="center")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_WIDTHS = {"question": 12, "choice": 12, "number": 14, "years": 14, "date": 14}
_TEXT_WIDTH = 22
_LONGEST_TITLE = 32
_LONGEST_PROMPT = 255
_LONGEST_LIST = 255
_HINTS = {
    "question": "填“是”、“否”或“不确定”。",
    "date": "写成 2021-03-05；只知道年月时写成 2021-03。",
}


def heading(sheet: "Worksheet", text: str, fill: PatternFill = _OFFICIAL) -> FileCell:
    """Return a heading's cell."""
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.fill, cell.alignment = _BOLD, fill, _CENTERED
    return cell


def column_heading(sheet: "Worksheet", column: Column) -> FileCell:
    """Return the heading's cell of a roster's column; columns of the worksheet have another colour."""
    return heading(sheet, column.headings[0], _OFFICIAL if column.official else _WORKSHEET)


def section(sheet: "Worksheet", title: str) -> FileCell:
    """Return the cell of a section's title."""
    cell = WriteOnlyCell(sheet, title)
    cell.font = _BOLD
    return cell


def wrapped(sheet: "Worksheet", content: FileCell | Decimal | str | None) -> FileCell:
    """Return a cell, or that of a bare value, whose text breaks over several lines."""
    if isinstance(content, FileCell):
        cell = content
    else:
        cell = WriteOnlyCell(sheet)
        cell.value = content
    cell.alignment = _WRAPPED
    return cell


def set_up_form(sheet: "Worksheet") -> None:
    """Set the form's sheet up to be read and printed, before anything is written."""
    sheet.freeze_panes = "A2"
    for number, characters in enumerate(_FORM_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = characters
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def width(column: Column) -> int:
    """Return a column's width, in characters."""
    return _WIDTHS.get(column.field.kind, _TEXT_WIDTH)


def number_format(field: Field) -> str:
    """Return the format of a column's cells.

    Text has the text format, so that long codes keep their digits; so has a date that may be a month, because Excel
    would turn a typed month into its first day.
    """
    return "@" if field.kind in {"text", "date"} else "General"


def instructions(column: Column) -> str:
    """Return what a column is for and how it is filled in."""
    field = column.field
    marks = ("" if column.official else f"{WORKSHEET_COLUMN}。", f"单位：{field.unit}。" if field.unit else "")
    return "".join([*marks, how_to_answer(field)])


def how_to_answer(field: Field) -> str:
    """Return in which words a field is answered, and what for."""
    return _hint(field) + str(field.schema.get("description", ""))


def _hint(field: Field) -> str:
    if field.kind == "choice":
        return f"填“{'”或“'.join(_labels(field))}”。"
    return _HINTS.get(field.kind, "")


def prompt(column: Column, number: int, last_row: int) -> DataValidation:
    """Return the prompt beside the cells of a column, and what Excel offers there.

    Args:
        column: The column.
        number: Its number in the sheet, from 1.
        last_row: The last row that has the prompt.
    """
    letters = get_column_letter(number)
    validation = _validation(column.field)
    validation.promptTitle = column.title[:_LONGEST_TITLE]
    validation.prompt = (instructions(column) or column.title)[:_LONGEST_PROMPT]
    validation.showInputMessage = True
    validation.add(f"{letters}2:{letters}{last_row}")
    return validation


def answer_choices(field: Field, address: str) -> DataValidation | None:
    """Return what Excel offers in the cell of one answer; None where there is no choice."""
    if field.kind not in {"question", "choice"}:
        return None
    validation = _validation(field)
    validation.add(address)
    return validation


def _validation(field: Field) -> DataValidation:
    if field.kind in {"question", "choice"}:
        offered = ",".join(_labels(field))
        if len(offered) <= _LONGEST_LIST:
            return DataValidation("list", f'"{offered}"', allow_blank=True, errorStyle="warning", showErrorMessage=True)
    if field.kind == "number":
        kind: Any = "whole" if field.is_integer else "decimal"
        low, high = (str(field.schema[name]) for name in ("minimum", "maximum"))
        return DataValidation(
            kind, low, high, operator="between", allow_blank=True, errorStyle="warning", showErrorMessage=True
        )
    return DataValidation(allow_blank=True)


def _labels(field: Field) -> list[str]:
    return (
        list(ANSWER_LABELS.values())
        if field.kind == "question"
        else [field.choice(value) for value in field.schema["enum"]]
    )
