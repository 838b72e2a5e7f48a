"""The summary of visits as a workbook: the official table, those listed apart, the list of those recommended."""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from checker.desk.summary_table import Summary, boxes, reason_tag, summary_of
from checker.sheets.files.escapes import encoded
from checker.sheets.files.grid import LONGEST_TEXT
from checker.sheets.writing.on_paper import row_height, set_up_on_paper
from checker.sheets.writing.reproducible_zip import fixed_dates

DRAFT = "（底稿，非官方表样）"

_LINE = Side("thin", "FF000000")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_CENTERED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(vertical="center", wrap_text=True)
_WIDTHS = {"number": 5, "name": 16, "operator": 16, "district": 8, "code": 12, "address": 18}
_BOXES, _TEXT, _WHY = 8, 12, 44
_BLANK_ROWS = 3
"""How many rows to write in by hand a table has that would have none."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its tag, its heading, one below that in a group of columns, and its width in characters."""

    tag: str
    heading: str
    below: str
    width: int


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet: its name, the lines above its table, the columns, the rows as texts by tag, and the lines below."""

    name: str
    heading: str
    lead: Sequence[str]
    columns: Sequence[_Column]
    rows: Sequence[Mapping[str, str]]
    foot: Sequence[str]


def summary_workbook(visits: Iterable[Mapping[str, Any]], about: Mapping[str, Any]) -> bytes:
    """Write the workbook; the same visits make the same bytes.

    Args:
        visits: The visits, as the page keeps them.
        about: What the notice says of visits: the ``visit`` of a ``Supplement``.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = book.properties.title = about["summary"]["title"]
    for sheet in _sheets(summary_of(visits, about), about):
        _write_sheet(book.create_sheet(sheet.name), sheet)
    target = io.BytesIO()
    book.save(target)
    return fixed_dates(target.getvalue())


def _sheets(summary: Summary, about: Mapping[str, Any]) -> Iterable[_Sheet]:
    found = summary.as_json()
    clear, apart = ([row["cells"] for row in found[name]] for name in ("clear", "apart"))
    who, all_columns = list(_identity(about)), [*_identity(about), *_items(about)]
    blank = {item["id"]: boxes("") for item in about["items"]}
    yield _Sheet(
        f"汇总表{'（底稿）' if about['summary']['draft'] else ''}",
        about["summary"]["heading"] + (DRAFT if about["summary"]["draft"] else ""),
        [],
        all_columns,
        clear or [blank] * _BLANK_ROWS,
        printed(about),
    )
    yield _Sheet(
        apart_title(about),
        apart_title(about) + DRAFT,
        [apart_reason(about)],
        [*who, _Column("why", "原因", "", _WHY)],
        apart,
        [],
    )
    if summary.unfinished:
        named = next(entry["title"] for entry in about["identity"] if entry["id"] == "name")
        columns = [_Column("name", named, "", _WIDTHS["name"]), _Column("why", "还缺什么", "", _WHY)]
        rows = [
            {"name": one.name, "why": "\n".join([*one.missing, *one.explained_objections])}
            for one in summary.unfinished
        ]
        yield _Sheet("未完成", f"核查没有填完，未列入汇总表{DRAFT}", [], columns, rows, [])
    heading = about["recommended"]["heading"] + (DRAFT if about["recommended"]["draft"] else "")
    remarks = [*who, _Column("remark", "备注", "", _TEXT)]
    lead = [f"通知未附这张表的表样；表样请向{about['issuer']}索取。"] if about["recommended"]["draft"] else []
    lead += [f"有“否”的不在此表：{about['open']}"] if "open" in about else []
    yield _Sheet("推荐汇总表（底稿）", heading, lead, remarks, clear or [{}] * _BLANK_ROWS, [])


def apart_title(about: Mapping[str, Any]) -> str:
    """Return what those are called that are listed apart."""
    return "不得推荐上报" if "veto" in about else "有“否”的"


