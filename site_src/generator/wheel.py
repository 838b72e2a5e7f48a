"""Builds the checker's wheel, the notices that it carries included."""

import subprocess
import sys
import tomllib
from pathlib import Path

from generator.source import ROOT

CHECKER = ROOT / "checker"


def build_wheel(target: Path) -> Path:
    """Build the wheel into the folder `target` and return its path."""
    version = tomllib.loads((CHECKER / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)]
    subprocess.run(command, cwd=CHECKER, check=True, capture_output=True)  # noqa: S603 - our own command
    return target / f"eligibility_checker-{version}-py3-none-any.whl"
