"""Files that do harm to whatever process reads them."""

import os
from pathlib import Path

import pytest


def harm_at_file_named(name: str, harm: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the processes that check do harm when they read a file of some name."""
    site = folder / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(
        f"""
import checker.desk.checked as module
read = module.read_file
def read_file(path, data, notice):
    if path.endswith({name!r}):
        {harm}
    return read(path, data, notice)
module.read_file = read_file
""",
        encoding="utf-8",
    )
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")]))
