"""Builds the checker's wheel, the notices that it carries included."""

import tomllib
from pathlib import Path

from generator.tools import PYTHON, ROOT, run

CHECKER = ROOT / "checker"


def build_wheel(target: Path) -> Path:
    """Build the wheel into the folder `target` and return its path."""
    version = tomllib.loads((CHECKER / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    run([*PYTHON, "hatchling", "build", "--target", "wheel", "--directory", target], folder=CHECKER)
    return target / f"eligibility_checker-{version}-py3-none-any.whl"
