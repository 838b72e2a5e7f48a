"""The files that are named on the command line."""

import stat
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from checker.desk.given_files import FileRefused, Given, read_file, read_roster
from checker.notice import Notice
from checker.sheets.files.open_file import too_large
from checker.values.limits import LARGEST_SHEET_FILE

_UNREADABLE = {
    FileNotFoundError: "没有这个文件",
    IsADirectoryError: "这是文件夹，不是文件",
    PermissionError: "没有读取的权限",
}


class PathRefused(Exception):  # noqa: N818 - it is no mistake of the program
    """A path that leads to no file which can be read.

    Attributes:
        lines: Why, and what to do, in Chinese.
    """

    def __init__(self, path: Path, complaints: Iterable[str]) -> None:
        self.lines = [f"{path}: {complaint}" for complaint in complaints]
        super().__init__("\n".join(self.lines))


def read_files(application: Path | None, tables: Iterable[tuple[str, Path]], notice: Notice) -> Given:
    """Read an application, and tables of rosters.

    Args:
        application: A draft, an application or a table, which tells by itself what it is.
        tables: Tables, each with the id of the roster that it is. Those of one roster come one after another, and take
            the place of the application's rows.
        notice: The notice.

    Raises:
        PathRefused: A file cannot be read, or holds nothing of the notice.
    """
    given = _read(application, partial(read_file, notice=notice)) if application else Given()
    apart: dict[str, list[Mapping[str, str]]] = {}
    for roster, path in tables:
        table = _read(path, partial(read_roster, notice=notice, roster=roster))
        apart.setdefault(roster, []).extend(table.rosters[roster])
        given.remarks += table.remarks
    given.rosters |= apart
    return given


def file_contents(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        FileRefused: It cannot be opened, or is larger than any that is read.
    """
    try:
        found = path.stat()
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            raise FileRefused(["打不开：这不是普通文件。请核对路径。"])
        if found.st_size > LARGEST_SHEET_FILE:
            raise FileRefused([too_large(found.st_size).text])
        return path.read_bytes()
    except OSError as error:
        why = next((said for kind, said in _UNREADABLE.items() if isinstance(error, kind)), str(error.strerror))
        raise FileRefused([f"打不开：{why}。请核对路径。"]) from None


def _read(path: Path, read: Callable[[str, bytes], Given]) -> Given:
    try:
        return read(str(path), file_contents(path))
    except FileRefused as error:
        raise PathRefused(path, error.complaints) from None
