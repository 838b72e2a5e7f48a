"""What every engine runs, wherever: some units of a folder, checked."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import batched
from pathlib import Path
from typing import Any

from checker.cli.given_files import file_contents
from checker.desk.checked import Desk
from checker.desk.given_files import FileRefused
from checker.desk.units import Unit

_TOGETHER = 16
"""So many units are one task."""
_CLOSED = "这个文件夹没有读取的权限，或是指向别处的链接，里面的文件都没有核对。"
_SELDOM = (100_000, 20, 10)
"""How seldom garbage is looked for."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all units of a batch have in common.

    Attributes:
        notice: The notice's id.
        folder: The folder that their paths are relative to.
        day: The day of application that all are checked for; empty for each applicant's own.
    """

    notice: str
    folder: str
    day: str


type Checked = Mapping[str, Any]
"""A ``deskChecked`` of ``schemas/desk.schema.json``."""

type Told = tuple[Unit, Checked]
"""A unit, and what came of it."""


def check_units(job: Job, units: Sequence[Unit]) -> list[Checked]:
    """Check units, one after another; return what came of each."""
    desk = _desk(job.notice, job.day)
    folder = Path(job.folder)
    return [desk.check(unit, lambda path: _contents(folder, path)).as_json() for unit in units]


def _contents(folder: Path, path: str) -> bytes:
    if path.endswith("/"):
        raise FileRefused([_CLOSED])
    return file_contents(folder / path)


def batches(units: Iterable[Unit]) -> Iterator[Sequence[Unit]]:
    """Yield units, so many together that sending them takes no longer than checking them."""
    yield from batched(units, _TOGETHER, strict=False)


@cache
def _desk(notice: str, day: str) -> Desk:
    """Return what checks a notice's applications: loaded once in each process.

    What is loaded stays, and what a check leaves behind has no circles: looking for garbage would only take time.
    """
    desk = Desk(notice, day)
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    return desk
