"""A copy of the sources, which a test may change, and the server that shows what becomes of them."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from generator.tools import ROOT

NO_SOURCES = {".git", ".venv", "node_modules", "build", "site", "dist"}
"""Of the repository's own folder, what a hand-over of the sources does not contain."""

_START_SECONDS = 180


def copy_sources(target: Path, *, compiled: bool = False) -> Path:
    """Copy the sources, and what saves downloads; on demand also the bytecode that an earlier build has kept."""
    shutil.copytree(ROOT, target, ignore=_no_sources)
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    kept = "." if compiled else "wheels"
    shutil.copytree(ROOT / "build" / "runtime" / kept, target / "build" / "runtime" / kept)
    return target


def copy_notice(notice: Path, target: Path, number: int) -> None:
    """Copy a notice under another name; `number` blank lines tell its text from that of another copy."""
    shutil.copytree(notice, target)
    about, text = target / "notice.yaml", target / "text.md"
    renamed = about.read_text(encoding="utf-8").replace(f"id: {notice.name}\n", f"id: {target.name}\n", 1)
    about.write_text(renamed, encoding="utf-8")
    text.write_text(text.read_text(encoding="utf-8") + "\n" * number, encoding="utf-8")


def build(sources: Path) -> Path:
    """Build the site of a copy as `make site` does, and return it."""
    done = subprocess.run(
        [sys.executable, "-P", sources / "build.py"],
        env=environment(sources),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return sources / "site"


def environment(sources: Path) -> dict[str, str]:
    """Return what programs need to use the copy's own checker."""
    return os.environ | {"PYTHONPATH": str(sources / "checker" / "src")}


@dataclass(frozen=True)
class SourceServer:
    """What `make serve` runs, on a copy.

    Attributes:
        sources: The copy.
        address: The site's.
        output: What the terminal shows.
    """

    sources: Path
    address: str
    output: Path

    def get(self, path: str) -> bytes:
        """Return a file of the site as it is served."""
        with urlopen(self.address + path) as answer:  # noqa: S310 - on this machine
            contents: bytes = answer.read()
        return contents

    def told(self) -> str:
        """Return what the terminal has shown."""
        return self.output.read_text(encoding="utf-8")


@contextmanager
def serving_sources(sources: Path) -> Iterator[SourceServer]:
    """Build and serve a copy for as long as the `with` block lasts."""
    output = sources / "output.txt"
    with (
        output.open("w") as shown,
        subprocess.Popen(
            [sys.executable, "-P", sources / "tools" / "serve.py", "0"],
            env=environment(sources),
            stdout=shown,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            yield SourceServer(sources, _address(output, server), output)
        finally:
            server.terminate()


def _address(output: Path, server: subprocess.Popen[bytes]) -> str:
    """Wait until the terminal shows the address, and return it."""
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and server.poll() is None:
        told = output.read_text(encoding="utf-8")
        if "/ （按 Ctrl+C 结束）" in told:
            return told.partition("网站已在本机打开：")[2].split()[0]
        time.sleep(0.1)
    raise AssertionError(output.read_text(encoding="utf-8"))


def _no_sources(folder: str, names: Collection[str]) -> set[str]:
    return NO_SOURCES & set(names) if Path(folder) == ROOT else {"__pycache__"}
