"""Runs the other programs that a build needs."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from generator.tools.paths import ROOT

# Without -P, build.py would stand in for the package `build`, which some of these programs use.
PYTHON = (sys.executable, "-P", "-m")

ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"


class ToolError(Exception):
    """A program failed; the message is what it said."""


def run(command: Iterable[str | Path], *, folder: Path | None = None, **environment: str) -> bytes:
    """Run a program, in a folder, and return what it prints.

    Raises:
        ToolError: It failed.
    """
    # Every command is put together in this package.
    done = subprocess.run(  # noqa: S603
        [str(part) for part in command], cwd=folder, env=os.environ | environment, capture_output=True, check=False
    )
    if done.returncode:
        raise ToolError(f"{' '.join(map(str, done.args))} failed:\n{done.stderr.decode()}")
    return done.stdout
