"""What a worker of a cluster runs: a task that takes its worker down if it hangs, so that others get on."""

import faulthandler
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from checker.cli.engines.task import Checked, Job, check_units
from checker.desk.units import Unit
from checker.papers.supplement import load_supplement

_ONE_AT_A_TIME = threading.Lock()
"""There is one clock in a process; checking keeps it busy anyway, whatever the number of its threads."""


class OtherWorkerError(RuntimeError):
    """A worker that would find something else than this machine."""


def is_alike(job: Job, version: str) -> bool:
    """Whether a worker sees the folder, and judges by the same rules, given by their version."""
    return _version(job.notice) == version and Path(job.folder).is_dir()


def check_guarded(job: Job, units: Sequence[Unit], version: str, seconds: float, megabytes: int) -> list[Checked]:
    """Check units, one after another; return what came of each.

    Args:
        job: What they have in common.
        units: The units.
        version: The version of the rules.
        seconds: After how long the worker is taken down.
        megabytes: How much memory they may take beyond what the worker has.

    Raises:
        OtherWorkerError: The worker has other rules, or does not see the folder.
        MemoryError: They took more.
    """
    if not is_alike(job, version):
        raise OtherWorkerError
    with _ONE_AT_A_TIME, _clock(seconds), _limit(megabytes):
        return check_units(job, units)


@cache
def _version(notice: str) -> str:
    return load_supplement(notice).version


@contextmanager
def _clock(seconds: float) -> Iterator[None]:
    """End the process if what goes on takes too long, even if that never gives way to another thread."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def _limit(megabytes: int) -> Iterator[None]:
    """Limit the memory of the process for as long as something goes on, where the system can."""
    pages = Path("/proc/self/statm")
    if not pages.exists():
        yield
        return
    import resource  # noqa: PLC0415 - Windows has none

    before = resource.getrlimit(resource.RLIMIT_AS)
    most = int(pages.read_text(encoding="ascii").split()[0]) * resource.getpagesize() + megabytes * 2**20
    hard = before[1]
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
