"""Measures what a visitor has to download, uncompressed."""

from playwright.sync_api import Playwright

from bench.serving import LAUNCH, CountingServer
from generator.notices import NoticeFolder
from generator.pages import all_pages

_WITH_PYTHON = {"check", "quick", "visit"}
"""The pages that load the checker."""


def measure(playwright: Playwright, server: CountingServer, folders: list[NoticeFolder]) -> dict[str, float]:
    """Return the bytes of the largest content page, and of a first visit to a self-assessment page."""
    content = [
        f"{folder.id}/{page.slug}/".replace("//", "/")
        for folder in folders
        for page in all_pages(folder)
        if page.slug not in _WITH_PYTHON
    ]
    return {
        "content_page_bytes": max(_sent(playwright, server, path) for path in ("", *content)),
        "first_visit_bytes": max(_sent(playwright, server, f"{folder.id}/check/") for folder in folders),
    }


def _sent(playwright: Playwright, server: CountingServer, path: str) -> int:
    """Return the bytes sent for one page, with an empty cache."""
    with playwright.chromium.launch(**LAUNCH) as browser, browser.new_page() as page:
        server.sent = 0
        page.goto(f"{server.address}/{path}", wait_until="networkidle")
        if path.endswith("check/"):
            page.wait_for_selector("[data-checker-state=ready]")
        return server.sent
