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
from checker.notice import Notice
from checker.sheets.files.escapes import encoded
from checker.sheets.files.grid import LONGEST_TEXT, Cell
from checker.sheets.recognition.template_names import EXAMPLE, FORM_HEADINGS, FORM_SHEET, GUIDE_SHEET, ROW_NUMBER
from checker.sheets.writing import workbook_styles as styles
from checker.sheets.writing.cell_encoding import day_of, workbook_cell
from checker.sheets.writing.columns import columns_of, row_labels
from checker.sheets.writing.guide import write_guide
from checker.sheets.writing.reproducible_zip import fixed_dates

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

type Rows = Sequence[Mapping[str, str]]

_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_NAME = 31
_TAKEN_FOR_OTHER = ("=", "#")
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
        The same bytes for the same rows. Texts read back unchanged; those longer than a cell can hold are cut, and
        the last sheet lists them.
    """
    book = Workbook(write_only=True)
    book.properties.creator = book.properties.title = notice.form["title"]
    warnings: list[str] = []
    if answers is not None:
        _write_form(_sheet(book, FORM_SHEET), notice, answers, warnings)
    for name, rows in rosters.items():
        roster = notice.rosters[name]
        examples = [texts_from_row(row, roster) for row in roster.row_schema.get("examples", ())] if template else []
        _write_roster(_sheet(book, roster.title), roster, examples, rows, warnings)
    write_guide(_sheet(book, GUIDE_SHEET), [notice.rosters[name] for name in rosters], warnings)
    target = io.BytesIO()
    book.save(target)
    return fixed_dates(target.getvalue())


def _sheet(book: Workbook, title: str) -> "Worksheet":
    # A sheet that is only written has all that is used here, which its type stubs do not know.
    sheet: Worksheet = book.create_sheet(title.translate(_NOT_IN_NAMES)[:_LONGEST_NAME])
    return sheet


def _write_roster(sheet: "Worksheet", roster: Roster, examples: Rows, rows: Rows, warnings: list[str]) -> None:
    columns = columns_of(roster, [*examples, *rows])
    sheet.freeze_panes = "C2"
    sheet.column_dimensions["A"].width = styles.NUMBER_WIDTH
    for number, column in enumerate(columns, 2):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = styles.width(column)
        dimension.number_format = styles.number_format(column.field)
        sheet.data_validations.append(styles.prompt(column, number, roster.limit + len(examples) + 1))
    sheet.append([styles.heading(sheet, ROW_NUMBER), *(styles.column_heading(sheet, column) for column in columns)])
    writers = [_CellWriter(sheet, column.field, f"“{roster.title}”的“{column.title}”", warnings) for column in columns]
    labelled = zip(row_labels(rows, roster), rows, strict=True)
    for label, row in (*((EXAMPLE, row) for row in examples), *labelled):
        cells = (writer.cell(row.get(column.name, "")) for column, writer in zip(columns, writers, strict=True))
        sheet.append([label, *cells])


def _write_form(sheet: "Worksheet", notice: Notice, answers: Mapping[str, str], warnings: list[str]) -> None:
    sheet.freeze_panes = "A2"
    for number, width in enumerate(styles.FORM_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    controls = list(controls_of(notice.fields))
    for row, control in enumerate(controls, 2):
        if validation := styles.answer_choices(control.field, f"C{row}"):
            sheet.data_validations.append(validation)
    sheet.append([styles.heading(sheet, text) for text in FORM_HEADINGS])
    for control in controls:
        writer = _CellWriter(sheet, control.field, f"自评表的“{control.title}”", warnings)
        answer = writer.cell(answers.get(control.name, ""))
        description = control.field.schema.get("description", "")
        sheet.append([control.name, control.title, answer, control.field.unit, description])


class _CellWriter:
    """Makes the cells of one column, each to be appended before the next: styled cells are reused, which is quicker."""

    def __init__(self, sheet: "Worksheet", field: Field, name: str, warnings: list[str]) -> None:
        self._field = field
        self._name = name
        self._warnings = warnings
        self._encoded: dict[str, Cell] = {}
        self._cell = WriteOnlyCell(sheet)
        self._cell.number_format = styles.number_format(field)
        self._styled = self._cell.has_style
        self._day = WriteOnlyCell(sheet)
        self._day.number_format = styles.DAY

    def cell(self, text: str) -> FileCell | Decimal | str | None:
        """Return the cell for a text, None for an empty one; a bare value, which is quicker, where that will do."""
        if not text:
            return None
        cell = self._encoded.get(text)
        if cell is None:
            cell = self._encoded[text] = workbook_cell(text, self._field)
        if cell.kind == "day":
            self._day.value = day_of(cell)
            return self._day
        if cell.kind == "number":
            return Decimal(cell.text)
        content = self._content(cell.text)
        if not self._styled and not content.startswith(_TAKEN_FOR_OTHER):
            return content
        self._cell.value = content
        self._cell.data_type = "s"  # whatever it begins with, it is no formula
        return self._cell

    def _content(self, text: str) -> str:
        content = encoded(text)
        if len(content) <= LONGEST_TEXT:
            return content
        self._warnings.append(f"{self._name}有一格超过 {LONGEST_TEXT} 个字，只写入了前面的部分：{text[:20]}……")
        return encoded(text[: LONGEST_TEXT // len("_x0000_")])
