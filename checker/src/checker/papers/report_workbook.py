"""The report as a workbook: one sheet for each part."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from checker.sheets.files.escapes import encoded
from checker.sheets.files.grid import LONGEST_TEXT
from checker.sheets.writing.reproducible_zip import fixed_dates
from checker.sheets.writing.workbook import sheet_name

_HEAD = PatternFill("solid", fgColor="FFDCE6F1")
_BOLD = Font(bold=True)
_TOP = Alignment(vertical="top", wrap_text=True)
_A4 = 9
_WIDE = 60
_NARROW = 18

type Table = Sequence[Sequence[str]]


def report_workbook(paper: Mapping[str, Any]) -> bytes:
    """Write a ``reportPaper`` as a workbook; the same paper gives the same bytes."""
    book = Workbook(write_only=True)
    book.properties.creator = book.properties.title = paper["title"]
    _add(book, "摘要", ("项目", "内容"), _summary(paper), (_NARROW, _WIDE * 1.5))
    _add(book, "缺口", ("条件", "条款", "差多少", "为什么", "怎样补上"), _gaps(paper), (30, 14, 14, 50, 60))
    conditions = ("结论", "条件", "条款", "依据", "强度", "说明", "原文", "本站采用的读法")
    _add(book, "全部条件", conditions, _conditions(paper), (14, 30, 14, 12, 8, 50, 50, 40))
    answers = ("部分", "栏目", "所填", "出处")
    _add(book, "所填", answers, _answers(paper), (20, 40, 40, 40))
    for table in paper["tables"]:
        _add(book, table["title"], table["columns"], table["rows"], (_NARROW,) * len(table["columns"]))
    target = io.BytesIO()
    book.save(target)
    return fixed_dates(target.getvalue())


def _summary(paper: Mapping[str, Any]) -> Iterable[Sequence[str]]:
    yield from ((one["label"], one["text"]) for one in paper["facts"])
    yield "结果", paper["overall"]["label"]
    yield "", paper["headline"]
    yield from ((one["label"], one["text"]) for one in paper["counts"])
    yield from (("须确认", f"{one['title']}（{one['clause']}）：{one['reason']}") for one in paper["confirm"])
    yield from (("有疑问问", f"{one['unit']} {one['person']} {one['phone']}") for one in paper["whom"])
    discrepancies = paper["discrepancies"]
    yield from ((one["label"], one["text"]) for one in (*discrepancies["named"], *discrepancies["others"]))
    yield "说明", paper["disclaimer"]


def _gaps(paper: Mapping[str, Any]) -> Table:
    return [
        (gap["title"], gap["clause"], gap["distance"], gap["reason"], "\n".join(gap["levers"])) for gap in paper["gaps"]
    ]


def _conditions(paper: Mapping[str, Any]) -> Table:
    names = ("label", "title", "clause", "basis", "strength", "reason", "quote", "reading")
    return [[one[name] for name in names] for one in paper["conditions"]]


def _answers(paper: Mapping[str, Any]) -> Table:
    return [
        (section["title"], row["label"], row["text"], row["source"])
        for section in paper["sections"]
        for row in section["rows"]
    ]


def _add(
    book: Workbook, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float]
) -> None:
    """Add a sheet with headings that repeat on paper; every cell is text, whatever it begins with."""
    sheet: Any = book.create_sheet(sheet_name(title))
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_cell(sheet, text, head=True) for text in headings])
    for row in rows:
        sheet.append([_cell(sheet, text) for text in row])


def _cell(sheet: Any, text: str, *, head: bool = False) -> Cell:  # noqa: ANN401 - a sheet that is only written
    cell = WriteOnlyCell(sheet, encoded(text)[:LONGEST_TEXT] or None)
    cell.data_type = "s" if text else "n"
    cell.alignment = _TOP
    if head:
        cell.font, cell.fill = _BOLD, _HEAD
    return cell
