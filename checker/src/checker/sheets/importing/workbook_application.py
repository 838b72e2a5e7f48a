"""An application that is read from a workbook, for the command line."""

from collections.abc import Iterator
from typing import Any

from checker.application import application_from_answers, find_problems, rosters_from_texts
from checker.form import ApplicationError, Problem
from checker.notice import Notice
from checker.sheets.files.errors import SheetError
from checker.sheets.files.grid import cell_address, column_letters
from checker.sheets.importing.imported_sheet import ImportedSheet, brief
from checker.sheets.importing.messages import ImportFault, ImportNote
from checker.sheets.importing.workbook_import import Import


def read_workbook_application(name: str, data: bytes, notice: Notice) -> tuple[dict[str, Any], list[str]]:
    """Read and validate an application from a workbook: one sheet for the form, one or more for each roster.

    Returns:
        The application, and what was left out of sheets or is to be checked, in Chinese.

    Raises:
        ApplicationError: The workbook cannot be read, holds nothing that belongs to the notice, or has cells that
            cannot be read.
    """
    try:
        found = Import.of_file(notice, name, data)
        if rejected := [problem for sheet in found.sheets for problem in _rejected(sheet)]:
            raise ApplicationError(rejected)
        if not any(sheet.roster for sheet in found.sheets):
            raise ApplicationError([Problem("", ImportFault.NOTHING_RECOGNISED(), structural=True)])
        rosters, answers = found.taken(range(len(found.sheets)))
    except SheetError as error:
        raise ApplicationError([Problem("", error.message, structural=True)]) from None
    application, unreadable = application_from_answers(answers, notice)
    rows, wrong = rosters_from_texts(rosters, notice)
    application |= rows
    if problems := [*unreadable, *wrong, *find_problems(application, notice)]:
        raise ApplicationError(problems)
    return application, [line for sheet in found.sheets for line in _remarks(sheet)]


def _rejected(sheet: ImportedSheet) -> Iterator[Problem]:
    for note in sheet.rejected:
        where = f"{_named(sheet)}第 {note.row} 行 {column_letters(note.column)} 列“{note.heading}”"
        yield Problem("", ImportFault.UNREADABLE_CELL(cell=where, text=brief(note.text), reason=note.message.text))


def _remarks(sheet: ImportedSheet) -> Iterator[str]:
    """Yield lines on what of a sheet was left out, or is to be checked.

    Titles, totals and this site's own examples are expected, and are not listed.
    """
    if not sheet.roster:
        if all(part.message.code != ImportNote.GUIDE.code for part in sheet.skipped):
            yield f"{_named(sheet)}没有读入：{_reason(sheet)}"
        return
    for question in sheet.questions:
        yield (
            f"{_named(sheet)}{question.where}“{brief(question.text)}”：{question.message.text}。"
            f"按建议处理：{question.answer_label}。"
        )
    asked = sheet.layout.asked
    for column in (
        column for column in sheet.columns if not column.name and column.filled and column.column not in asked
    ):
        heading = f"“{column.heading}”" if column.heading else "（没有标题）"
        yield f"{_named(sheet)}的 {column_letters(column.column)} 列{heading}没有对应的栏目，没有读入。"
    for note in sheet.noted:
        address = cell_address(note.row, note.column)
        yield f"{_named(sheet)}{address}：“{brief(note.text)}”：{note.message.text}。"
    for part in (part for part in sheet.skipped if not part.usual and part.kind != "column"):
        text = f"：“{brief(part.text)}”" if part.text else ""
        yield f"{_named(sheet)}{part.where}{text}没有读入：{part.message.text}。"


def _named(sheet: ImportedSheet) -> str:
    return f"工作表“{brief(sheet.grid.name)}”"


def _reason(sheet: ImportedSheet) -> str:
    if not sheet.grid.rows and sheet.skipped:
        return f"{sheet.skipped[0].message.text.rstrip('。')}。"
    return "认不出是哪个名册。"
