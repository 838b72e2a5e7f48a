"""Workbooks as people make them, and what becomes of them when they are read."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from checker import browser
from worked import INCUBATOR, as_text

type Answer = dict[str, Any]

HEADINGS = ["企业名称", "注册时间", "注册资金(万元)", "是否已申请专利"]


def saved(book: Workbook) -> bytes:
    """Return a workbook's bytes."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def workbook(sheets: Mapping[str, Iterable[Sequence[object]]]) -> bytes:
    """Return a workbook with some sheets, row by row."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(book)


def read(data: bytes, roster: str = "", *, notice: str = INCUBATOR, name: str = "名册.xlsx") -> Answer:
    """Return what the page is told about a file."""
    browser.start(notice)
    answer: Answer = json.loads(browser.read(as_text({"notice": notice, "name": name, "roster": roster}), data))
    return answer


def pasted(text: str, roster: str, *, notice: str = INCUBATOR) -> Answer:
    """Return what the page is told about pasted text."""
    browser.start(notice)
    answer: Answer = json.loads(browser.read(as_text({"notice": notice, "name": "", "text": text, "roster": roster})))
    return answer


def taken(*sheets: int, notice: str = INCUBATOR) -> Answer:
    """Return the rows and answers of what was read last."""
    answer: Answer = json.loads(browser.take(as_text({"notice": notice, "sheets": sheets})))
    return answer


def remapped(
    sheet: int,
    roster: str,
    columns: Mapping[str, str],
    answers: Mapping[str, str] | None = None,
    *,
    notice: str = INCUBATOR,
) -> Answer:
    """Return a sheet read in another way."""
    payload = {"notice": notice, "sheet": sheet, "roster": roster, "columns": columns, "answers": answers or {}}
    answer: Answer = json.loads(browser.remap(as_text(payload)))
    return answer


def written(
    rosters: Mapping[str, Sequence[Mapping[str, str]]],
    answers: Mapping[str, str] | None = None,
    *,
    form: str = "xlsx",
    notice: str = INCUBATOR,
) -> bytes:
    """Return the file that the page offers to save."""
    browser.start(notice)
    return browser.write(as_text({"notice": notice, "format": form, "rosters": rosters, "answers": answers}))


def rows(data: bytes, roster: str, *, notice: str = INCUBATOR, name: str = "名册.xlsx") -> list[dict[str, str]]:
    """Return the rows of a roster that a file has."""
    answer = read(data, roster, notice=notice, name=name)
    assert "error" not in answer, answer
    every: list[dict[str, str]] = taken(*range(len(answer["sheets"])), notice=notice)["rosters"].get(roster, [])
    return every


def confirmed(data: bytes, roster: str, *, notice: str = INCUBATOR) -> list[dict[str, str]]:
    """Return the rows of a roster that stands alone in a file; the last answer to each question takes what is there."""
    questions = read(data, roster, notice=notice)["sheets"][0]["questions"]
    remapped(0, roster, {}, {asked["id"]: asked["options"][-1]["value"] for asked in questions}, notice=notice)
    every: list[dict[str, str]] = taken(0, notice=notice)["rosters"].get(roster, [])
    return every


def one(heading: str, value: object, roster: str = "tenant", **formats: str) -> tuple[dict[str, str], Answer]:
    """Return the one row of a sheet with one cell under a heading, and what is said of the sheet."""
    book = Workbook()
    (sheet,) = book.worksheets
    sheet.append(["企业名称", heading])
    sheet.append(["甲", value])
    sheet["B2"].number_format = formats.get("number_format", sheet["B2"].number_format)
    (found,) = read(saved(book), roster)["sheets"]
    (row,) = taken(0)["rosters"][roster]
    return {name: text for name, text in row.items() if name != "name"}, found


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """Return an Office file with one part replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        for other in source.namelist():
            if other != name:
                changed.writestr(other, source.read(other))
        changed.writestr(name, part)
    return target.getvalue()
