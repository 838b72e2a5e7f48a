"""The first page offers to go on with a draft; the check page says that it is kept."""

import json
import re

from playwright.sync_api import Page, expect

from check_page import OpenCheckPage
from quick_page import QuickPage
from site_server import SiteServer
from worked import INCUBATOR

_STATE = ".draft-state"
_OFFER = f"[data-draft-of='{INCUBATOR}']"


def test_going_on(open_check: OpenCheckPage, site: SiteServer) -> None:
    """The applicant's name and what is lacking are text, whatever they look like; the link leads to the draft."""
    check = open_check()
    home = check.page.context.new_page()
    home.goto(site.url(""))
    expect(home.locator(_OFFER)).to_be_hidden()
    below = home.locator(".cards").bounding_box()
    assert home.locator(".lead > :not(p)").count() == 0
    check.open_file(
        json.dumps({"notice": INCUBATOR, "answers": {"name": "<b>示例</b>孵化器", "fund.amount_wan": "280"}})
    )
    check.expect_verdict("seed-fund", "unmet")

    home.reload()
    expect(home.locator(_OFFER)).to_have_text("继续上次：<b>示例</b>孵化器，差 1 项（2024 孵化器）")
    expect(home.locator("[data-draft-of]").locator("visible=true")).to_have_count(1)
    assert home.locator(".cards").bounding_box() == below
    home.locator(_OFFER).get_by_role("link").click()
    expect(home.locator('[name="fund.amount_wan"]')).to_have_value("280")


def test_nothing_is_left_of_a_cleared_draft(open_check: OpenCheckPage, site: SiteServer) -> None:
    """The offer goes with the draft."""
    check = open_check()
    check.control("fund.amount_wan").fill("280")
    check.expect_verdict("seed-fund", "unmet")

    check.page.get_by_role("button", name="清空").click()
    check.expect_verdict("seed-fund", "unknown")
    check.page.goto(site.url(""))

    expect(check.page.locator(_OFFER)).to_be_hidden()


def test_the_draft_says_that_it_is_kept(open_check: OpenCheckPage) -> None:
    """Nothing is said while there is nothing; then the time of the last change."""
    check = open_check()
    state = check.page.locator(_STATE)
    expect(state).to_have_text("")

    check.control("name").fill("示例")
    expect(state).to_have_text(re.compile(r"^已自动保存 \d\d:\d\d$"))
    check.reload()
    expect(state).to_have_text("已自动保存")

    check.page.get_by_role("button", name="清空").click()
    expect(state).to_have_text("")


def test_a_browser_that_keeps_nothing(open_new_check: OpenCheckPage) -> None:
    """It is said for as long as it holds."""
    check = open_new_check(state="")
    check.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full') };")
    check.reload()

    check.control("name").fill("示例")

    expect(check.page.locator(_STATE)).to_have_text("未保存：浏览器不允许")


def test_going_on_after_the_quick_check(page: Page, site: SiteServer) -> None:
    """Its answers are the draft's, and so is how they stand."""
    quick = QuickPage(page, site.url(f"{INCUBATOR}/quick/"))
    quick.open()
    quick.answer_all({"graduates.count": "9"})

    page.goto(site.url(""))

    expect(page.locator(_OFFER)).to_contain_text("继续上次：差 1 项")
