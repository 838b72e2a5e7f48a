"""A link carries a draft to another browser, says what is in it, and changes nothing there before that is agreed to."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import axe
import worked
from check_page import CheckPage, OpenCheckPage, eventually
from checker.application import answers_from_application
from checker.application.texts import rosters_from_application
from roster_page import RosterPage, draft, tenant
from share_page import draft_text, follow, fragment, link_of, question_of, scanned, share
from site_server import SiteServer, missing
from worked import INCUBATOR, MAKER_SPACE

_SENT = draft_text(INCUBATOR, {"name": "乙孵化器", "jobs": "42"}, {"mentor": [{"name": "张三"}]})
_NUMBERED = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def real_tenant(number: int) -> dict[str, str]:
    """Return a tenant of which no text repeats another one's."""
    code = "".join(_NUMBERED[(number * 7919 + place * place * 31) % 31] for place in range(9))
    return tenant(
        number,
        name=f"山西{chr(0x4E00 + number * 97)}{chr(0x5000 + number * 61)}{chr(0x6000 + number * 53)}科技有限公司",
        uscc=f"91140100M{code[:9]}",
        registered_on=f"20{19 + number % 5}-{1 + number % 12:02}-{1 + number % 28:02}",
        area_m2=str(30 + number * 37 % 900),
    )


