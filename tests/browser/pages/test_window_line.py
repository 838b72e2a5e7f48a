"""What every page of a notice says at its top, by today's date."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from site_server import SiteServer

OPEN = "申报时间：2024-08-29 至 2024-09-30"
CLOSED = "2024 年的申报已于 2024-09-30 截止；"
STATES = [
    ("2024-08-28", f"{OPEN}　未开始，还有 1 天"),
    ("2024-09-30", f"{OPEN}　申报中，今天截止"),
    ("2024-10-01", f"{CLOSED}组织推荐单位推荐中，截至 2024-10-15"),
    ("2024-10-15", f"{CLOSED}组织推荐单位推荐中，截至 2024-10-15"),
    ("2024-10-16", f"{CLOSED}下一批尚未公布，可按这些条件先自查"),
]

_OBSERVE = """
window.moved = [];
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) for (const { node } of shift.sources) moved.push(node);
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize(("today", "said"), STATES)
def test_states(page: Page, site: SiteServer, today: str, said: str) -> None:
    """The line says what holds today, and nothing else of what it may say is read out."""
    page.clock.set_fixed_time(f"{today}T12:00:00+08:00")
    page.goto(site.url("2024-incubator/text/"))

    expect(page.locator(".window-line")).to_have_text(said, use_inner_text=True)


@pytest.mark.parametrize("below", ["", "attachments/1/", "check/"])
def test_above_the_title(page: Page, site: SiteServer, below: str) -> None:
    """Pages of every kind say that the window has closed, above their title."""
    page.clock.set_fixed_time("2024-10-16T12:00:00+08:00")
    page.goto(site.url(f"2024-incubator/{below}"))

    expect(page.locator(".window-line:has(+ h1)")).to_have_text(STATES[-1][1], use_inner_text=True)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("today", [today for today, _ in STATES])
def test_nothing_moves(
    browser: Browser, browser_context_args: dict[str, Any], site: SiteServer, width: int, today: str
) -> None:
    """The line's place is kept until the script has filled it in."""
    viewport: ViewportSize = {"width": width, "height": 700}
    with browser.new_context(**{**browser_context_args, "viewport": viewport}) as context:
        page = context.new_page()
        page.clock.set_fixed_time(f"{today}T12:00:00+08:00")
        page.add_init_script(_OBSERVE)
        page.goto(site.url("2024-incubator/text/"))
        expect(page.locator(".window-line")).to_be_visible()
        page.wait_for_timeout(100)

        assert page.evaluate("moved.filter((node) => node?.parentElement?.closest('article')).length") == 0
