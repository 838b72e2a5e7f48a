"""Everybody can use every kind of page: with a screen reader, a keyboard, a small screen, large text or no script."""

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

import worked
from axe import violations
from check_page import CheckPage, OpenCheckPage, eventually
from keyboard import press_until_focused, tab_stops
from roster_page import RosterPage
from site_server import SiteServer, held_back, missing

LOOKS = [("light", 1280), ("dark", 390), ("light", 390), ("dark", 1280)]

_OUTLINE = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
    .filter((heading) => heading.checkVisibility()).map((heading) => Number(heading.tagName[1]))"""

_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def look(page: Page, scheme: Literal["light", "dark"], width: int) -> None:
    """Give a page's visitor some colours and a window of some width."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
@pytest.mark.parametrize("address", worked.ADDRESSES)
def test_page(page: Page, site: SiteServer, address: str, scheme: Literal["light", "dark"], width: int) -> None:
    """Axe finds nothing, the outline has no gaps, and nothing sticks out."""
    look(page, scheme, width)
    page.goto(site.url(address))
    if address.endswith("/check/"):
        page.wait_for_selector("html[data-checker-state=ready]", state="attached")

    assert violations(page) == []
    assert page.evaluate(_OVERFLOW) == 0
    assert page.get_attribute("body", "data-md-color-scheme") == {"light": "default", "dark": "slate"}[scheme]
    assert page.get_attribute("html", "lang") == "zh"
    outline = page.evaluate(_OUTLINE)
    assert outline.count(1) == 1
    assert outline[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(outline))


