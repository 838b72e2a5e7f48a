"""``checker batch NOTICE FOLDER``: every application below a folder, checked; one row for each."""

import argparse
import json
import sqlite3
import sys
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from pathlib import Path

from tqdm import tqdm

from checker.cli.engines import Engine, NoEngine, engine
from checker.cli.engines.task import Job
from checker.cli.finished import Finished
from checker.cli.outcome import Outcome, as_csv, as_json, as_text
from checker.cli.printing import print_parts, refuse
from checker.desk.applications import Failure
from checker.desk.units import Unit, units_of
from checker.papers.supplement import load_supplement

USAGE = (
    "checker batch 通知编号 文件夹 [--on 年-月-日] [--xlsx 汇总.xlsx] [--csv|--json] [--resume] [--strict] "
    "[--engine dask [--scheduler 地址]]"
)
_UNMET, _UNREADABLE, _INTERRUPTED = 1, 3, 130
_PROGRESS_FILE = ".核对进度-{notice}.sqlite"
_NO_FOLDER = "{folder}: 没有这个文件夹，或不能读取。请核对路径。"
_NOTHING = "{folder}: 里面没有底稿（.json）、工作簿（.xlsx）或表格（.csv）。"
_CLOSED_FOLDER = "这个文件夹没有读取的权限，里面的文件都没有核对。"
_NOT_KEPT = "{path}: 进度记不下来（{error}）。请关掉正在用它的程序，或用 --progress 指定另一个位置。"
_NOT_WRITTEN = "{path}: 写不进去（{error}）；核对结果已留在进度文件里，加 --resume 再运行一次即可。"
_STOPPED = "已停止。核对完的留在“{path}”；加 --resume 再运行，就从停下的地方接着核对。"


def batch(options: argparse.Namespace) -> int:
    """Check every application below a folder.

    Returns:
        0; 1 if asked to be strict and an application is unmet or contradicts itself; 2 for arguments that make no
        sense; 3 if a file could not be read; 130 if it was stopped.
    """
    folder: Path = options.folder
    try:
        paths, unreadable = _files_below(folder)
    except OSError:
        return refuse([_NO_FOLDER.format(folder=folder)])
    units, others = units_of(path for path in paths if folder / path != options.xlsx)
    if not (units or unreadable):
        return refuse([_NOTHING.format(folder=folder)])
    job = Job(options.notice, str(folder.resolve()), options.on.isoformat() if options.on else "")
    progress = options.progress or folder / _PROGRESS_FILE.format(notice=options.notice)
    try:
        finished = Finished.open(progress, _basis(job), resume=options.resume)
    except (OSError, sqlite3.Error) as error:
        return refuse([_NOT_KEPT.format(path=progress, error=error)])
    with closing(finished):
        try:
            _check(units, finished, job, options)
        except NoEngine as error:
            return refuse([str(error)])
        except KeyboardInterrupt:
            return refuse([_STOPPED.format(path=progress)], _INTERRUPTED)
        except sqlite3.Error as error:
            return refuse([_NOT_KEPT.format(path=progress, error=error)])
        return _tell(Outcome(finished, job, unreadable, others), options)


def _files_below(folder: Path) -> tuple[list[str], list[Failure]]:
    """Return the paths of all files below a folder, relative to it; and as failures the folders that cannot be read.

    Raises:
        OSError: That is the folder itself.
    """
    paths, unreadable = [], []

    def note(error: OSError) -> None:
        path = Path(error.filename)
        if path == folder:
            raise error
        name = f"{path.relative_to(folder).as_posix()}/"
        unreadable.append(Failure(name, name, _CLOSED_FOLDER))

    for above, _, names in folder.walk(on_error=note):
        paths += [(above / name).relative_to(folder).as_posix() for name in names]
    return paths, unreadable


def _basis(job: Job) -> str:
    return json.dumps([job.notice, job.day, load_supplement(job.notice).version])


def _check(units: Iterable[Unit], finished: Finished, job: Job, options: argparse.Namespace) -> None:
    """Check the units that are not finished yet, and keep what comes of them."""
    listed = list(units)
    states = {unit.id: _state(unit, Path(job.folder)) for unit in listed}
    kept = finished.keep(states)
    left = [unit for unit in listed if unit.id not in kept]
    bar = partial(tqdm, desc="核对", unit="份", initial=len(kept), total=len(listed), disable=None, file=sys.stderr)
    if not left:
        return
    with bar() as shown, _engine(job, options) as running:
        for told in running.run(left):
            finished.add((unit.id, states[unit.id], checked) for unit, checked in told)
            shown.update(len(told))


def _engine(job: Job, options: argparse.Namespace) -> Engine:
    return engine(options.engine, job, processes=options.processes, scheduler=options.scheduler)


def _state(unit: Unit, folder: Path) -> str:
    """Return what changes when a unit's files do."""
    return json.dumps([[path, *_size_and_time(folder / path)] for path in unit.files])


def _size_and_time(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return -1, -1
    return found.st_size, found.st_mtime_ns


def _tell(outcome: Outcome, options: argparse.Namespace) -> int:
    if options.xlsx:
        from checker.desk.batch_workbook import batch_workbook  # noqa: PLC0415 - the only one that needs openpyxl

        try:
            options.xlsx.write_bytes(batch_workbook(outcome.batch))
        except OSError as error:
            return refuse([_NOT_WRITTEN.format(path=options.xlsx, error=error.strerror)])
    tell = as_json if options.json else as_csv if options.csv else as_text
    print_parts(tell(outcome))
    if outcome.failures:
        return _UNREADABLE
    return _UNMET if options.strict and outcome.is_unmet() else 0
