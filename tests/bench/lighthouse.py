"""Asks Lighthouse for its points, on a simulated telephone of the middle class and a line of 1.6 Mbit/s.

The site stands on nginx as `deploy/` sets it up: Lighthouse judges a server's compression and caching, too, and that is
how the site is meant to be served. `tests/bench/lighthouse/` has its own packages, because they are many.
"""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from bench.serving import CHROMIUM
from generator.notices import NoticeFolder
from web_servers import SERVERS, running

_FOLDER = Path(__file__).with_name("lighthouse")
_CONTENT = ("text", "conditions", "materials", "process", "attachments/1", "questions", "contacts")


def measure(site: Path, folder: NoticeFolder) -> dict[str, float | Mapping[str, Any]]:
    """Return the fewest points that a page gets, and all pages' with what is amiss."""
    if not SERVERS["nginx"].installed:
        return {}
    check = f"{folder.id}/check/"
    pages = ("", "compare/", f"{folder.id}/", *(f"{folder.id}/{slug}/" for slug in _CONTENT), check)
    with running("nginx", site, configured=True) as address:
        done = subprocess.run(
            ["node", _FOLDER / "points.mjs", _browser(), *(address + page for page in pages)],  # noqa: S607
            capture_output=True,
            text=True,
            check=True,
        )
    points = {page.removeprefix(address): given for page, given in json.loads(done.stdout).items()}
    return {
        "lighthouse": points,
        "lighthouse_accessibility": min(given["accessibility"] for given in points.values()),
        "lighthouse_best_practices": min(given["best-practices"] for given in points.values()),
        "lighthouse_performance": min(given["performance"] for page, given in points.items() if page != check),
        "lighthouse_performance_check": points[check]["performance"],
    }


def _browser() -> Path | str:
    if CHROMIUM.exists():
        return CHROMIUM
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path