def test_check_page_from_loading_to_errors(open_new_check: OpenCheckPage, site: SiteServer) -> None:
    """Axe finds nothing while the checker loads, with all verdicts, with everything unfolded, and with errors."""
    site.faults["pyodide.asm.bin"] = held_back
    check = open_new_check(state="loading")
    page = check.page
    assert violations(page) == []

    site.released.set()
    check.wait_for_state("ready")
    check.open_file(worked.as_text(worked.nested(worked.ample(check.notice))))
    check.control("premises.total_m2").fill("4999")
    check.control("registered_on").fill("2023-08-01")
    check.expect_verdict("premises-area", "unmet")
    page.evaluate("() => document.querySelectorAll('details').forEach((details) => (details.open = true))")
    assert violations(page) == []

    check.control("jobs").fill("-1")
    expect(page.locator("#error-summary")).to_be_visible()
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 900})
    assert violations(page) == []
    assert page.evaluate(_OVERFLOW) == 0


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_rosters_and_their_dialogs(
    page: Page, site: SiteServer, tmp_path: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    """Axe finds nothing, and nothing sticks out, with many rows, while one is edited, and while a file is looked at."""
    count = 300 if (scheme, width) == LOOKS[0] else 30
    look(page, scheme, width)
    check = CheckPage(page, site.url("2024-incubator/check/"), "2024-incubator")
    check.open()
    check.wait_for_state("ready")
    row = {"registered_on": "2021-03", "moved_in_on": "2022-06-01", "area_m2": "1200", "uscc": "91140100MA0EXAMP0X"}
    rows = [{**row, "name": f"示例{number}号", "capital_wan": "不详"} for number in range(count)]
    check.open_file(json.dumps({"notice": check.notice, "answers": {"jobs": "1"}, "rosters": {"tenant": rows}}))
    roster = RosterPage(check, "tenant")
    expect(roster.section.locator("[data-text=status]")).to_contain_text(f"有误 {count}")
    assert violations(check.page) == []
    assert check.page.evaluate(_OVERFLOW) == 0

    roster.row(3).get_by_role("button").click()
    expect(roster.row_dialog.locator("[data-text=finding]")).to_contain_text("有误")
    assert violations(check.page) == []
    check.page.keyboard.press("Escape")

    table = tmp_path / "表.csv"
    table.write_text("企业名称,别的,注册资金\n甲,乙,不详\n", encoding="utf-8")
    roster.import_file(table)
    assert violations(check.page) == []
    check.page.keyboard.press("Escape")


def test_check_page_that_failed(open_new_check: OpenCheckPage, site: SiteServer) -> None:
    """Axe finds nothing in the message of failure, which is announced."""
    site.faults["pyodide.asm.bin"] = missing
    check = open_new_check(state="failed")

    expect(check.page.get_by_role("alert")).to_contain_text("pyodide.asm.bin")
    assert violations(check.page) == []


@pytest.mark.parametrize("kind", ["", "text/", "check/"])
def test_open_drawer(page: Page, site: SiteServer, kind: str) -> None:
    """On a narrow screen a keyboard opens the navigation, sees where it is, and follows a link."""
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(site.url(f"2024-incubator/{kind}"))
    menu = page.get_by_role("button", name="导航菜单")
    press_until_focused(page, "Tab", menu)
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Space")
    expect(menu).to_have_attribute("aria-expanded", "true")
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="联系方式")
    # Once it has come to rest.
    page.wait_for_function("() => document.querySelector('.md-sidebar--primary').getBoundingClientRect().left === 0")
    assert violations(page) == []

    while not link.evaluate("(link) => link === document.activeElement"):
        assert not page.evaluate("() => document.querySelector('.md-content').contains(document.activeElement)")
        page.keyboard.press("Tab")
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page).to_have_url(site.url("2024-incubator/contacts/"))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", ["", "2024-incubator/", "2024-incubator/conditions/"])
def test_focus_can_be_seen(page: Page, site: SiteServer, address: str, width: int) -> None:
    """Whoever goes through a page with Tab sees at every stop where it is, and gets out again."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site.url(address))

    assert sum(1 for _ in tab_stops(page)) > 5


@pytest.mark.parametrize("address", worked.ADDRESSES)
def test_reflow(page: Page, site: SiteServer, address: str) -> None:
    """At 320 pixels, and with text of twice the size, nothing but tables in their frames is scrolled sideways."""
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(site.url(address))
    assert page.evaluate(_OVERFLOW) == 0

    # Enlarged text makes a window of 1280 pixels one of 640.
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("() => (document.documentElement.style.fontSize = '250%')")
    assert page.evaluate(_OVERFLOW) == 0


def test_skip_link(page: Page, site: SiteServer) -> None:
    """The first stop on a wide page leads past the navigation to the contents."""
    page.goto(site.url("2024-incubator/conditions/"))
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()

    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("() => document.querySelector('.md-content').contains(document.activeElement)")


@pytest.mark.parametrize("address", worked.ADDRESSES)
def test_without_script(scriptless_page: Page, site: SiteServer, address: str) -> None:
    """Text, tables, links and the form's fields are there without script; nothing pretends to be about to start."""
    scriptless_page.goto(site.url(address))

    expect(scriptless_page.locator("h1")).to_be_visible()
    expect(scriptless_page.locator(".md-content a:visible").first).to_be_visible()
    expect(scriptless_page.get_by_role("status").filter(has_text="正在").locator("visible=true")).to_have_count(0)
    if address.endswith("/text/"):
        clause = next(iter(worked.FOLDERS[address.partition("/")[0]].text.clauses))
        expect(scriptless_page.locator(f'[id="{clause}"]')).to_be_visible()
    if address.endswith("/check/"):
        without_script(CheckPage(scriptless_page, scriptless_page.url, address.partition("/")[0]))


def without_script(check: CheckPage) -> None:
    """The form can be printed and filled in by hand; buttons that do nothing are not shown."""
    expect(check.page.locator("noscript .failure, .lead .failure").first).to_be_visible()
    expect(check.control("name")).to_be_visible()
    expect(check.page.locator("#application input:visible")).not_to_have_count(0)
    expect(check.page.get_by_role("button").locator("visible=true")).to_have_count(0)
    expect(check.page.locator("progress:visible, .verdict-bar:visible")).to_have_count(0)


def test_the_themes_script_that_comes_later(open_check: OpenCheckPage) -> None:
    """On pages with a checker, too, the header shows the page's title once that has been scrolled away."""
    page = open_check().page

    eventually(page, lambda: page.locator("script[src*='/javascripts/bundle.']").count(), 1)
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 2500)

    expect(page.locator(".md-header__title")).to_have_class(re.compile("md-header__title--active"))
