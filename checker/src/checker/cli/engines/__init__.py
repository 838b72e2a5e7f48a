"""What runs the checks of a batch: the cores of one machine, or many machines."""

from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Protocol, Self

from checker.cli.engines.task import Job, Told
from checker.desk.units import Unit

ENGINES = ("processes", "dask")
"""What they are called on the command line, the usual one first."""

_NO_DASK = (
    "这里没有装 Dask。请运行 pip install 'eligibility-checker[dask]' 后再试；"
    "或者去掉 --engine dask，用本机的各个核核对，结果一样。"
)
_ONLY_DASK = "--scheduler 是 Dask 集群的地址，要和 --engine dask 一起写。"


class Engine(Protocol):
    """What checks units, wherever; entered before it runs, left after that."""

    def __enter__(self) -> Self:
        """Start whatever it needs."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop it."""

    def run(self, units: Iterable[Unit]) -> Iterator[Sequence[Told]]:
        """Check units; yield some at a time, each with what came of it, in whatever order they are finished."""


class NoEngine(Exception):  # noqa: N818 - it is no mistake of the program
    """An engine that cannot be started; its text says why, and what to do."""


def engine(name: str, job: Job, processes: int | None = None, scheduler: str = "") -> Engine:
    """Return an engine by its name.

    Args:
        name: One of ``ENGINES``.
        job: What all units have in common.
        processes: How many cores of this machine; by default all.
        scheduler: The address of a cluster's scheduler; by default a cluster of this machine's own.

    Raises:
        NoEngine: It cannot be started.
    """
    if name == "dask":
        try:
            from checker.cli.engines.cluster import Cluster  # noqa: PLC0415 - an extra that most do without
        except ModuleNotFoundError as error:
            raise NoEngine(_NO_DASK) from error
        return Cluster(job, processes, scheduler)
    if scheduler:
        raise NoEngine(_ONLY_DASK)
    from checker.cli.engines.limited import LimitedProcesses  # noqa: PLC0415 - `checker check` needs none of it

    return LimitedProcesses(job, processes)
