"""Checks units in processes of their own, within limits of time and memory: a hostile file takes down only itself."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import Any, Self

from pebble import ProcessExpired, ProcessPool

from checker.cli.engines.task import Checked, Job, Told, batches, check_units
from checker.desk.checked import knowing_unread
from checker.desk.units import Failure, Unit

SECONDS = 60
"""What one unit may take; most take milliseconds."""
MEGABYTES = 1024
"""How much memory one process may have."""
_TOO_LONG = f"读这份文件用了 {SECONDS} 秒还没有完，没有核对；请用 Excel 打开，只留下要用的工作表，另存后再试。"
_DIED = (
    f"读这份文件时内存超过 {MEGABYTES} MB，或程序出错退出，没有核对；请用 Excel 打开，只留下要用的工作表，另存后再试。"
)
_FAULT = "核对程序本身出错（{error}），没有核对；请把这个文件和这句话交给本站维护人员。"


class LimitedProcesses:
    """Processes that check units."""

    def __init__(self, job: Job, processes: int | None = None) -> None:
        """Start processes: one for each core, or so many."""
        self._job = job
        self._processes = processes or os.process_cpu_count() or 1
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop: at once if something went wrong."""
        end = self._pool.close if kind is None else self._pool.stop
        end()  # type: ignore[no-untyped-call]
        self._pool.join()

    def run(self, units: Iterable[Unit]) -> Iterator[Sequence[Told]]:
        """Check units; yield some at a time, each with what came of it, in whatever order they are finished."""
        waiting = deque(batches(units))
        running: dict[Future[Any], Sequence[Unit]] = {}
        while waiting or running:
            while waiting and len(running) < 2 * self._processes:
                batch = waiting.popleft()
                running[self._schedule(batch)] = batch
            for done in wait(running, return_when=FIRST_COMPLETED).done:
                yield self._told(done, running.pop(done))

    def check(self, batch: Sequence[Unit]) -> Sequence[Told]:
        """Check a batch of units; return each with what came of it."""
        return self._told(self._schedule(batch), batch)

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(self._processes, initializer=_limit_memory, context=get_context("spawn"))

    def _schedule(self, batch: Sequence[Unit]) -> Future[Any]:
        try:
            return self._pool.schedule(check_units, args=[self._job, batch], timeout=SECONDS)
        except RuntimeError:  # a process died before it was known what it was at, which no pool survives
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = self._new_pool()
            return self._pool.schedule(check_units, args=[self._job, batch], timeout=SECONDS)

    def _told(self, future: Future[Any], batch: Sequence[Unit], *, alone: bool = False) -> Sequence[Told]:
        try:
            return list(zip(batch, future.result(), strict=True))
        except Exception as error:  # noqa: BLE001 - whatever it is costs one application, not all
            if isinstance(error, BrokenProcessPool) and not alone and len(batch) == 1:  # perhaps another is to blame
                return self._told(self._schedule(batch), batch, alone=True)
            if len(batch) > 1:
                return [told for unit in batch for told in self.check([unit])]
            return [(batch[0], self._without_the_culprit(batch[0], _why(error)))]

    def _without_the_culprit(self, unit: Unit, why: str) -> Checked:
        """Check a unit that did not come to its end without the files to blame, which are told."""
        blamed = {file: reason for file in unit.files if (reason := self._harm(Unit(unit.id, (file,))))}
        blamed = blamed or dict.fromkeys(unit.files, why)
        failures = [Failure(unit.id, file, reason).as_json() for file, reason in blamed.items()]
        rest = tuple(file for file in unit.files if file not in blamed)
        checked = self.check([Unit(unit.id, rest)])[0][1] if rest else {"applications": [], "failures": []}
        applications = [knowing_unread(one, blamed) for one in checked["applications"]]
        return {"applications": applications, "failures": [*failures, *checked["failures"]]}

    def _harm(self, unit: Unit) -> str:
        """Say why a unit does not come to its end; empty if it does."""
        try:
            self._schedule([unit]).result()
        except Exception as error:  # noqa: BLE001 - likewise
            return _why(error)
        return ""


def _why(error: Exception) -> str:
    match error:
        case TimeoutError():
            return _TOO_LONG
        case ProcessExpired() | BrokenProcessPool() | MemoryError():
            return _DIED
    return _FAULT.format(error=f"{type(error).__name__}: {error}")


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    most = MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
