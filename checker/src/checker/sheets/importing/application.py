"""An application read from a workbook, as the command line takes it."""

import re
from collections.abc import Iterator
from typing import Any

from checker.application.texts import application_from_answers, rosters_from_texts
from checker.application.validation import find_problems
from checker.form.problem import ApplicationError, Problem
from checker.notice.notice import Notice
from checker.sheets.files.error import SheetError
from checker.sheets.files.grid import letter
from checker.sheets.importing.sheet import Sheet, brief
from checker.sheets.importing.workbook_import import Import
from checker.sheets.recognition.names import GUIDE_TITLE
from checker.wording.sentence import Sentence

_SHEET = Sentence("workbook.unreadable", "{message}")
_NO_SHEET = Sentence("workbook.nothing-recognised", "没有一张工作表认得出是本通知的名册或自评表。")
_CELL = Sentence("workbook.unreadable-cell", "{where}：“{text}”读不了：{reason}。")
_COLUMN = re.compile(r"[A-Z]+ 列")


def read_workbook_application(name: str, data: bytes, notice: Notice) -> tuple[dict[str, Any], list[str]]:
    """Read and validate an application from a workbook: one sheet for the form, one or more for each roster.

    Returns:
        The application, and what was not taken of sheets and columns, in Chinese.

    Raises:
        ApplicationError: The workbook cannot be read, holds nothing that belongs to the notice, or has cells that
            cannot be read.
    """
    try:
        found = Import.of_file(notice, name, data)
    except SheetError as error:
        raise ApplicationError([Problem("", _SHEET.of(message=str(error)), structural=True)]) from None
    if rejected := [problem for sheet in found.sheets for problem in _rejected(sheet)]:
        raise ApplicationError(rejected)
    if not any(sheet.roster for sheet in found.sheets):
        raise ApplicationError([Problem("", _NO_SHEET.of(), structural=True)])
    try:
        rosters, answers = found.taken(range(len(found.sheets)))
    except SheetError as error:
        raise ApplicationError([Problem("", _SHEET.of(message=str(error)), structural=True)]) from None
    application, unreadable = application_from_answers(answers, notice)
    rows, wrong = rosters_from_texts(rosters, notice)
    application |= rows
    if problems := [*unreadable, *wrong, *find_problems(application, notice)]:
        raise ApplicationError(problems)
    return application, [line for sheet in found.sheets for line in _left_out(sheet)]


def _rejected(sheet: Sheet) -> Iterator[Problem]:
    for remark in sheet.rejected:
        where = f"{_at(sheet)}第 {remark.row} 行 {letter(remark.place)} 列“{remark.heading}”"
        yield Problem("", _CELL.of(where=where, text=brief(remark.text), reason=remark.reason))


def _left_out(sheet: Sheet) -> Iterator[str]:
    """Say which sheets, columns, rows and cells were not taken, and what is to be checked.

    Titles, totals and this site's own examples are what one expects, and are not listed.
    """
    if not sheet.roster:
        if all(skipped.text != GUIDE_TITLE for skipped in sheet.skipped):
            yield f"{_at(sheet)}没有读入：{_why(sheet)}"
        return
    for column in (column for column in sheet.columns if not column.column and column.filled):
        heading = f"“{column.heading}”" if column.heading else "（没有标题）"
        yield f"{_at(sheet)}的 {letter(column.place)} 列{heading}没有对应的栏目，没有读入。"
    for remark in sheet.noted:
        yield f"{_at(sheet)}{letter(remark.place)}{remark.row}：“{brief(remark.text)}”：{remark.reason}。"
    for skipped in (skipped for skipped in sheet.skipped if not skipped.usual and not _COLUMN.fullmatch(skipped.where)):
        text = f"：“{brief(skipped.text)}”" if skipped.text else ""
        yield f"{_at(sheet)}{skipped.where}{text}没有读入：{skipped.reason}。"


def _at(sheet: Sheet) -> str:
    return f"工作表“{brief(sheet.grid.name)}”"


def _why(sheet: Sheet) -> str:
    if not sheet.grid.rows and sheet.skipped:
        return f"{sheet.skipped[0].reason.rstrip('。')}。"
    return "认不出是哪个名册。"