@pytest.fixture(scope="module")
def friend(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """Return the page of somebody else, in a browser of its own."""
    with browser.new_context(**browser_context_args) as context:
        yield context.new_page()


def shareable() -> list[Any]:
    """Return the notice and the application of every worked case with at most 30 rows of tenants."""
    cases = [
        pytest.param(name, case.application, id=f"{name}-{case.name}")
        for name, cases in worked.CASES.items()
        for case in (*cases.applications, *cases.with_rosters)
        if len(case.application.get("tenant_roster", ())) <= 30
    ]
    assert len(cases) > 30
    return cases


@pytest.fixture(scope="module")
def senders(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[dict[str, CheckPage]]:
    """Return a place for a page of each notice, in one browser."""
    with browser.new_context(**browser_context_args) as context:
        pages: dict[str, CheckPage] = {}
        context.set_default_timeout(20_000)
        pages[""] = CheckPage(context.new_page(), "", "")  # keeps the context
        yield pages


@pytest.mark.parametrize(("notice", "application"), shareable())
def test_every_worked_case(
    senders: dict[str, CheckPage], friend: Page, site: SiteServer, notice: str, application: dict[str, Any]
) -> None:
    """What another browser saves to a file after it has opened the link is what this one saves."""
    if notice not in senders:
        senders[notice] = CheckPage(senders[""].page.context.new_page(), site.url(f"{notice}/check/"), notice)
        senders[notice].open()
        senders[notice].wait_for_state("ready")
    sender = senders[notice]
    sender.page.get_by_role("button", name="清空").click()
    sender.open_file(worked.as_text(application))
    link = link_of(sender)
    friend.goto(site.url(f"{notice}/check/"))
    friend.evaluate("() => localStorage.clear()")

    follow(friend, link)

    assert friend.url == site.url(f"{notice}/check/")
    assert CheckPage(friend, friend.url, notice).save() == sender.save()
    given = worked.notice(notice)
    saved = json.loads(sender.save())
    assert saved["answers"] == answers_from_application(application, given)
    assert saved["rosters"] == {id_: rows for id_, rows in rosters_from_application(application, given).items() if rows}


@pytest.mark.parametrize("count", [22, 30])
def test_many_tenants(open_check: OpenCheckPage, friend: Page, site: SiteServer, count: int) -> None:
    """As many as an incubator needs go into a link, whatever they are called, and into a QR code without them."""
    check = open_check()
    rows = [real_tenant(number) for number in range(count)]
    check.open_file(json.dumps({"notice": INCUBATOR, "answers": {"name": "某孵化器"}, "rosters": {"tenant": rows}}))
    dialog = share(check)
    expect(dialog).to_contain_text(f"链接里有：名称“某孵化器”、自评表 1 栏、“在孵企业情况汇总表”{count} 行。")
    expect(dialog).to_contain_text("手机认不出")
    expect(dialog.locator("figure")).to_be_hidden()
    link = dialog.get_by_role("textbox").input_value()
    assert len(link) < 4000
    friend.goto(site.url(f"{INCUBATOR}/check/"))
    friend.evaluate("() => localStorage.clear()")

    follow(friend, link)

    assert RosterPage(CheckPage(friend, friend.url, INCUBATOR), "tenant").stored_rows() == rows
    dialog.get_by_label("只含自评表，不含名册").check()
    expect(dialog).to_contain_text(f"不含名册：“在孵企业情况汇总表”{count} 行；对方看到的结论可能与这里不同。")
    expect(dialog.locator("figure")).to_be_visible()
    assert len(dialog.get_by_role("textbox").input_value()) < 200


def test_too_many_for_a_link(open_check: OpenCheckPage) -> None:
    """It is said, and the file is offered, or the form without its rosters."""
    check = open_check()
    rows = [real_tenant(number) for number in range(300)]
    check.open_file(json.dumps({"notice": INCUBATOR, "answers": {"name": "某孵化器"}, "rosters": {"tenant": rows}}))

    dialog = share(check)

    expect(dialog).to_contain_text("链接会超过 8000 个字符，发送时多半被截断，所以不做链接。")
    expect(dialog.get_by_role("textbox")).to_be_hidden()
    expect(dialog.get_by_role("button", name="复制链接")).to_be_hidden()
    dialog.get_by_label("只含自评表，不含名册").check()
    expect(dialog.get_by_role("textbox")).to_have_value(re.compile("#d1[.]"))
    dialog.get_by_label("自评表和名册").check()
    with check.page.expect_download() as download:
        dialog.get_by_role("button", name="保存到文件").click()
    assert len(json.loads(download.value.path().read_text(encoding="utf-8"))["rosters"]["tenant"]) == 300


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_the_code_is_read_by_a_phone(open_check: OpenCheckPage, scheme: Any, width: int) -> None:  # noqa: ANN401
    """Dark on white in both themes, with a white frame, as wide as the window at most; it says what it is."""
    check = open_check(width=width)
    check.page.emulate_media(color_scheme=scheme)
    check.open_file(worked.as_text(worked.nested(worked.ample(INCUBATOR))))
    dialog = share(check)
    code = dialog.get_by_role("img", name="二维码：打开上面的链接")
    code.scroll_into_view_if_needed()

    assert scanned(code) == [dialog.get_by_role("textbox").input_value()]
    assert axe.violations(check.page) == []
    assert check.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert dialog.evaluate("(dialog) => dialog.scrollWidth - dialog.clientWidth") <= 0


def test_copying_by_keyboard(open_new_check: OpenCheckPage) -> None:
    """The dialog starts at its title, and its first button copies; Escape gives the focus back."""
    check = open_new_check()
    check.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    check.control("name").fill("甲孵化器")
    button = check.page.get_by_role("button", name="分享链接")
    button.press("Enter")
    dialog = check.page.locator("#share-dialog")
    expect(dialog.get_by_role("heading")).to_be_focused()
    link = dialog.get_by_role("textbox").input_value()

    dialog.get_by_role("button", name="复制链接").press("Enter")

    expect(dialog.get_by_text("链接已复制。")).to_be_visible()
    assert check.page.evaluate("() => navigator.clipboard.readText()") == link
    check.page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_nothing_to_share(open_check: OpenCheckPage) -> None:
    """A blank form has no link."""
    check = open_check()

    check.page.get_by_role("button", name="分享链接").click()

    expect(check.page.locator(".message")).to_have_text("还没有填写，没有可以分享的。")
    expect(check.page.locator("#share-dialog")).to_be_hidden()


def test_sharing_with_an_app(open_new_check: OpenCheckPage) -> None:
    """Where the browser can hand links to other programs, it is offered."""
    check = open_new_check(state="")
    check.page.add_init_script("navigator.share = (shared) => { self.shared = shared; return Promise.resolve(); };")
    check.reload()
    check.control("name").fill("甲孵化器")
    dialog = share(check)

    dialog.get_by_role("button", name="用应用分享").click()

    assert check.page.evaluate("() => self.shared.url") == dialog.get_by_role("textbox").input_value()


# ---- opening


def test_opening_shows_what_it_would_replace(open_check: OpenCheckPage) -> None:
    """A link that is followed on the page changes nothing until that is agreed to; then it is gone from the address."""
    check = open_check()
    check.open_file(draft([tenant(1)], name="甲孵化器", jobs="501"))
    before = check.answers()

    check.page.evaluate("(fragment) => (location.hash = fragment)", fragment(_SENT))

    question = question_of(check.page)
    expect(question).to_contain_text(
        "链接里是“乙孵化器”、自评表 2 栏、“创业导师情况表”1 行。由做链接的人填写，本站没有核实。"
    )
    expect(question).to_contain_text("页面上是“甲孵化器”，链接里是“乙孵化器”。")
    assert check.answers() == before
    assert axe.violations(check.page) == []
    question.get_by_role("button", name="打开", exact=True).click()
    check.expect_answers({"name": "乙孵化器", "jobs": "42"})
    assert check.page.url == check.address
    check.page.get_by_role("button", name="撤销").click()
    check.expect_answers(before)


def test_declining(open_check: OpenCheckPage) -> None:
    """Nothing is changed, and a reload does not ask again."""
    check = open_check()
    check.control("name").fill("甲孵化器")
    check.page.evaluate("(fragment) => (location.hash = fragment)", fragment(_SENT))
    expect(question_of(check.page)).to_be_visible()

    check.page.keyboard.press("Escape")

    expect(check.page.locator(".message")).to_have_text("没有打开链接里的底稿，原来所填没有改动。")
    assert check.page.url == check.address
    check.reload()
    expect(question_of(check.page)).to_be_hidden()
    assert check.answers() == {"name": "甲孵化器"}


def test_a_blank_page_asks_as_well(page: Page, site: SiteServer) -> None:
    """Whoever follows a link learns what is in it; there is nothing to merge it with."""
    page.goto(site.url(f"{INCUBATOR}/check/") + fragment(_SENT))
    page.wait_for_selector("html[data-checker-state=ready]", state="attached")

    question = question_of(page)
    expect(question).to_contain_text("页面上还没有填写")
    expect(question.get_by_role("radio")).to_have_count(0)
    question.get_by_role("button", name="打开", exact=True).click()
    expect(page.locator('[name="jobs"]')).to_have_value("42")


def test_the_same_as_on_the_page(open_check: OpenCheckPage) -> None:
    """One's own link asks nothing."""
    check = open_check()
    check.open_file(draft([tenant(1)], name="甲孵化器", jobs="501"))
    link = link_of(check)

    check.page.evaluate("(link) => (location.href = link)", link)

    expect(check.page.locator(".message")).to_have_text("链接里的底稿与页面上的相同，没有改动。")
    eventually(check.page, lambda: check.page.url, check.address)


def test_merging(open_check: OpenCheckPage) -> None:
    """What the link has replaces what is there; the rest stays."""
    check = open_check()
    check.control("fund.amount_wan").fill("300")
    check.page.evaluate("(fragment) => (location.hash = fragment)", fragment(_SENT))

    question_of(check.page).get_by_label("合并到现有的底稿").check()
    question_of(check.page).get_by_role("button", name="打开", exact=True).click()

    check.expect_answers({"name": "乙孵化器", "jobs": "42", "fund.amount_wan": "300"})


def test_another_notices_link_leads_to_its_page(open_check: OpenCheckPage, site: SiteServer) -> None:
    """It is not opened here; one press goes where it can be, and asks there."""
    check = open_check()
    check.control("name").fill("甲孵化器")
    sent = draft_text(MAKER_SPACE, {"name": "乙空间"})

    check.page.evaluate("(fragment) => (location.hash = fragment)", fragment(sent))

    expect(check.page.locator(".message")).to_contain_text("这份底稿属于“2022-maker-space”")
    assert check.answers() == {"name": "甲孵化器"}
    check.page.get_by_role("button", name="到“2022 众创空间”的自评页打开").click()
    question_of(check.page).get_by_role("button", name="打开", exact=True).click()
    expect(check.page.locator('[name="name"]')).to_have_value("乙空间")
    assert check.page.url == site.url(f"{MAKER_SPACE}/check/")


def test_links_to_fields_go_on_working(page: Page, site: SiteServer) -> None:
    """Only what carries a draft is taken out of the address."""
    page.goto(site.url(f"{INCUBATOR}/check/#premises.total_m2"))
    page.wait_for_selector("html[data-checker-state=ready]", state="attached")

    expect(page.locator('[id="premises.total_m2"]')).to_be_in_viewport()
    assert page.url.endswith("/check/#premises.total_m2")
    expect(question_of(page)).to_be_hidden()


def test_a_checker_that_does_not_start(open_new_check: OpenCheckPage, site: SiteServer) -> None:
    """The link stays in the address, and is opened once the checker is started again."""
    site.faults["worker.js"] = missing
    check = open_new_check(state="failed")
    check.page.goto("about:blank")
    check.page.goto(check.address + fragment(_SENT))
    check.wait_for_state("failed")
    assert "#d1." in check.page.url

    site.faults.clear()
    check.page.get_by_role("button", name="重试").click()

    question_of(check.page).get_by_role("button", name="打开", exact=True).click()
    check.expect_answers({"name": "乙孵化器", "jobs": "42"})


def test_a_script_that_is_missing(open_check: OpenCheckPage) -> None:
    """Without what reads links, the page says so, and the link can be tried again."""
    check = open_check()
    check.page.route("**/sharing.*.js", lambda route: route.abort())

    check.page.evaluate("(fragment) => (location.hash = fragment)", fragment(_SENT))

    expect(check.page.locator(".message")).to_contain_text("取不到所需的文件，请检查网络后再试。")
    check.page.unroute("**/sharing.*.js")
    check.reload()
    expect(question_of(check.page)).to_be_visible()
