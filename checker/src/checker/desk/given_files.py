"""Files that somebody hands over, read as the page reads those that are opened or imported there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Self

from checker.application import doubts_in_row, field_of_control, texts_and_rest_in
from checker.form import ApplicationError, Field, Problem
from checker.notice import Notice
from checker.reading import read_text
from checker.sheets.files.errors import SheetError
from checker.sheets.importing import Import, Remark
from checker.sheets.importing.imported_sheet import ImportedSheet
from checker.sheets.importing.messages import ImportFault, ImportNote
from checker.values.limits import LARGEST_DRAFT
from checker.wording.sentence import Sentence, Statement

_SUMMARY = {"申报单位", "矛盾与疑问", "缺口", "几家都有的企业", "没有读入的文件", "读不懂的格", "说明"}
"""The sheets of a workbook about a batch; one that has others holds what somebody has put there."""
_NOT_UTF_8 = Sentence("file.not-utf-8", "不是 UTF-8 编码的文件；请打开由本站保存的底稿。")
_TOO_LARGE = Sentence("file.too-large", "文件太大，不是本站的底稿。")
_OWN_SUMMARY = Sentence("file.own-summary", "这是本站写出的汇总表，不是申报数据，没有读入。")
_VISITS = Sentence("file.visits", "这是现场核查的文件，不是申报数据；请在“现场核查”页打开。")
_GONE = Sentence("file.no-longer-asked", "现在的表上没有这一栏，没有读入：{answer}。")


class FileRefused(Exception):  # noqa: N818 - it is no mistake of the program
    """A file that cannot be read, or holds nothing of the notice.

    Attributes:
        complaints: Why, and what to do, in Chinese.
    """

    def __init__(self, complaints: Iterable[str]) -> None:
        self.complaints = list(complaints)
        super().__init__("\n".join(self.complaints))

    @classmethod
    def of_problems(cls, problems: Iterable[Problem]) -> Self:
        """Refuse a file for what is wrong in it."""
        return cls(": ".join(filter(None, (problem.path, problem.message))) for problem in problems)


class OwnSummary(FileRefused):
    """A workbook that this site has written about applications: it holds none."""

    def __init__(self) -> None:
        super().__init__([_OWN_SUMMARY.of().text])


@dataclass(slots=True)
class Given:
    """What files hold: texts, as on the page.

    Attributes:
        answers: The form's answers, by control.
        rosters: The rosters' rows, by roster.
        remarks: What is said of files, each with the file's name.
    """

    answers: dict[str, str] = field(default_factory=dict)
    rosters: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)
    remarks: list[tuple[str, Remark]] = field(default_factory=list)


def read_file(name: str, data: bytes, notice: Notice) -> Given:
    """Read a draft, an application or a table, which tells by itself what it is.

    Args:
        name: The file's name.
        data: Its contents.
        notice: The notice.

    Raises:
        FileRefused: It cannot be read, or holds nothing of the notice.
    """
    if not name.lower().endswith(".json") and not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return _tables(name, _import(name, data, notice))
    text = _text(data)
    try:
        answers, rosters, gone = texts_and_rest_in(text, notice)
    except ApplicationError as error:
        if {problem.path for problem in error.problems} == {"saved", "visits"}:
            raise FileRefused([_VISITS.of().text]) from None
        raise FileRefused.of_problems(error.problems) from None
    left_out = [Remark(_GONE.kind, _GONE.of(answer=answer).text) for answer in gone]
    remarks = [(name, remark) for remark in (*left_out, *_converted(answers, rosters, notice))]
    return Given(answers, {roster: list(rows) for roster, rows in rosters.items()}, remarks)


def read_roster(name: str, data: bytes, notice: Notice, roster: str) -> Given:
    """Read one roster of a file, which is asked for by its id.

    Raises:
        FileRefused: The file cannot be read, or does not hold it.
    """
    found = _import(name, data, notice, roster)
    numbers = [number for number, sheet in enumerate(found.sheets) if sheet.roster == roster and sheet.rows]
    title = notice.rosters[roster].title
    if not numbers:
        raise FileRefused([ImportFault.ROSTER_NOT_FOUND(roster=title).text])
    given = _taken(name, found, numbers)
    others = [sheet for sheet in found.sheets if sheet.roster not in {"", roster}]
    given.remarks += [(name, _not_asked_for(sheet, title)) for sheet in others]
    return given


def _converted(
    answers: Mapping[str, str], rosters: Mapping[str, Iterable[Mapping[str, str]]], notice: Notice
) -> Iterator[Remark]:
    """Yield which texts of a draft or an application were taken as something to be checked."""
    for name, text in answers.items():
        if (field := field_of_control(name, notice)) and (issue := _noted(text, field)):
            yield _remark("", text, field, issue)
    for name, rows in rosters.items():
        roster = notice.rosters[name]
        for number, row in enumerate(rows, 1):
            for cell, issue in doubts_in_row(row, roster):
                if field := roster.field_of(cell):
                    yield _remark(f"“{roster.title}”第 {number} 行", row[cell], field, issue)


def _noted(text: str, field: Field) -> Statement | None:
    """Return what is to be checked; what is to be looked at in codes is a finding of the row."""
    reading = None if field.kind == "text" else read_text(text, field)
    return reading.issue if reading and reading.outcome == "noted" else None


def _remark(where: str, text: str, field: Field, issue: Statement) -> Remark:
    return Remark(issue.code, f"{where}“{field.title}”填的是“{text}”：{issue.text}。")


def _tables(name: str, found: Import) -> Given:
    """Return all that a file with tables holds."""
    if not any(sheet.roster for sheet in found.sheets):
        raise FileRefused([ImportFault.NOTHING_RECOGNISED().text])
    return _taken(name, found, range(len(found.sheets)))


def _not_asked_for(sheet: ImportedSheet, title: str) -> Remark:
    said = ImportNote.NOT_ASKED_FOR(sheet=sheet.grid.name, roster=title)
    return Remark(said.code, said.text)


def _taken(name: str, found: Import, numbers: Iterable[int]) -> Given:
    chosen = list(numbers)
    try:
        rosters, answers = found.taken(chosen)
    except SheetError as error:
        raise FileRefused([error.message.text]) from None
    return Given(answers, rosters, [(name, remark) for remark in found.remarks(chosen)])


def _import(name: str, data: bytes, notice: Notice, roster: str = "") -> Import:
    try:
        found = Import.of_file(notice, PurePath(name).name, data, roster)
    except SheetError as error:
        raise FileRefused([error.message.text]) from None
    if {sheet.grid.name for sheet in found.sheets} == _SUMMARY:
        raise OwnSummary
    return found


def _text(data: bytes) -> str:
    if len(data) > LARGEST_DRAFT:
        raise FileRefused([_TOO_LARGE.of().text])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise FileRefused([_NOT_UTF_8.of().text]) from None
