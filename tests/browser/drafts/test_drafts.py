"""Several drafts live side by side in one browser; no two are ever mixed, and none is lost."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

import axe
from check_page import CheckPage, OpenCheckPage, eventually
from quick_page import QuickPage
from roster_page import RosterPage, draft, tenant
from share_page import question_of
from site_server import SiteServer, missing
from worked import INCUBATOR

_FIRST = draft([tenant(1), tenant(2)], name="甲孵化器", jobs="501", **{"fund.amount_wan": "280"})
_SECOND = draft([tenant(3)], name="乙孵化器", jobs="42")
_DAY = 24 * 60 * 60 * 1000


def drafts_of(check: CheckPage) -> Locator:
    """Open the list of drafts and return its dialog."""
    check.page.get_by_role("button", name="底稿…").click()
    dialog = check.page.locator("#drafts-dialog")
    expect(dialog).to_be_visible()
    return dialog


def names(dialog: Locator, kind: str = "drafts") -> list[str]:
    """Return what the drafts of the list are called."""
    return dialog.locator(f"[data-list={kind}] strong").all_inner_texts()


def press(check: CheckPage, *buttons: str) -> None:
    """Open the list, press some of its buttons, and close it where it is still open."""
    dialog = drafts_of(check)
    for button in buttons:
        dialog.get_by_role("button", name=button, exact=True).click()
    if dialog.is_visible():
        check.page.keyboard.press("Escape")


def tenants_of(check: CheckPage) -> int:
    """Return how many tenants the page's draft has."""
    return len(RosterPage(check, "tenant").stored_rows())


@pytest.fixture
def with_two(open_check: OpenCheckPage) -> CheckPage:
    """Return a page that shows the second of two drafts."""
    check = open_check()
    check.open_file(_FIRST)
    check.expect_verdict("seed-fund", "unmet")
    check.open_file(_SECOND)
    check.expect_answers({"name": "乙孵化器", "jobs": "42"})
    return check


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_list_says_how_each_stands(open_check: OpenCheckPage, scheme: Any, width: int) -> None:  # noqa: ANN401
    """Names, gaps, rows and the time of the last change; everybody can use it."""
    check = open_check(width=width)
    check.page.emulate_media(color_scheme=scheme)
    check.open_file(_FIRST)
    check.expect_verdict("seed-fund", "unmet")
    check.open_file(_SECOND)
    check.expect_verdict("jobs", "unmet")

    dialog = drafts_of(check)

    expect(dialog.get_by_role("heading", level=2)).to_be_focused()
    first, second = dialog.get_by_role("listitem").all()
    expect(first).to_contain_text(re.compile(r"乙孵化器 页面上的，差 \d 项，名册 1 行，今天 \d\d:\d\d 改"))
    expect(second).to_contain_text(re.compile(r"甲孵化器 差 \d 项，名册 2 行，今天 \d\d:\d\d 改"))
    dialog.get_by_role("button", name="删除“甲孵化器”").click()
    dialog.get_by_role("button", name="加注“乙孵化器”").click()
    assert axe.violations(check.page) == []
    assert check.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert dialog.evaluate("(dialog) => dialog.scrollWidth - dialog.clientWidth") <= 0


def test_switching(with_two: CheckPage) -> None:
    """By keyboard: all of the other draft is there, checked; nothing of the one before, nor its steps to undo."""
    with_two.control("fund.use_cases").fill("5")
    button = with_two.page.get_by_role("button", name="底稿…")
    button.press("Enter")
    with_two.page.locator("#drafts-dialog").get_by_role("button", name="打开“甲孵化器”").press("Enter")

    with_two.expect_answers({"name": "甲孵化器", "jobs": "501", "fund.amount_wan": "280"})
    with_two.expect_verdict("jobs", "met")
    RosterPage(with_two, "tenant").expect_status("2 行：符合 2")
    assert with_two.message == "已换到“甲孵化器”。"
    expect(button).to_be_focused()
    expect(with_two.page.get_by_role("button", name="撤销")).to_be_hidden()
    with_two.reload()
    assert (with_two.answers()["name"], tenants_of(with_two)) == ("甲孵化器", 2)

    press(with_two, "打开“乙孵化器”")
    with_two.expect_answers({"name": "乙孵化器", "jobs": "42", "fund.use_cases": "5"})
    assert tenants_of(with_two) == 1


def test_a_new_one(with_two: CheckPage) -> None:
    """It is blank, stays so when the page is loaded anew, and is in the list once something is entered."""
    press(with_two, "新建底稿")
    with_two.expect_answers({})
    RosterPage(with_two, "tenant").expect_status("还没有行。")
    with_two.reload()
    assert with_two.answers() == {}

    with_two.control("jobs").fill("7")
    with_two.expect_verdict("jobs", "unmet")

    assert names(drafts_of(with_two)) == ["未命名", "乙孵化器", "甲孵化器"]


