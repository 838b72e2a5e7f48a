"""The files that are given on the command line, read as the page reads those that are opened or imported there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from checker.application import field_of_control, no_longer_asked, texts_in
from checker.form import ApplicationError, Field, Problem
from checker.notice import Notice
from checker.reading import read_text
from checker.sheets.files.errors import SheetError
from checker.sheets.importing import Import, Remark
from checker.sheets.importing.imported_sheet import ImportedSheet
from checker.sheets.importing.messages import ImportFault, ImportNote
from checker.wording.sentence import Sentence

_NOT_UTF_8 = Sentence("file.not-utf-8", "不是 UTF-8 编码的文件；请打开由本站保存的底稿。")
_GONE = Sentence("file.no-longer-asked", "现在的表上没有这一栏，没有读入：{answer}。")
_UNREADABLE = {
    FileNotFoundError: "没有这个文件",
    IsADirectoryError: "这是文件夹，不是文件",
    PermissionError: "没有读取的权限",
}


class FileRefused(Exception):  # noqa: N818 - it is no mistake of the program
    """A file that cannot be read, or holds nothing of the notice.

    Attributes:
        lines: Why, and what to do, in Chinese.
    """

    def __init__(self, path: Path, complaints: Iterable[str]) -> None:
        self.lines = [f"{path}: {complaint}" for complaint in complaints]
        super().__init__("\n".join(self.lines))

    @classmethod
    def of_problems(cls, path: Path, problems: Iterable[Problem]) -> Self:
        """Refuse a file for what is wrong in it."""
        return cls(path, [": ".join(filter(None, (problem.path, problem.message))) for problem in problems])


@dataclass(slots=True)
class Given:
    """What files hold: texts, as on the page.

    Attributes:
        answers: The form's answers, by control.
        rosters: The rosters' rows, by roster.
        remarks: What is said of files.
    """

    answers: dict[str, str] = field(default_factory=dict)
    rosters: dict[str, list[Mapping[str, str]]] = field(default_factory=dict)
    remarks: list[tuple[Path, Remark]] = field(default_factory=list)


def read_files(application: Path | None, tables: Iterable[tuple[str, Path]], notice: Notice) -> Given:
    """Read an application, and tables of rosters.

    Args:
        application: A draft, an application or a table, which tells by itself what it is.
        tables: Tables, each with the id of the roster that it is. Those of one roster come one after another, and take
            the place of the application's rows.
        notice: The notice.

    Raises:
        FileRefused: A file cannot be read, or holds nothing of the notice.
    """
    given = _read(application, notice) if application else Given()
    apart: dict[str, list[Mapping[str, str]]] = {}
    for roster, path in tables:
        table = _roster(path, notice, roster)
        apart.setdefault(roster, []).extend(table.rosters[roster])
        given.remarks += table.remarks
    given.rosters |= apart
    return given


def _read(path: Path, notice: Notice) -> Given:
    data = _bytes(path)
    if path.suffix.lower() != ".json" and not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return _tables(path, _import(path, data, notice))
    try:
        text = _text(path, data)
        answers, rosters = texts_in(text, notice)
    except ApplicationError as error:
        raise FileRefused.of_problems(path, error.problems) from None
    gone = [Remark(_GONE.kind, _GONE.of(answer=answer).text) for answer in no_longer_asked(text, notice)]
    remarks = [(path, remark) for remark in (*gone, *_converted(answers, rosters, notice))]
    return Given(answers, {name: list(rows) for name, rows in rosters.items()}, remarks)


def _converted(
    answers: Mapping[str, str], rosters: Mapping[str, Iterable[Mapping[str, str]]], notice: Notice
) -> Iterator[Remark]:
    """Yield which texts of a draft or an application were taken as something to be checked."""
    for name, text in answers.items():
        yield from _noted("", text, field_of_control(name, notice))
    for name, rows in rosters.items():
        roster = notice.rosters[name]
        for number, row in enumerate(rows, 1):
            for cell, text in row.items():
                yield from _noted(f"“{roster.title}”第 {number} 行", text, roster.field_of(cell))


def _noted(where: str, text: str, asked: Field | None) -> Iterator[Remark]:
    if asked is None or asked.kind == "text":  # what is to be looked at in codes is a finding of the row
        return
    reading = read_text(text, asked)
    if reading.outcome == "noted" and reading.issue:
        yield Remark(reading.issue.code, f"{where}“{asked.title}”填的是“{text}”：{reading.issue.text}。")


def _tables(path: Path, found: Import) -> Given:
    """Return all that a file with tables holds."""
    if not any(sheet.roster for sheet in found.sheets):
        raise FileRefused(path, [ImportFault.NOTHING_RECOGNISED().text])
    return _taken(path, found, range(len(found.sheets)))


def _roster(path: Path, notice: Notice, roster: str) -> Given:
    """Return one roster of a file, which was asked for by name."""
    found = _import(path, _bytes(path), notice, roster)
    numbers = [number for number, sheet in enumerate(found.sheets) if sheet.roster == roster and sheet.rows]
    title = notice.rosters[roster].title
    if not numbers:
        raise FileRefused(path, [ImportFault.ROSTER_NOT_FOUND(roster=title).text])
    given = _taken(path, found, numbers)
    others = [sheet for sheet in found.sheets if sheet.roster not in {"", roster}]
    given.remarks += [(path, _not_asked_for(sheet, title)) for sheet in others]
    return given


def _not_asked_for(sheet: ImportedSheet, title: str) -> Remark:
    said = ImportNote.NOT_ASKED_FOR(sheet=sheet.grid.name, roster=title)
    return Remark(said.code, said.text)


def _taken(path: Path, found: Import, numbers: Iterable[int]) -> Given:
    chosen = list(numbers)
    try:
        rosters, answers = found.taken(chosen)
    except SheetError as error:
        raise FileRefused(path, [error.message.text]) from None
    return Given(answers, rosters, [(path, remark) for remark in found.remarks(chosen)])


def _import(path: Path, data: bytes, notice: Notice, roster: str = "") -> Import:
    try:
        return Import.of_file(notice, path.name, data, roster)
    except SheetError as error:
        raise FileRefused(path, [error.message.text]) from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = next((said for kind, said in _UNREADABLE.items() if isinstance(error, kind)), str(error.strerror))
        raise FileRefused(path, [f"打不开：{why}。请核对路径。"]) from None


def _text(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise FileRefused(path, [_NOT_UTF_8.of().text]) from None
