"""The same sources make the same site, wherever, whenever and by whom it is built."""

import os
import subprocess
import sys
from pathlib import Path

from copied_sources import copy_sources
from generator.tools import sha256


def test_a_copy_without_git_makes_the_same_site(site_folder: Path, tmp_path: Path) -> None:
    """Neither history, place, time zone, order of hashes nor what an earlier build left behind changes a byte."""
    copy = copy_sources(tmp_path / "copy")
    elsewhere = {"PYTHONPATH": str(copy / "checker" / "src"), "TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-P", copy / "build.py"]
    done = subprocess.run(command, env=os.environ | elsewhere, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert digests(copy / "site") == digests(site_folder)


def digests(site: Path) -> dict[str, str]:
    """Return the digest of each file of a site, by its address."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()) for path in files}
