"""What runs the checks of a batch: the cores of one machine, or many machines."""

from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Protocol, Self

from checker.cli.engines.task import Job, Told
from checker.desk.units import Unit

ENGINES = ("processes", "dask")
"""What they are called on the command line, the usual one first."""


class Engine(Protocol):
    """What checks units, wherever; entered before it runs, left after that."""

    def __enter__(self) -> Self:
        """Start whatever it needs."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop it."""

    def run(self, units: Iterable[Unit]) -> Iterator[Sequence[Told]]:
        """Check units; yield some at a time, each with what came of it, in whatever order they are finished."""


def engine(name: str, job: Job, processes: int | None = None, scheduler: str = "") -> Engine:  # noqa: ARG001
    """Return an engine by its name.

    Args:
        name: One of ``ENGINES``.
        job: What all units have in common.
        processes: How many cores of this machine; by default all.
        scheduler: The address of a cluster's scheduler; by default a cluster of this machine's own.
    """
    from checker.cli.engines.limited import LimitedProcesses  # noqa: PLC0415 - `checker check` needs none of it

    return LimitedProcesses(job, processes)