def test_copying_and_naming(with_two: CheckPage) -> None:
    """A copy is told from its original by a note, and goes its own way."""
    dialog = drafts_of(with_two)
    dialog.get_by_role("button", name="复制“乙孵化器”", exact=True).click()
    assert sorted(names(dialog)) == ["乙孵化器", "乙孵化器（副本）", "甲孵化器"]
    dialog.get_by_role("button", name="加注“乙孵化器（副本）”").click()
    dialog.get_by_role("textbox").fill("<b>场地</b>扩大以后")
    dialog.get_by_role("textbox").press("Enter")
    dialog.get_by_role("button", name="打开“乙孵化器（<b>场地</b>扩大以后）”").click()

    with_two.expect_answers({"name": "乙孵化器", "jobs": "42"})
    assert tenants_of(with_two) == 1
    with_two.control("jobs").fill("600")
    press(with_two, "打开“乙孵化器”")
    with_two.expect_answers({"name": "乙孵化器", "jobs": "42"})


def test_deleting_with_a_way_back(with_two: CheckPage) -> None:
    """The one on the page gives way to another; it comes back by one press, or from the list until a day later."""
    press(with_two, "删除“乙孵化器”")
    with_two.expect_answers({"name": "甲孵化器", "jobs": "501", "fund.amount_wan": "280"})
    assert with_two.message == "已删除“乙孵化器”，一天之内可以恢复。"
    with_two.page.get_by_role("button", name="撤销").click()
    with_two.expect_answers({"name": "乙孵化器", "jobs": "42"})

    press(with_two, "删除“甲孵化器”")
    with_two.reload()
    dialog = drafts_of(with_two)
    assert (names(dialog), names(dialog, "deleted")) == (["乙孵化器"], ["甲孵化器"])
    dialog.get_by_role("button", name="恢复“甲孵化器”").click()
    assert names(dialog) == ["乙孵化器", "甲孵化器"]

    dialog.get_by_role("button", name="删除“甲孵化器”").click()
    dialog.get_by_role("button", name="立即清除“甲孵化器”").click()
    assert (names(dialog), names(dialog, "deleted")) == (["乙孵化器"], [])
    assert "甲孵化器" not in with_two.page.evaluate("() => JSON.stringify(Object.values(localStorage))")


def test_deleted_drafts_are_gone_a_day_later(with_two: CheckPage) -> None:
    """Nothing of them stays in the browser."""
    press(with_two, "删除“甲孵化器”")
    with_two.page.clock.install()
    with_two.page.clock.fast_forward(_DAY + 60_000)
    with_two.reload()

    assert "甲孵化器" not in with_two.page.evaluate("() => JSON.stringify(Object.values(localStorage))")
    assert with_two.answers()["name"] == "乙孵化器"


def test_the_last_one_deleted(open_check: OpenCheckPage) -> None:
    """A blank draft takes its place."""
    check = open_check()
    check.open_file(_FIRST)

    press(check, "删除“甲孵化器”")
    check.expect_answers({})
    check.reload()
    assert check.answers() == {}

    press(check, "恢复“甲孵化器”", "打开“甲孵化器”")
    check.expect_answers({"name": "甲孵化器", "jobs": "501", "fund.amount_wan": "280"})


# ---- two windows


def test_each_window_keeps_its_draft(with_two: CheckPage, open_check: OpenCheckPage) -> None:
    """One switches, the other goes on with what it shows; each stores into its own, also after it is loaded anew."""
    other = open_check()
    other.expect_answers({"name": "乙孵化器", "jobs": "42"})
    press(with_two, "打开“甲孵化器”")
    with_two.expect_answers({"name": "甲孵化器", "jobs": "501", "fund.amount_wan": "280"})

    with_two.control("jobs").fill("502")
    other.page.locator(".toolbar").get_by_role("button", name="清空").click()
    other.control("name").fill("丙孵化器")

    with_two.expect_answers({"name": "甲孵化器", "jobs": "502", "fund.amount_wan": "280"})
    other.expect_answers({"name": "丙孵化器"})
    assert (tenants_of(with_two), tenants_of(other)) == (2, 0)
    other.reload()
    with_two.reload()
    assert other.answers() == {"name": "丙孵化器"}
    assert with_two.answers() == {"name": "甲孵化器", "jobs": "502", "fund.amount_wan": "280"}


def test_deleted_in_another_window(with_two: CheckPage, open_check: OpenCheckPage) -> None:
    """The window that shows it says so; whoever goes on typing keeps it."""
    other = open_check()
    other.expect_answers({"name": "乙孵化器", "jobs": "42"})

    press(with_two, "删除“乙孵化器”")

    expect(other.page.locator(".message")).to_contain_text("另一个窗口删除了这份底稿")
    assert other.answers() == {"name": "乙孵化器", "jobs": "42"}
    other.control("jobs").fill("43")
    dialog = drafts_of(other)
    assert (names(dialog), names(dialog, "deleted")) == (["乙孵化器", "甲孵化器"], [])
    assert with_two.answers()["name"] == "甲孵化器"


