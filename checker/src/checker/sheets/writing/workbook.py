"""Writes rosters and the form as a workbook that reads back as the same texts."""

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.cell import Cell as FileCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from checker.application.texts import texts_from_row
from checker.form.controls import controls_of
from checker.form.field import Field
from checker.form.roster import Roster
from checker.notice.notice import Notice
from checker.sheets.files.escapes import encoded
from checker.sheets.files.grid import LONGEST_TEXT, Cell
from checker.sheets.recognition.names import EXAMPLE, FORM, FORM_HEADINGS, GUIDE, NUMBER
from checker.sheets.writing import guide
from checker.sheets.writing import workbook_styles as looks
from checker.sheets.writing.cell_encoding import cell_of, day_of
from checker.sheets.writing.columns import columns_of
from checker.sheets.writing.reproducible_zip import fixed_dates

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

type Rows = Sequence[Mapping[str, str]]

_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_NAME = 31
_TAKEN_FOR_MORE = ("=", "#")
"""What openpyxl takes for a formula or an error."""


def workbook(
    notice: Notice, rosters: Mapping[str, Rows], answers: Mapping[str, str] | None = None, *, template: bool = False
) -> bytes:
    """Write a workbook: the form where there are answers, a sheet for each roster, and how to fill them in.

    Args:
        notice: The notice.
        rosters: The rows, as texts, by roster.
        answers: The form's answers by control, if it is to be written.
        template: Whether each roster begins with the form's examples, marked as such.

    Returns:
        The same bytes for the same rows. Texts read back unchanged; those longer than a cell can hold are cut, which
        the last sheet says.
    """
    book = Workbook(write_only=True)
    book.properties.creator = book.properties.title = notice.form["title"]
    cut: list[str] = []
    if answers is not None:
        _write_form(_sheet(book, FORM), notice, answers, cut)
    for name, rows in rosters.items():
        roster = notice.rosters[name]
        examples = [texts_from_row(row, roster) for row in roster.row.get("examples", ())] if template else []
        _write_roster(_sheet(book, roster.title), roster, examples, rows, cut)
    guide.write(_sheet(book, GUIDE), [notice.rosters[name] for name in rosters], cut)
    target = io.BytesIO()
    book.save(target)
    return fixed_dates(target.getvalue())


def _sheet(book: Workbook, title: str) -> "Worksheet":
    # A sheet that is only written has all that is used here, which its type stubs do not know.
    sheet: Worksheet = book.create_sheet(title.translate(_NOT_IN_NAMES)[:_LONGEST_NAME])
    return sheet


def _write_roster(sheet: "Worksheet", roster: Roster, examples: Rows, rows: Rows, cut: list[str]) -> None:
    columns = columns_of(roster, [*examples, *rows])
    sheet.freeze_panes = "C2"
    sheet.column_dimensions["A"].width = looks.NUMBER_WIDTH
    for place, column in enumerate(columns, 2):
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = looks.width(column)
        dimension.number_format = looks.number_format(column.field)
        sheet.data_validations.append(looks.prompt(column, place, roster.limit + len(examples) + 1))
    sheet.append([looks.heading(sheet, NUMBER), *(looks.column_heading(sheet, column) for column in columns)])
    pens = [_Pen(sheet, column.field, f"“{roster.title}”的“{column.title}”", cut) for column in columns]
    numbered = [*((EXAMPLE, row) for row in examples), *((number, row) for number, row in enumerate(rows, 1))]
    for number, row in numbered:
        cells = (pen.cell(row.get(column.name, "")) for column, pen in zip(columns, pens, strict=True))
        sheet.append([number, *cells])


def _write_form(sheet: "Worksheet", notice: Notice, answers: Mapping[str, str], cut: list[str]) -> None:
    sheet.freeze_panes = "A2"
    for place, width in enumerate(looks.FORM_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    controls = list(controls_of(notice))
    for row, control in enumerate(controls, 2):
        if validation := looks.answer_prompt(control.field, f"C{row}"):
            sheet.data_validations.append(validation)
    sheet.append([looks.heading(sheet, text) for text in FORM_HEADINGS])
    for control in controls:
        pen = _Pen(sheet, control.field, f"自评表的“{control.title}”", cut)
        answer = pen.cell(answers.get(control.name, ""))
        about = control.field.schema.get("description", "")
        sheet.append([control.name, control.title, answer, control.field.unit, about])


class _Pen:
    """Write the cells of one column, one after another: a sheet that is only written takes each at once."""

    def __init__(self, sheet: "Worksheet", field: Field, name: str, cut: list[str]) -> None:
        self._field = field
        self._name = name
        self._cut = cut
        self._known: dict[str, Cell] = {}
        self._cell = WriteOnlyCell(sheet)
        self._cell.number_format = looks.number_format(field)
        self._styled = self._cell.has_style
        self._day = WriteOnlyCell(sheet)
        self._day.number_format = looks.DAY

    def cell(self, text: str) -> FileCell | Decimal | str | None:
        """Return the cell for a text; nothing for none. A bare value is quicker, where one will do."""
        if not text:
            return None
        cell = self._known.get(text)
        if cell is None:
            cell = self._known[text] = cell_of(text, self._field)
        if cell.kind == "day":
            self._day.value = day_of(cell)
            return self._day
        if cell.kind == "number":
            return Decimal(cell.text)
        held = self._held(cell.text)
        if not self._styled and not held.startswith(_TAKEN_FOR_MORE):
            return held
        self._cell.value = held
        self._cell.data_type = "s"  # whatever it begins with, it is no formula
        return self._cell

    def _held(self, text: str) -> str:
        held = encoded(text)
        if len(held) <= LONGEST_TEXT:
            return held
        self._cut.append(f"{self._name}有一格超过 {LONGEST_TEXT} 个字，只写入了前面的部分：{text[:20]}……")
        return encoded(text[: LONGEST_TEXT // len("_x0000_")])