def apart_reason(about: Mapping[str, Any]) -> str:
    """Return why they are: the notice's own words, or that it leaves it open."""
    return f"{about['veto']['clause']}：“{about['veto']['quote']}”" if "veto" in about else str(about["open"])


def printed(about: Mapping[str, Any]) -> list[str]:
    """Return the lines that the official table prints below its rows."""
    return [line["quote"] for name in ("commitment", "signed", "note") for line in about.get(name, ())]


def _identity(about: Mapping[str, Any]) -> Iterable[_Column]:
    yield _Column("number", "序号", "", _WIDTHS["number"])
    yield from (_Column(entry["id"], entry["title"], "", _WIDTHS[entry["id"]]) for entry in about["identity"])


def _items(about: Mapping[str, Any]) -> Iterable[_Column]:
    for item in about["items"]:
        below = item.get("subheading", "")
        yield _Column(item["id"], item["title"], below, _BOXES)
        if "explained" in item:
            heading = item["title"] if below else item["explained"]
            yield _Column(reason_tag(item), heading, item["explained"] if below else "", _TEXT)


def _write_sheet(sheet: Worksheet, about: _Sheet) -> None:
    columns = len(about.columns)
    _write_line(sheet, 1, columns, about.heading).font = Font(bold=True, size=16)
    sheet.cell(1, 1).alignment = _CENTERED
    for number, line in enumerate(about.lead, 2):
        _write_line(sheet, number, columns, line)
    first = 2 + len(about.lead)
    last = _write_headings(sheet, first, about.columns)
    for number, row in enumerate(about.rows, last + 1):
        for position, column in enumerate(about.columns, 1):
            cell = _write(sheet, number, position, row.get(column.tag, ""))
            cell.alignment, cell.border = _CENTERED if column.width <= _BOXES else _LEFT, _BORDER
        texts = ((row.get(column.tag, ""), column.width) for column in about.columns)
        sheet.row_dimensions[number].height = row_height(texts)
    for number, line in enumerate(about.foot, last + 1 + len(about.rows)):
        _write_line(sheet, number, columns, line)
    set_up_on_paper(sheet, first, last)


def _write_headings(sheet: Worksheet, first: int, columns: Sequence[_Column]) -> int:
    """Write one row of headings, or two where columns are grouped, and return the number of the last."""
    last = first + any(column.below for column in columns)
    for position, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(position)].width = column.width
        for row, text in ((first, column.heading), (last, column.below or column.heading)):
            cell = _write(sheet, row, position, text)
            cell.font, cell.alignment, cell.border = Font(bold=True), _CENTERED, _BORDER
    grouped = [column for column in columns if column.below]
    below = row_height((column.below, column.width) for column in grouped)
    whole = row_height((column.heading, column.width) for column in columns if not column.below)
    above = row_height((column.heading, sum(one.width for one in grouped)) for column in grouped)
    sheet.row_dimensions[first].height = max(whole - below, above) if grouped else whole
    if grouped:
        sheet.row_dimensions[last].height = below
    for position, column in enumerate(columns, 1):
        before = columns[position - 2] if position > 1 else None
        if not column.below and last > first:
            sheet.merge_cells(start_row=first, end_row=last, start_column=position, end_column=position)
        elif column.below and before and before.heading == column.heading:
            sheet.merge_cells(start_row=first, end_row=first, start_column=position - 1, end_column=position)
    return last


def _write_line(sheet: Worksheet, row: int, columns: int, text: str) -> Cell | MergedCell:
    """Write a line across the table; as high as its words need."""
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    cell = _write(sheet, row, 1, text)
    cell.alignment = _LEFT
    sheet.row_dimensions[row].height = 30 if row == 1 else 20
    return cell


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Cell | MergedCell:
    """Write a text that stays one, whatever it begins with."""
    cell = sheet.cell(row, column)
    shown = encoded(text)[:LONGEST_TEXT]
    if shown:
        cell.value = shown
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = shown.startswith(("=", "+", "-", "@"))
    return cell
