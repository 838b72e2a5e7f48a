"""What a page looks like on paper."""

import re

from playwright.sync_api import Page


def printed_text(page: Page) -> str:
    """Print a page, and return the text that is on paper."""
    assert page.pdf().startswith(b"%PDF")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    page.emulate_media(media="screen")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    return text


def sheet_count(page: Page) -> int:
    """Return how many sheets of A4 a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
