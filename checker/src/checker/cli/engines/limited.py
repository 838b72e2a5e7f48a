"""Checks units in processes of their own, within limits of time and memory: a hostile file takes down only itself."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import replace
from multiprocessing import get_context
from types import TracebackType
from typing import Any, Self

from pebble import ProcessExpired, ProcessPool

from checker.cli.engines.task import Checked, Job, check_units
from checker.desk.applications import Failure
from checker.desk.units import Unit

SECONDS = 60
"""What one unit may take; most take milliseconds."""
MEGABYTES = 1024
"""How much memory one process may have."""
_TOGETHER = 16
"""So many units are one task: sending each alone would take as long as checking it."""
_TOO_LONG = f"读这份文件用了 {SECONDS} 秒还没有完，没有核对；请用 Excel 打开，只留下要用的工作表，另存后再试。"
_DIED = (
    f"读这份文件时内存超过 {MEGABYTES} MB，或程序出错退出，没有核对；请用 Excel 打开，只留下要用的工作表，另存后再试。"
)


class LimitedProcesses:
    """Processes that check units."""

    def __init__(self, job: Job, processes: int | None = None) -> None:
        """Start processes: one for each core, or so many."""
        self._job = job
        self._processes = processes or os.process_cpu_count() or 1
        self._pool = ProcessPool(self._processes, initializer=_limit_memory, context=get_context("spawn"))

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop: at once if something went wrong."""
        end = self._pool.close if kind is None else self._pool.stop
        end()  # type: ignore[no-untyped-call]
        self._pool.join()

    def run(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, Checked]]:
        """Check units; yield each with what came of it, in whatever order they are finished."""
        waiting = deque(_batches(units))
        running: dict[Future[Any], Sequence[Unit]] = {}
        while waiting or running:
            while waiting and len(running) < 2 * self._processes:
                batch = waiting.popleft()
                running[self._schedule(batch)] = batch
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                yield from self._finished(done, running.pop(done))

    def check(self, batch: Sequence[Unit]) -> list[Checked]:
        """Check a batch of units; return what came of each."""
        return [checked for _, checked in self._finished(self._schedule(batch), batch)]

    def _schedule(self, batch: Sequence[Unit]) -> Future[Any]:
        return self._pool.schedule(check_units, args=[self._job, batch], timeout=SECONDS)

    def _finished(self, future: Future[Any], batch: Sequence[Unit]) -> Iterator[tuple[Unit, Checked]]:
        try:
            yield from zip(batch, future.result(), strict=True)
        except (TimeoutError, ProcessExpired, MemoryError) as error:
            if len(batch) > 1:
                for unit in batch:
                    yield from self._finished(self._schedule([unit]), [unit])
            else:
                yield (
                    batch[0],
                    self._without_the_culprit(batch[0], _TOO_LONG if isinstance(error, TimeoutError) else _DIED),
                )

    def _without_the_culprit(self, unit: Unit, why: str) -> Checked:
        """Check a unit that did not come to its end without the file to blame, which is told."""
        if len(unit.files) == 1:
            return {"applications": [], "failures": [Failure(unit.id, unit.files[0], why).as_json()]}
        alone = {file: self.check([Unit(unit.id, (file,))])[0] for file in unit.files}
        hostile = [
            one for one in alone.values() if any(failure["why"] in {_TOO_LONG, _DIED} for failure in one["failures"])
        ]
        blamed = [failure for one in hostile for failure in one["failures"]]
        rest = tuple(file for file, one in alone.items() if one not in hostile)
        if not blamed:
            return {"applications": [], "failures": [Failure(unit.id, file, why).as_json() for file in unit.files]}
        checked = self.check([replace(unit, files=rest)])[0] if rest else {"applications": [], "failures": []}
        return {**checked, "failures": [*blamed, *checked["failures"]]}


def _batches(units: Iterable[Unit]) -> Iterator[Sequence[Unit]]:
    listed = list(units)
    for start in range(0, len(listed), _TOGETHER):
        yield listed[start : start + _TOGETHER]


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    most = MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
