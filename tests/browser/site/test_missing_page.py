"""Whoever follows an old or mistyped address finds the way, at whatever depth and below whatever path."""

import pytest
from playwright.sync_api import Browser, Page, expect

from site_server import SiteServer


@pytest.mark.parametrize("address", ["nowhere", "2024-incubator/nowhere/", "a/b/c/d.html"])
def test_missing_page_leads_home(page: Page, site: SiteServer, address: str) -> None:
    """The page tells that there is none here, and its links lead to pages that there are."""
    answer = page.goto(site.url(address))
    assert answer
    assert answer.status == 404

    expect(page.get_by_role("heading", name="没有这个页面")).to_be_visible()
    page.get_by_role("link", name="2024 孵化器").click()

    assert page.url == site.url("2024-incubator/")


def test_missing_page_without_script(browser: Browser, site: SiteServer) -> None:
    """Without script, the page says what to try."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.url("a/b/nowhere"))

        expect(page.get_by_text("删去网址末尾的部分再试")).to_be_visible()
