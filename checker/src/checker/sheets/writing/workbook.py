"""Writes rosters and the form as a workbook that reads back as the same texts."""

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from checker.application.texts import texts_from_row
from checker.form.roster import Roster
from checker.notice import Notice
from checker.sheets.recognition.template_names import EXAMPLE, FORM_SHEET, GUIDE_SHEET, ROW_NUMBER
from checker.sheets.writing import workbook_styles as styles
from checker.sheets.writing.cell_writer import CellWriter
from checker.sheets.writing.columns import columns_of, row_labels
from checker.sheets.writing.form_sheet import write_form
from checker.sheets.writing.guide import write_guide
from checker.sheets.writing.reproducible_zip import fixed_dates

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

type Rows = Sequence[Mapping[str, str]]

_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_LONGEST_NAME = 31


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
        write_form(_sheet(book, FORM_SHEET), notice, answers, warnings.append)
    for name, rows in rosters.items():
        roster = notice.rosters[name]
        examples = [texts_from_row(row, roster) for row in roster.row_schema.get("examples", ())] if template else []
        _write_roster(_sheet(book, roster.title), roster, examples, rows, warnings)
    described = [notice.rosters[name] for name in rosters]
    write_guide(_sheet(book, GUIDE_SHEET), described, warnings, None if answers is None else notice.fields)
    target = io.BytesIO()
    book.save(target)
    return fixed_dates(target.getvalue())


def _sheet(book: Workbook, title: str) -> "Worksheet":
    # A sheet that is only written has all that is used here, which its type stubs do not know.
    sheet: Worksheet = book.create_sheet(sheet_name(title))
    return sheet


def sheet_name(title: str) -> str:
    """Return a title as a sheet may be called."""
    return title.translate(_NOT_IN_NAMES)[:_LONGEST_NAME]


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
    writers = [
        CellWriter(sheet, column.field, f"“{roster.title}”的“{column.title}”", warnings.append) for column in columns
    ]
    labelled = zip(row_labels(rows, roster), rows, strict=True)
    for label, row in (*((EXAMPLE, row) for row in examples), *labelled):
        cells = (writer.cell(row.get(column.name, "")) for column, writer in zip(columns, writers, strict=True))
        sheet.append([label, *cells])
