"""Which of the files below a folder belong together."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

_READ = {".json", ".xlsx", ".xlsm", ".csv"}
_REFUSED = {".xls", ".xlsb", ".et", ".ods", ".numbers", ".zip", ".rar", ".7z", ".docx", ".doc", ".wps"}
"""Files that may hold what an applicant has filled in, but are not read: they are opened to say why."""
_OF_THE_SYSTEM = {"thumbs.db", "desktop.ini", "__macosx"}


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


def units_of(paths: Iterable[str]) -> tuple[list[Unit], list[str]]:
    """Sort files by the applicant whose folder they lie in.

    A folder that holds files belongs to one applicant together with whatever lies below it; a folder of mere folders,
    such as a city's, to none.

    Args:
        paths: Paths relative to the folder that was given, with slashes.

    Returns:
        The units, in the order of their ids; and the paths of files of other kinds, such as pictures, which are left
        out. What a system leaves behind, such as ``Thumbs.db`` and ``~$`` locks, is in neither.
    """
    visible = sorted(path for path in paths if not any(map(_is_of_the_system, PurePosixPath(path).parts)))
    wanted = [path for path in visible if _ending(path) in _READ | _REFUSED]
    holding = {PurePosixPath(path).parent for path in wanted}
    units: dict[str, list[str]] = {}
    for path in wanted:
        units.setdefault(_unit_of(path, holding), []).append(path)
    others = [path for path in visible if _ending(path) not in _READ | _REFUSED]
    return [Unit(name, tuple(files)) for name, files in sorted(units.items())], others


def _unit_of(path: str, holding: set[PurePosixPath]) -> str:
    """Return the topmost folder on the way to a file that holds files itself; the file's own path if there is none."""
    above = [folder for folder in PurePosixPath(path).parents if folder in holding and folder.parts]
    return f"{above[-1]}/" if above else path


def _is_of_the_system(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _OF_THE_SYSTEM


def _ending(path: str) -> str:
    return PurePosixPath(path).suffix.lower()
