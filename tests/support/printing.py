"""What a page looks like on paper."""

import re
import subprocess

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


def on_paper(page: Page) -> tuple[str, int]:
    """Print a page once, and return what is on paper, without blanks, and on how many sheets."""
    paper = page.pdf(prefer_css_page_size=True)
    extract = ["pdftotext", "-", "-"]
    text = subprocess.run(extract, input=paper, check=True, capture_output=True).stdout.decode()
    return re.sub(r"\s+", "", text), len(re.findall(rb"/Type\s*/Page\b", paper))


def sheet_widths(page: Page) -> set[int]:
    """Print a page, and return how wide its sheets are, in millimetres."""
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+)", page.pdf(prefer_css_page_size=True))
    return {round(float(width) / 72 * 25.4) for width in boxes}


def sheet_count(page: Page) -> int:
    """Return how many sheets of A4 a page takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
