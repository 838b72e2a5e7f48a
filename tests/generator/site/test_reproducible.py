"""The same sources make the same site, wherever, whenever and by whom it is built."""

import os
import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from generator.tools import ROOT, sha256

NO_SOURCES = {".git", ".venv", "node_modules", "build", "site", "dist"}
"""Of the repository's own folder, what a hand-over of the sources does not contain."""


def test_a_copy_without_git_makes_the_same_site(site_folder: Path, tmp_path: Path) -> None:
    """Neither history, place, time zone, order of hashes nor what an earlier build left behind changes a byte."""
    copy = tmp_path / "copy"
    shutil.copytree(ROOT, copy, ignore=no_sources)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copytree(ROOT / "build" / "runtime" / "wheels", copy / "build" / "runtime" / "wheels")  # saves downloads
    elsewhere = {"PYTHONPATH": str(copy / "checker" / "src"), "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-P", copy / "build.py"]
    done = subprocess.run(command, env=os.environ | elsewhere, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert digests(copy / "site") == digests(site_folder)


def no_sources(folder: str, names: Collection[str]) -> set[str]:
    """Return what not to copy of a folder."""
    return NO_SOURCES & set(names) if Path(folder) == ROOT else {"__pycache__"}


def digests(site: Path) -> dict[str, str]:
    """Return the digest of each file of a site, by its address."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()) for path in files}
