"""Pages of notices that leave out what they may: no empty shell, nothing that sticks out, for everybody to use."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from axe import violations
from generator.pages import all_pages, document, site_pages
from other_sites import read_samples
from shells import shells
from site_server import SiteServer

_FOLDERS = read_samples()

ADDRESSES = [
    document(page, below).removesuffix("index.md")
    for below, pages in (
        ("", site_pages(list(_FOLDERS.values()))),
        *((folder.id, all_pages(folder)) for folder in _FOLDERS.values()),
    )
    for page in pages
]

_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.usefixtures("errors")
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
@pytest.mark.parametrize("address", ADDRESSES)
def test_page(page: Page, site: SiteServer, address: str, scheme: Literal["light", "dark"], width: int) -> None:
    """Whatever is absent leaves nothing behind; axe finds nothing, and nothing sticks out."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site.url(address))
    if address.endswith("/check/"):
        page.wait_for_selector("html[data-checker-state=ready]", state="attached")

    assert shells(page) == []
    assert violations(page) == []
    assert page.evaluate(_OVERFLOW) == 0


def test_missing_page(page: Page, site: SiteServer) -> None:
    """A page that is nowhere leads to the notices that there are."""
    page.goto(site.url("nowhere/"))

    for folder in _FOLDERS.values():
        expect(page.get_by_role("link", name=folder.about["short_title"])).to_be_visible()


def test_numbers_fit_a_phone(page: Page, site: SiteServer) -> None:
    """An extension may stand on a line of its own: no number is to be scrolled to."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(site.url("2026-pilot-base/contacts/"))

    right = page.locator(".table-scroll").evaluate("(frame) => frame.getBoundingClientRect().right")
    for number in page.locator("a[href^='tel:']").all():
        assert number.evaluate("(link) => link.getBoundingClientRect().right") <= right
