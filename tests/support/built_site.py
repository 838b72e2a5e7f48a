"""The site as the sources make it, for the tests that look at it."""

import fcntl
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

type BuiltPage = Callable[[str], str]
"""Takes a page's address, and returns its HTML."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep out, for as long as the `with` block lasts, all other processes of the same run of the tests."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build_once(folder: Path) -> Path:
    """Build the site, unless this run has done so, and return a copy in `folder` that no later build changes."""
    copy = folder / "site"
    with locked(folder):
        if not copy.exists():
            done = subprocess.run([sys.executable, ROOT / "build.py"], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            shutil.copytree(ROOT / "site", folder / "copying")
            (folder / "copying").rename(copy)
    return copy
