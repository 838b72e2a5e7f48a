"""Which of the files below a folder belong together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

_READ = {".json", ".xlsx", ".xlsm", ".csv"}
_REFUSED = {".xls", ".xlsb", ".et", ".ods", ".numbers", ".zip", ".rar", ".7z", ".docx", ".doc", ".wps"}
"""Files that may hold what an applicant has filled in, but are not read: they are opened to say why."""
_NOTHING_TO_READ = "这个文件夹里没有底稿、工作簿或表格，只有别的文件（如图片、PDF），没有核对；请向这一家要底稿。"
_OF_THE_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx"}


@dataclass(frozen=True, slots=True)
class Failure:
    """A file of which nothing was taken.

    Attributes:
        unit: The id of its unit.
        file: Its path.
        why: Why, and what to do.
    """

    unit: str
    file: str
    why: str

    def as_json(self) -> dict[str, Any]:
        """Return a ``deskFailure`` of ``schemas/desk.schema.json``."""
        return {"id": self.unit, "file": self.file, "why": self.why}


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are read together: one that lies in the folder itself, or all of a folder below it.

    Attributes:
        id: The file's path, or the folder's with a slash behind it; relative, with slashes.
        files: The files' paths.
    """

    id: str
    files: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return a ``deskUnit`` of ``schemas/desk.schema.json``."""
        return {"id": self.id, "files": list(self.files)}


@dataclass(frozen=True, slots=True)
class Sorted:
    """The files below a folder.

    Attributes:
        units: The units, in the order of their ids.
        others: Paths of files of other kinds, such as pictures, which are left out.
        failures: Folders in the one that was given, of which there is nothing to read.
    """

    units: Sequence[Unit]
    others: Sequence[str]
    failures: Sequence[Failure]


def units_of(paths: Iterable[str], closed: Iterable[str] = ()) -> Sorted:
    """Sort files by the applicant whose folder they lie in.

    A folder that holds files which can be read belongs to one applicant together with whatever lies below it; a folder
    of mere folders, such as a city's, to none. What a system leaves behind, such as ``Thumbs.db`` and ``~$`` locks, is
    left out without a word.

    Args:
        paths: Paths relative to the folder that was given, with slashes.
        closed: Paths of folders that cannot be read, with a slash behind them; each is a file of its unit, or one by
            itself.
    """
    visible = sorted(path for path in paths if not any(map(_is_of_the_system, PurePosixPath(path).parts)))
    wanted = [path for path in visible if _ending(path) in _READ | _REFUSED]
    holding = {PurePosixPath(path).parent for path in wanted if _ending(path) in _READ}
    units: dict[str, list[str]] = {}
    for path in sorted([*wanted, *closed]):
        units.setdefault(_unit_of(path, holding), []).append(path)
    others = [path for path in visible if _ending(path) not in _READ | _REFUSED]
    listed = [Unit(name, tuple(files)) for name, files in sorted(units.items())]
    return Sorted(listed, others, list(_nothing_to_read(listed, others)))


def _nothing_to_read(units: Iterable[Unit], others: Iterable[str]) -> Iterator[Failure]:
    """Yield folders with files of other kinds only: an applicant may have sent nothing else."""
    with_units = {PurePosixPath(unit.files[0]).parts[0] for unit in units}
    above = dict.fromkeys(parts[0] for path in others if len(parts := PurePosixPath(path).parts) > 1)
    for name in above:
        if name not in with_units:
            yield Failure(f"{name}/", f"{name}/", _NOTHING_TO_READ)


def _unit_of(path: str, holding: set[PurePosixPath]) -> str:
    """Return the topmost folder on the way to a file that holds files itself; the file's own path if there is none."""
    above = [folder for folder in PurePosixPath(path).parents if folder in holding and folder.parts]
    return f"{above[-1]}/" if above else path


def _is_of_the_system(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _OF_THE_SYSTEM


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
