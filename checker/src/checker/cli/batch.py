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
from checker.cli.given_files import file_contents
from checker.cli.outcome import Outcome, as_csv, as_json, as_text
from checker.cli.printing import print_parts, refuse
from checker.desk.given_files import FileRefused, OwnSummary, read_file
from checker.desk.units import Unit, units_of
from checker.notice import load_notice
from checker.papers.supplement import load_supplement

USAGE = (
    "checker batch 通知编号 文件夹 [--on 年-月-日] [--xlsx 汇总.xlsx] [--csv|--json] [--resume] [--strict] "
    "[--engine dask [--scheduler 地址]]"
)
_UNMET, _UNREADABLE, _INTERRUPTED = 1, 3, 130
_PROGRESS_FILE = ".核对进度-{notice}.sqlite"
_NO_FOLDER = "{folder}: 没有这个文件夹，或不能读取。请核对路径。"
_NOTHING = "{folder}: 里面没有底稿（.json）、工作簿（.xlsx）或表格（.csv）。"
_NOT_OURS = "{path}: 已有这个文件，不是批量核对写出的汇总表，没有覆盖。请换一个名称。"
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
    if options.xlsx and (complaint := _would_be_lost(options.xlsx, options.notice)):
        return refuse([complaint])
    progress: Path = options.progress or folder / _PROGRESS_FILE.format(notice=options.notice)
    try:
        paths, closed = _below(folder)
    except OSError:
        return refuse([_NO_FOLDER.format(folder=folder)])
    own = {path.resolve() for path in (progress, options.xlsx) if path}
    found = units_of((path for path in paths if (folder / path).resolve() not in own), closed)
    if not (found.units or found.failures):
        return refuse([_NOTHING.format(folder=folder)])
    job = Job(options.notice, str(folder.resolve()), options.on.isoformat() if options.on else "")
    try:
        finished = Finished.open(progress, _basis(job), resume=options.resume)
    except (OSError, sqlite3.Error) as error:
        return refuse([_NOT_KEPT.format(path=progress, error=error)])
    with closing(finished):
        try:
            _check(found.units, finished, job, options)
        except NoEngine as error:
            return refuse([str(error)])
        except KeyboardInterrupt:
            return refuse([_STOPPED.format(path=progress)], _INTERRUPTED)
        except sqlite3.Error as error:
            return refuse([_NOT_KEPT.format(path=progress, error=error)])
        return _tell(Outcome(finished, job, found.failures, found.others), options)


def _would_be_lost(path: Path, notice: str) -> str:
    """Say that a file is not one that this command has written, and so is not written over; empty if it may be."""
    if not path.exists():
        return ""
    try:
        read_file(path.name, file_contents(path), load_notice(notice))
    except OwnSummary:
        return ""
    except FileRefused:
        pass
    return _NOT_OURS.format(path=path)


def _below(folder: Path) -> tuple[list[str], list[str]]:
    """Return the paths of all files below a folder, relative to it; and of the folders that cannot be looked into.

    Raises:
        OSError: That is the folder itself.
    """
    paths: list[str] = []
    closed: list[str] = []

    def note(error: OSError) -> None:
        path = Path(error.filename)
        if path == folder:
            raise error
        closed.append(f"{path.relative_to(folder).as_posix()}/")

    for above, _, names in folder.walk(on_error=note):
        for name in names:
            path = above / name
            relative = path.relative_to(folder).as_posix()
            if path.is_dir():  # a link: what is behind it may be anything
                closed.append(f"{relative}/")
            else:
                paths.append(relative)
    return paths, closed


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
