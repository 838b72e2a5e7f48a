"""Measures the time from an edit to the verdict that it changes, as a visitor sees it."""

import json
import statistics

from playwright.sync_api import Page, Playwright

from bench.serving import LAUNCH, CountingServer
from generator.notices import Case

EDITS = 40
FRAME_MS = 1000 / 60
GOLDEN = 0.618  # its multiples are spread evenly between two whole numbers

# Takes the time until the verdict is painted.
_EDIT = """([name, value, condition]) => new Promise((resolve) => {
    const shown = document.querySelector(`[data-condition="${condition}"] [data-text=reason]`);
    const input = document.getElementsByName(name)[0];
    new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
    }).observe(shown, { childList: true });
    input.value = value;
    const started = performance.now();
    input.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def measure(playwright: Playwright, server: CountingServer, notice: str, case: Case) -> dict[str, float]:
    """Return the median for edits of a complete application."""
    with playwright.chromium.launch(**LAUNCH) as browser, browser.new_page() as page:
        page.goto(f"{server.address}/{notice}/check/")
        page.wait_for_selector("[data-checker-state=ready]")
        application = json.dumps(case.application).encode()
        page.set_input_files(
            "[data-open-file]", {"name": "case.json", "mimeType": "application/json", "buffer": application}
        )
        page.wait_for_selector("[data-overall=met]")
        return {"edit_ms": median_edit(page, EDITS)}


def median_edit(page: Page, edits: int) -> float:
    """Return the median for edits of one field, in milliseconds; each begins at another time between two frames."""
    times = []
    for number in range(edits):
        page.wait_for_timeout(FRAME_MS * (3 + GOLDEN * number % 1))
        times.append(page.evaluate(_EDIT, ["jobs", str(1000 + number), "jobs"]))
    return statistics.median(times)
