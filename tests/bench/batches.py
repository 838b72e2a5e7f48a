"""Measures how many applications are checked in a second by one core, on one machine and by a cluster's workers."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from checker.cli.engines import Engine, engine
from checker.cli.engines.task import Job
from checker.desk.units import Unit
from generated_applications import generated
from worked import INCUBATOR

APPLICATIONS, TENANTS = 1_000, 50
WARM_UP = 100
"""So many are checked before the clock runs: a process loads the notice, and remembers what recurs."""
ONE_BY_ONE = 10
"""So many are checked by a process each, to compare."""


def measure() -> dict[str, float]:
    """Return applications per second and core, how two workers compare with one, and how much memory grows."""
    with _folder() as (job, units):
        one, growth = _alone(job, units)
        each = _by_a_process_each(job, units)
        by_workers = {number: _per_second(engine("dask", job, processes=number), units) for number in (1, 2)}
    return {
        "batch_per_second_and_core": one,
        "batch_against_processes": one / each,
        "batch_memory_growth": growth,
        "batch_dask_per_second_and_core": by_workers[1][0],
        "batch_dask_two_workers": by_workers[2][1] / by_workers[1][1],
    }


@contextmanager
def _folder() -> Iterator[tuple[Job, Sequence[Unit]]]:
    """Yield a folder of applications, and its units."""
    with tempfile.TemporaryDirectory() as name:
        units = []
        for seed in range(WARM_UP + APPLICATIONS):
            path = Path(name) / f"{seed:05}.json"
            path.write_text(generated(INCUBATOR, seed, TENANTS).draft, encoding="utf-8")
            units.append(Unit(path.name, (path.name,)))
        yield Job(INCUBATOR, name, ""), units


def _per_second(of: Engine, units: Sequence[Unit]) -> tuple[float, float]:
    """Return how many units are checked in a second, after start-up: of a core's time, and by the clock."""
    with of as running:
        _check(running, units[:WARM_UP])
        start, busy = time.perf_counter(), _busy()
        _check(running, units[WARM_UP:])
        checked = len(units) - WARM_UP
        return checked / (_busy() - busy), checked / (time.perf_counter() - start)


def _alone(job: Job, units: Sequence[Unit]) -> tuple[float, float]:
    """Return the same for one process, and its memory at the end in proportion to that in the middle."""
    half = len(units) // 2
    with engine("processes", job, processes=1) as running:
        _check(running, units[:WARM_UP])
        busy = _busy()
        _check(running, units[WARM_UP:half])
        middle = _memory()
        _check(running, units[half:])
        return (len(units) - WARM_UP) / (_busy() - busy), _memory() / middle


def _by_a_process_each(job: Job, units: Sequence[Unit]) -> float:
    """Return how many applications are checked in a second of a core's time by one process for each."""
    start = _ended()
    for unit in units[:ONE_BY_ONE]:
        command = [sys.executable, "-m", "checker", "check", job.notice, str(Path(job.folder) / unit.id), "--brief"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return ONE_BY_ONE / (_ended() - start)


def _check(running: Engine, units: Sequence[Unit]) -> None:
    for _ in running.run(units):
        pass


def _busy() -> float:
    """Return how long the processes that this one has started have kept a core busy, in seconds."""
    times = [child.cpu_times() for child in psutil.Process().children(recursive=True)]
    return sum(one.user + one.system for one in times)


def _ended() -> float:
    """Return how long processes that have ended had kept a core busy, in seconds."""
    times = psutil.Process().cpu_times()
    return times.children_user + times.children_system


def _memory() -> int:
    """Return the memory of the largest process that this one has started, in bytes."""
    return max(child.memory_info().rss for child in psutil.Process().children(recursive=True))
