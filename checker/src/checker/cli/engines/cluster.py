"""Checks units on a Dask cluster: one that there is, or one of this machine's own cores."""

import logging
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

import dask.config
from distributed import Client, Future, LocalCluster, as_completed

from checker.cli.engines import NoEngine, limited
from checker.cli.engines.guarded import check_guarded, is_alike
from checker.cli.engines.limited import LimitedProcesses
from checker.cli.engines.task import Job, Told, batches
from checker.desk.units import Unit
from checker.papers.supplement import load_supplement

_WAIT_SECONDS = 30
_DEATHS = 1
"""After the death of so many workers more, a batch is checked on this machine, within its limits."""
_UNREACHABLE = "连不上 Dask 集群“{address}”，或者里面没有在工作的机器（{error}）。请核对地址。"
_UNLIKE = (
    "Dask 集群里的这些机器核对不了：{workers}。请在各台机器上装同一版本的 eligibility-checker（连同 dask），"
    "并让各台机器用同样的路径看到文件夹“{folder}”。"
)


class Cluster:
    """A cluster that checks units; what takes its workers down is checked on this machine, within limits."""

    def __init__(self, job: Job, processes: int | None = None, scheduler: str = "") -> None:
        """Prepare.

        Args:
            job: What all units have in common.
            processes: How many workers a cluster of this machine's own has; by default one for each core.
            scheduler: The address of another cluster's scheduler.
        """
        self._job = job
        self._processes = processes or os.process_cpu_count() or 1
        self._scheduler = scheduler
        self._version = load_supplement(job.notice).version
        self._here = LimitedProcesses(job, 1)
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        """Connect, or start a cluster.

        Raises:
            NoEngine: There is none, or its workers would find something else than this machine.
        """
        with ExitStack() as stack:
            stack.enter_context(self._here)
            address = self._scheduler or stack.enter_context(_own_cluster(stack, self._processes))
            try:
                self._client = stack.enter_context(Client(address, timeout=_WAIT_SECONDS, set_as_default=False))
                self._client.wait_for_workers(1, timeout=_WAIT_SECONDS)
            except (OSError, ValueError) as error:
                raise NoEngine(_UNREACHABLE.format(address=self._scheduler, error=error)) from error
            alike = self._client.run(is_alike, self._job, self._version, on_error="return")
            if unlike := [worker for worker, answer in alike.items() if answer is not True]:
                raise NoEngine(_UNLIKE.format(workers="、".join(unlike), folder=self._job.folder))
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Let go of the cluster, and stop one of our own."""
        self._stack.__exit__(kind, error, at)

    def run(self, units: Iterable[Unit]) -> Iterator[Sequence[Told]]:
        """Check units; yield some at a time, each with what came of it, in whatever order they are finished."""
        waiting = iter(batches(units))
        running: dict[str, Sequence[Unit]] = {}
        finished = as_completed(loop=self._client.loop)
        at_once = 2 * sum(self._client.nthreads().values())
        for batch in islice(waiting, at_once):
            self._submit(batch, running, finished)
        for future in finished:
            told = self._told(future, running.pop(future.key))
            future.release()
            for batch in islice(waiting, 1):
                self._submit(batch, running, finished)
            yield told

    def _submit(self, batch: Sequence[Unit], running: dict[str, Sequence[Unit]], finished: as_completed) -> None:
        limits = (limited.SECONDS, limited.MEGABYTES)
        future = self._client.submit(check_guarded, self._job, batch, self._version, *limits, pure=False)
        running[future.key] = batch
        finished.add(future)

    def _told(self, future: "Future[Any]", batch: Sequence[Unit]) -> Sequence[Told]:
        try:
            return list(zip(batch, future.result(), strict=True))
        except Exception:  # noqa: BLE001 - whatever it is costs one application, and which is found out here
            return self._here.check(batch)


def _own_cluster(stack: ExitStack, processes: int) -> LocalCluster:
    """Return a cluster of this machine's own, which nothing beyond the machine can reach."""
    stack.enter_context(dask.config.set({"distributed.scheduler.allowed-failures": _DEATHS}))
    return LocalCluster(
        n_workers=processes,
        threads_per_worker=1,
        memory_limit=f"{2 * limited.MEGABYTES}MiB",
        local_directory=stack.enter_context(TemporaryDirectory()),
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )
