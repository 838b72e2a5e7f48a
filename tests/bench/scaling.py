"""Measures how the time to build grows with the number of pages, on copies of the real notices."""

import itertools
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from string import ascii_lowercase

from build import build_pages
from copied_sources import copy_notice
from generator.browser import Runtime
from generator.notices import NoticeFolder, read_notices
from generator.pages import all_pages
from generator.tools import Memory

SIZES = (200, 1000)


def measure() -> dict[str, float]:
    """Return the seconds to build sites of about 200 and 1,000 pages, and how the time per page changes."""
    pages, seconds = zip(*(_build(size) for size in SIZES), strict=True)
    times = {f"build_{size}_pages_s": time for size, time in zip(SIZES, seconds, strict=True)}
    return times | {"build_growth": (seconds[1] / pages[1]) / (seconds[0] / pages[0])}


def _build(size: int) -> tuple[int, float]:
    """Build a site of at least `size` pages; return their number and the seconds that it took."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folders = _folders(root, size)
        start = time.perf_counter()
        site = build_pages(folders, lambda: Runtime("runtime", {}), Memory())
        return sum(path.endswith("index.html") for path in site), time.perf_counter() - start


def _folders(root: Path, size: int) -> list[NoticeFolder]:
    """Copy the real notices under other names until they have enough pages."""
    pages = 0
    real = itertools.cycle(read_notices())
    for folder, name in zip(real, _names(), strict=False):
        if pages >= size:
            break
        copy = root / "notices" / f"{folder.about['year']}-{name}"
        copy_notice(folder.path, copy, pages)
        pages += sum(1 for _ in all_pages(folder))
    return read_notices(root / "notices")


def _names() -> Iterator[str]:
    return ("".join(letters) for letters in itertools.product(ascii_lowercase, repeat=2))