# ---- other pages


def test_the_quick_check_goes_on_with_the_same_draft(with_two: CheckPage, site: SiteServer) -> None:
    """It stores into the draft that its window works on, and the first page tells of that one."""
    press(with_two, "打开“甲孵化器”")
    with_two.expect_verdict("seed-fund", "unmet")
    page = with_two.page
    page.goto(site.url(""))
    expect(page.locator(f"[data-draft-of='{INCUBATOR}']")).to_contain_text("继续上次：甲孵化器，差 ")

    quick = QuickPage(page, site.url(f"{INCUBATOR}/quick/"))
    quick.open()
    asked = quick.question.locator("input").first
    name, value = str(asked.get_attribute("name")), asked.get_attribute("value") or "9"
    quick.answer({name: value})
    page.goto(with_two.address)
    with_two.wait_for_state("ready")

    with_two.expect_answers({"name": "甲孵化器", "jobs": "501", "fund.amount_wan": "280", name: value})
    press(with_two, "打开“乙孵化器”")
    with_two.expect_answers({"name": "乙孵化器", "jobs": "42"})


def test_a_new_window_goes_on_with_the_last_one(with_two: CheckPage, open_check: OpenCheckPage) -> None:
    """That is the one that was switched to or changed last."""
    press(with_two, "打开“甲孵化器”")

    assert open_check().answers()["name"] == "甲孵化器"


def test_drafts_from_before_there_were_several(open_check: OpenCheckPage) -> None:
    """What an earlier version of the page has stored is a draft like any other."""
    check = open_check()
    path = check.page.evaluate("() => location.pathname")
    check.page.evaluate(
        "([name, text]) => localStorage.setItem(name, text)",
        [f"{INCUBATOR}:draft:{path}", json.dumps({"name": "旧的", "jobs": "3"})],
    )
    check.reload()
    assert check.answers() == {"name": "旧的", "jobs": "3"}

    press(check, "新建底稿")
    press(check, "打开“旧的”")

    check.expect_answers({"name": "旧的", "jobs": "3"})


# ---- where it is not possible


def test_storage_is_full(open_new_check: OpenCheckPage) -> None:
    """A copy that does not fit is not made; what is on the page is not left while it is not stored."""
    check = open_new_check()
    check.open_file(_FIRST)
    check.page.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full'); }; }")
    dialog = drafts_of(check)
    dialog.get_by_role("button", name="复制“甲孵化器”").click()
    expect(dialog.get_by_role("status")).to_contain_text("浏览器的存储空间不够，没有复制")
    assert names(dialog) == ["甲孵化器"]
    check.page.keyboard.press("Escape")

    check.control("jobs").fill("777")
    press(check, "新建底稿")

    assert "浏览器没有存下页面上的填写，换走会丢失，所以没有换" in check.message
    assert check.answers()["jobs"] == "777"


def test_storage_is_forbidden(open_new_check: OpenCheckPage) -> None:
    """Another applicant's file replaces what is there, as it says, and that can be undone."""
    check = open_new_check(state="")
    check.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full') };")
    check.reload()
    check.control("name").fill("甲孵化器")
    file = {"name": "乙.json", "mimeType": "application/json", "buffer": _SECOND.encode()}
    check.page.locator("[data-open-file]").set_input_files(files=[file])  # type: ignore[list-item]
    question = question_of(check.page)
    expect(question.get_by_label("新建底稿：只留文件里的；可以撤销")).to_be_checked()

    question.get_by_role("button", name="打开").click()
    check.expect_answers({"name": "乙孵化器", "jobs": "42"})
    check.page.get_by_role("button", name="撤销").click()

    check.expect_answers({"name": "甲孵化器"})


def test_a_script_that_is_missing(open_check: OpenCheckPage, site: SiteServer) -> None:
    """The page says so, and goes on working."""
    check = open_check()
    name = check.page.evaluate("() => document.querySelector('meta[name=checker]').dataset.drafts.split('/').at(-1)")
    site.faults[name] = missing

    check.page.get_by_role("button", name="底稿…").click()

    expect(check.page.locator(".message")).to_contain_text("没有打开底稿的列表：取不到所需的文件")


def test_a_link_waits_for_an_open_dialog(with_two: CheckPage) -> None:
    """A row that is being edited goes into the draft to which it belongs."""
    roster = RosterPage(with_two, "tenant")
    roster.row(1).get_by_role("button").click()
    expect(roster.row_dialog).to_be_visible()
    page: Page = with_two.page
    page.evaluate("() => (location.hash = '#d9.x')")
    expect(page.locator(".message")).not_to_contain_text("链接")

    page.keyboard.press("Escape")

    eventually(page, lambda: "本站的另一个版本" in with_two.message, expected=True)
