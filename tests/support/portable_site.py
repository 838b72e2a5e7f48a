"""The copy of the site that opens by double click, unpacked as a visitor unpacks it."""

import zipfile
from pathlib import Path

from generator.handover import write_portable


def unpacked_copy(site: Path, work: Path) -> Path:
    """Make the copy of a built site, unpack it in `work`, and return its one folder."""
    write_portable(site, work / "portable.zip")
    place = work / "我的 文件#1"  # such names need care in addresses
    with zipfile.ZipFile(work / "portable.zip") as opened:
        opened.extractall(place)
    [folder] = place.iterdir()
    return folder
