"""Measures the time from saving a condition to seeing it, with `make serve` and four notices."""

import re
import statistics
import tempfile
import time
from pathlib import Path
from string import ascii_lowercase

from playwright.sync_api import Playwright

from bench.serving import LAUNCH
from copied_sources import copy_notice, copy_sources, serving_sources

EDITS = 7
NOTICES = 4

_SHOWS = "([id, title]) => document.getElementById(id)?.textContent.includes(title)"


def measure(playwright: Playwright, notice: str, condition: str) -> dict[str, float]:
    """Return the median of some edits of a condition's title."""
    with tempfile.TemporaryDirectory() as folder:
        sources = copy_sources(Path(folder) / "copy", compiled=True)
        notices = sources / "site_src" / "notices"
        real = sorted(notices.iterdir())
        for number in range(len(real), NOTICES):
            original = real[number % len(real)]
            copy_notice(original, notices / f"{original.name}-{ascii_lowercase[number]}", number)
        path = notices / notice / "conditions.yaml"
        with (
            serving_sources(sources) as server,
            playwright.chromium.launch(**LAUNCH) as browser,
            browser.new_page() as page,
        ):
            page.goto(f"{server.address}{notice}/conditions/")
            seconds = []
            for number in range(EDITS):
                title = f"第{number}次保存"
                text = path.read_text(encoding="utf-8")
                edited = re.sub(rf"(- id: {condition}\n(?:  .*\n)*?  title: ).*", rf"\g<1>{title}", text, count=1)
                start = time.perf_counter()
                path.write_text(edited, encoding="utf-8")
                page.wait_for_function(_SHOWS, arg=[condition, title])
                seconds.append(time.perf_counter() - start)
    return {"serve_edit_ms": statistics.median(seconds) * 1000}
