"""A sheet that is read and printed, not filled in and read back: a title, headings, rows of texts and counts, on A4."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.fonts import DEFAULT_FONT
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from checker.sheets.files.escapes import encoded
from checker.sheets.files.grid import LONGEST_TEXT
from checker.sheets.writing.on_paper import row_height, set_up_on_paper

_CELL, _HEADING = "表格", "表头"
_HEADINGS_ROW = 3
_LINE = Side("thin", "FFB0B7C0")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its heading and how many characters wide it is."""

    heading: str
    width: int


def fill_listing(
    sheet: Worksheet, title: str, source: str, columns: Sequence[ListColumn], rows: Sequence[Sequence[str | int]]
) -> None:
    """Write a title, where the list comes from, headings and rows; set the sheet up to be read and printed."""
    _write(sheet, 1, 1, title).font = Font(bold=True, size=14)
    _write(sheet, 2, 1, source)
    _know_styles(sheet)
    for number, column in enumerate(columns, start=1):
        _write(sheet, _HEADINGS_ROW, number, column.heading, _HEADING)
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    headings = ((column.heading, column.width) for column in columns)
    sheet.row_dimensions[_HEADINGS_ROW].height = row_height(headings)
    for number, row in enumerate(rows, start=_HEADINGS_ROW + 1):
        for position, text in enumerate(row, start=1):
            _write(sheet, number, position, text, _CELL)
        texts = ((str(text), column.width) for text, column in zip(row, columns, strict=True))
        sheet.row_dimensions[number].height = row_height(texts)
    set_up_on_paper(sheet, _HEADINGS_ROW, _HEADINGS_ROW)


def in_use(
    columns: Sequence[ListColumn], rows: Sequence[Sequence[str | int]], to_fill_in: Collection[str]
) -> tuple[list[ListColumn], list[list[str | int]]]:
    """Return columns and rows without the columns in which no row says anything, unless somebody is to fill them in."""
    kept = [
        place
        for place, column in enumerate(columns)
        if column.heading in to_fill_in or any(row[place] != "" for row in rows)
    ]
    return [columns[place] for place in kept], [[row[place] for place in kept] for row in rows]


def offer(sheet: Worksheet, columns: Sequence[ListColumn], heading: str, choices: Sequence[str]) -> None:
    """Let the cells of one column of a list be chosen from, and refuse anything else there."""
    letter = get_column_letter([column.heading for column in columns].index(heading) + 1)
    offered = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=True)
    offered.error = f"只填“{'”或“'.join(choices)}”"
    offered.add(f"{letter}{_HEADINGS_ROW + 1}:{letter}{sheet.max_row}")
    sheet.add_data_validation(offered)


def _know_styles(sheet: Worksheet) -> None:
    """Let the workbook know the styles by name: given to each cell by themselves they take longer than all else."""
    book = sheet.parent
    if book is None or _CELL in book.named_styles:
        return
    wrapped = Alignment(vertical="top", wrap_text=True)
    bold, shaded = Font(DEFAULT_FONT.name, DEFAULT_FONT.size, b=True), PatternFill("solid", "FFE6EDF4")
    book.add_named_style(NamedStyle(_CELL, DEFAULT_FONT, border=_BORDER, alignment=wrapped))
    book.add_named_style(NamedStyle(_HEADING, bold, shaded, _BORDER, wrapped))


def _write(sheet: Worksheet, row: int, column: int, value: str | int, style: str = "") -> Cell | MergedCell:
    """Write a text that stays one, also after somebody has edited the cell: a spreadsheet calculates what begins so."""
    shown = value if isinstance(value, int) else encoded(value)[:LONGEST_TEXT]
    cell = sheet.cell(row, column, None if shown == "" else shown)
    if style:
        cell.style = style
    if isinstance(shown, str) and shown.startswith(("=", "+", "-", "@")):
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell
