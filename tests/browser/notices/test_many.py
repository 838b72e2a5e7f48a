"""The first page and the comparison of one notice, of two, of four and of twelve."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from axe import violations
from generator.notices import NoticeFolder
from generator.pages.comparison import is_comparable
from other_sites import pages_of
from shells import shells
from site_server import SiteServer, serving

type Crowd = tuple[SiteServer, list[NoticeFolder]]

_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"

_HEIGHTS = "(cards) => cards.map((card) => card.getBoundingClientRect().height)"


@pytest.fixture(scope="module", params=[1, 2, 4, 12])
def crowd(request: pytest.FixtureRequest, run_folder: Path) -> Iterator[Crowd]:
    """Return the server of the pages of so many notices, and these."""
    site, folders = pages_of(run_folder, request.param)
    with serving(site) as server:
        yield server, folders


@pytest.mark.parametrize("width", [1280, 390])
def test_home(page: Page, crowd: Crowd, width: int) -> None:
    """Each notice is there with its status; many take little room each, the newest years first."""
    server, folders = crowd
    count = len(folders)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(server.url())
    cards = page.locator(".notice-card")

    expect(cards).to_have_count(count)
    expect(cards.locator("[data-status]:visible")).to_have_count(count)
    years = page.locator("h2[id^=year]").all_inner_texts()
    assert years == sorted(years, reverse=True)
    lasts = [str(last) for last in cards.locator(".window").evaluate_all("(all) => all.map((e) => e.dataset.last)")]
    if not years:
        assert lasts == sorted(lasts, reverse=True)
    if count > 3:
        assert max(cards.evaluate_all(_HEIGHTS)) < (420 if width == 390 else 280)
    assert shells(page) == []
    assert violations(page) == []
    assert page.evaluate(_OVERFLOW) == 0


@pytest.mark.parametrize("width", [1280, 390])
def test_comparison(page: Page, crowd: Crowd, width: int) -> None:
    """There is one as soon as there is something to compare; no more columns than can be read stand side by side."""
    server, folders = crowd
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(server.url())
    link = page.get_by_role("link", name="逐项对照")
    if not is_comparable(folders):
        assert link.count() == 0
        assert page.goto(server.url("compare/")).status == 404  # type: ignore[union-attr]
        return
    link.click()
    page.wait_for_url("**/compare/")

    columns = page.locator("#topics ~ * thead tr, #topics + * thead tr").first.locator("th")
    assert 2 < columns.count() <= 4
    assert shells(page) == []
    assert violations(page) == []
    assert page.evaluate(_OVERFLOW) == 0
