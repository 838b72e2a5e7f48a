"""Worked cases as an officer fills them in: ``cases.xlsx`` in a notice's folder, one case a column."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from checker import Field, Notice
from checker.application.texts import application_from_answers
from checker.conditions import Facts
from checker.wording.vocabulary import VERDICT_LABELS
from generator.notices.cases import MISMATCH_REMEDY, Case, mismatch_message
from generator.source import Errors, SourceError

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

FILE = "cases.xlsx"
SHEET = "用例"

_NAME, _WHY, _OVERALL = "用例名称", "理由", "总的结论"
_KEYS = {_NAME: "name", _WHY: "why", _OVERALL: "overall"}
_FIRST = 4
"""The column of the first case; before it stand what a row is for, its title, and how to fill it in."""

_BLANK_CASES = 12
_WIDTHS = (4, 34, 30)
_HOW = {"question": "是、否", "date": "2024-08-29 或 2024-08", "text": "文字"}
_VERDICTS = {label: str(verdict) for verdict, label in VERDICT_LABELS.items()}


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the sheet: what it is for, its title, and how it is filled in."""

    key: str
    title: str
    how: str
    choices: Sequence[str] = ()


def case_workbook(notice: Notice) -> bytes:
    """Return a workbook for some cases of a notice, with one column for each."""
    book = Workbook()
    sheet = book.active or book.create_sheet()
    sheet.title = SHEET
    for number, line in enumerate(_lines(notice), 1):
        sheet.append([line.key, line.title, line.how])
        _lay_out(sheet, number, line)
    for number, width in enumerate((*_WIDTHS, *[18] * _BLANK_CASES), 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = "D2"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _lay_out(sheet: "Worksheet", number: int, line: _Line) -> None:
    row = sheet[number]
    for cell in row:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    row[1].font = Font(bold=line.key in _KEYS.values())
    cases = f"{get_column_letter(_FIRST)}{number}:{get_column_letter(_FIRST + _BLANK_CASES - 1)}{number}"
    if line.choices:
        check = DataValidation(type="list", formula1=f'"{",".join(line.choices)}"', allow_blank=True)
        sheet.add_data_validation(check)
        check.add(cases)
    for cell in sheet[cases][0]:
        cell.number_format = "@"
        cell.fill = PatternFill("solid", fgColor="FFF7E6" if line.key.startswith("expected.") else "FFFFFF")


def _lines(notice: Notice) -> Iterator[_Line]:
    labels = list(VERDICT_LABELS.values())
    yield _Line("name", _NAME, "一列一个用例，名称各不相同")
    yield _Line("why", _WHY, "凭什么这样判")
    for path, field in notice.fields.items():
        choices = list(field.schema.get("x-choices", {}).values()) or (["是", "否"] if field.kind == "question" else [])
        if field.kind != "list" and path in notice.looked_at:
            yield _Line(path, field.title, _how(field), choices)
    yield _Line("overall", _OVERALL, "您的判断", labels)
    for condition in notice.on_application():
        counts = "不填就是符合或不适用" if condition.level == "applicant" else "不填就不核对"
        yield _Line(f"expected.{condition.id}", f"应得：{condition.about['title']}", counts, labels)


def _how(field: Field) -> str:
    if choices := field.schema.get("x-choices"):
        return "、".join(choices.values())
    return f"数字，单位：{field.unit}" if field.unit else _HOW.get(field.kind, "")


@dataclass(frozen=True, slots=True)
class FilledCase:
    """A case of the workbook.

    Attributes:
        case: The case.
        column: The letter of its column.
        rows: The number of each row, by what it is for.
    """

    case: Case
    column: str
    rows: Mapping[str, int]


def check_case_workbook(path: Path, notice: Notice) -> Errors:
    """Require that every case of a notice's workbook, if there is one, receives the verdicts that it states."""
    if not path.exists():
        return
    try:
        sheet = load_workbook(path)[SHEET]
    except (BadZipFile, InvalidFileException, KeyError, OSError):
        remedy = f"用 make cases NOTICE={notice.id} 写出的工作簿，不改表名“{SHEET}”"
        yield SourceError(path, None, None, "读不出用例", remedy)
        return
    rows = {str(cell.value): cell.row for cell in sheet["A"] if cell.value}
    for number in range(_FIRST, sheet.max_column + 1):
        texts = {key: _text(sheet.cell(row, number)) for key, row in rows.items()}
        if any(texts.values()):
            yield from _check(path, notice, texts, FilledCase(_case(texts, notice), get_column_letter(number), rows))


def _check(path: Path, notice: Notice, texts: Mapping[str, str], filled: FilledCase) -> Errors:
    def error(key: str, message: str, remedy: str) -> SourceError:
        return SourceError(path, None, f"{filled.column}{filled.rows.get(key, 1)}", message, remedy)

    if not filled.case.name:
        yield error("name", "用例没有名称", "在这一列第一行写上名称")
    _, problems = application_from_answers(_answers(texts, notice), notice)
    for problem in problems:
        yield error(problem.path, problem.message.removesuffix("。"), "改成自评表收得下的答案")
    for key, text in texts.items():
        if text and (key == "overall" or key.startswith("expected.")) and text not in _VERDICTS:
            yield error(key, f"“{text}”不是结论", f"可以写的有：{'、'.join(_VERDICTS)}")
    if not texts.get("overall"):
        yield error("overall", "没有写总的结论", f"写 {'、'.join(_VERDICTS)} 中的一个")
    elif not problems and filled.case.overall:
        for mismatch in filled.case.mismatches(notice):
            key = ".".join(map(str, mismatch.place))
            yield error(key, mismatch_message(mismatch, filled.case.name), MISMATCH_REMEDY)


def _case(texts: Mapping[str, str], notice: Notice) -> Case:
    application, _ = application_from_answers(_answers(texts, notice), notice)
    facts = Facts(application, notice.fields)
    given = {path: facts.answer(path) for path in notice.fields}
    expected = {
        condition.id: _VERDICTS.get(text, "")
        for condition in notice.on_application()
        if (text := texts.get(f"expected.{condition.id}"))
    }
    answers: Mapping[str, Any] = {path: answer for path, answer in given.items() if answer is not None}
    return Case(texts.get("name", ""), answers, expected, _VERDICTS.get(texts.get("overall", ""), ""))


def _answers(texts: Mapping[str, str], notice: Notice) -> dict[str, str]:
    return {path: _choice(text, notice.fields[path]) for path, text in texts.items() if text and path in notice.fields}


def _choice(text: str, field: Field) -> str:
    """Return the value of a choice that is filled in by its label; all else as it is."""
    labels = {label: value for value, label in field.schema.get("x-choices", {}).items()}
    return str(labels.get(text, {"是": "yes", "否": "no"}.get(text, text) if field.kind == "question" else text))


def _text(cell: "Cell | MergedCell") -> str:
    """Return what a cell shows; a formula stays one, which is no answer to anything."""
    match cell.value:
        case None:
            return ""
        case bool(value):
            return "是" if value else "否"
        case datetime() as value:
            return value.date().isoformat()
        case int() | float() if "%" in cell.number_format:
            return f"{Decimal(str(cell.value)) * 100:f}%"
        case float(value) if value.is_integer():
            return str(int(value))
    return str(cell.value).strip()
