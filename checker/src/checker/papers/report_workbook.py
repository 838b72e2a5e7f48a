"""The report as a workbook: one sheet for each part."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from checker.papers.whom_to_ask import contact_line
from checker.sheets.writing.listing import ListColumn, fill_listing
from checker.sheets.writing.reproducible_zip import fixed_dates
from checker.sheets.writing.workbook import sheet_name

_NARROW, _WIDE = 18, 60

type Table = Sequence[Sequence[str]]


_SUMMARY = (ListColumn("项目", _NARROW), ListColumn("内容", 90))
_GAPS = (
    ListColumn("条件", 30),
    ListColumn("条款", 14),
    ListColumn("差多少", 14),
    ListColumn("为什么", 50),
    ListColumn("怎样补上", _WIDE),
)
_CONDITIONS = (
    ListColumn("结论", 14),
    ListColumn("条件", 30),
    ListColumn("条款", 14),
    ListColumn("依据", 12),
    ListColumn("强度", 8),
    ListColumn("说明", 50),
    ListColumn("原文", 50),
    ListColumn("本站采用的读法", 40),
    ListColumn("原文没有写明、与所填有关的", 40),
)
_ANSWERS = (ListColumn("部分", 20), ListColumn("栏目", 40), ListColumn("所填", 40), ListColumn("出处", 40))


def report_workbook(paper: Mapping[str, Any]) -> bytes:
    """Write a ``reportPaper`` as a workbook; the same paper gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = book.properties.title = paper["title"]
    sheets: list[tuple[str, Sequence[ListColumn], Table]] = [
        ("摘要", _SUMMARY, list(_summary(paper))),
        ("缺口", _GAPS, _gaps(paper)),
        ("全部条件", _CONDITIONS, _conditions(paper)),
        ("所填", _ANSWERS, _answers(paper)),
        *((table["title"], _columns(table["columns"]), table["rows"]) for table in paper["tables"]),
    ]
    for title, columns, rows in sheets:
        heading = f"{paper['applicant']} {paper['title']}：{title}"
        fill_listing(book.create_sheet(sheet_name(title)), heading, paper["disclaimer"], columns, rows)
    target = io.BytesIO()
    book.save(target)
    return fixed_dates(target.getvalue())


def _summary(paper: Mapping[str, Any]) -> Iterable[Sequence[str]]:
    yield from ((one["label"], one["text"]) for one in paper["facts"])
    yield "结果", paper["overall"]["label"]
    yield "", paper["headline"]
    yield from ((one["label"], one["text"]) for one in paper["counts"])
    yield from (("须确认", f"{one['title']}（{one['clause']}）：{one['reason']}") for one in paper["confirm"])
    yield from (("有疑问问", contact_line(one)) for one in paper["whom"])
    discrepancies = paper["discrepancies"]
    yield from ((one["label"], one["text"]) for one in (*discrepancies["named"], *discrepancies["others"]))
    yield "说明", paper["disclaimer"]


def _gaps(paper: Mapping[str, Any]) -> Table:
    return [
        (gap["title"], gap["clause"], gap["distance"], gap["reason"], "\n".join(gap["levers"])) for gap in paper["gaps"]
    ]


def _conditions(paper: Mapping[str, Any]) -> Table:
    names = ("label", "title", "clause", "basis", "strength", "reason", "quote", "reading")
    return [[*(one[name] for name in names), "\n".join(one["open"])] for one in paper["conditions"]]


def _answers(paper: Mapping[str, Any]) -> Table:
    return [
        (section["title"], row["label"], row["text"], row["source"])
        for section in paper["sections"]
        for row in section["rows"]
    ]


def _columns(headings: Sequence[str]) -> list[ListColumn]:
    return [ListColumn(heading, _NARROW) for heading in headings]
