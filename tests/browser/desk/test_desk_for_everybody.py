"""The officers' page by keyboard, with a screen reader, on a phone, on paper; no server hears of anything."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import violations
from desk_page import DeskPage, application, tenant, write_files
from keyboard import press_until_focused, tab_stops
from printing import on_paper
from site_server import OtherOrigin, SiteServer, missing

LOOKS = [("light", 1280), ("dark", 390)]
_LINES = """(cell) => {
    const text = new Range();
    text.selectNodeContents(cell);
    return text.getClientRects().length;
}"""
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return three applications and a file that cannot be read."""
    long = "很长的名称" * 12
    tenants = [tenant("示例科技有限公司", "91140100MA0EXAMP0X")]
    files = {
        "甲.json": application("甲孵化器", tenants, jobs=400),
        "乙.json": application("乙孵化器", tenants),
        "丙.json": application(long),
        "坏.xlsx": "没有表格",
    }
    return write_files(tmp_path / "收到的", files)


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_accessible(page: Page, site: SiteServer, folder: Path, scheme: Literal["light", "dark"], width: int) -> None:
    """Axe finds nothing before, after and in the dialog, all tables unfolded; nothing sticks out; focus can be seen."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    desk = DeskPage(page, site)
    desk.open_blank()
    assert violations(page) == []
    desk.choose_folder(folder)
    page.locator(".desk-tables").evaluate(
        "(tables) => tables.querySelectorAll('details').forEach((one) => one.open = true)"
    )
    expect(page.locator("#desk-gaps table")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate(_OVERFLOW) == 0
    assert sum(1 for _ in tab_stops(page)) > 20

    desk.open_details("甲孵化器")
    assert violations(page) == []
    assert page.evaluate(_OVERFLOW) == 0
    page.keyboard.press("Escape")
    assert desk.errors == []


def test_what_matters_is_in_sight(page: Page, site: SiteServer, folder: Path) -> None:
    """A credit code stands on one line; on a phone the verdict is seen without scrolling, and that there is more."""
    desk = DeskPage(page, site)
    desk.open_blank()
    page.set_viewport_size({"width": 1280, "height": 844})
    write_files(folder, {"甲.json": application("甲孵化器", particulars={"uscc": "91140100MA0WMQ9G37"})})
    desk.choose_folder(folder)
    code = page.get_by_role("cell", name="91140100MA0WMQ9G37")
    assert code.evaluate(_LINES) == 1
    assert page.locator(".desk-scroll").evaluate("(frame) => frame.scrollWidth - frame.clientWidth") == 0

    page.set_viewport_size({"width": 390, "height": 844})
    for verdict in page.locator(".desk-applicants .verdict").all():
        box = verdict.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 390
    hint = page.locator(".desk-scroll").evaluate("(frame) => getComputedStyle(frame, '::before').content")
    assert "左右滑动" in hint


def test_by_keyboard(page: Page, site: SiteServer, folder: Path) -> None:
    """Both ways of choosing, the headings, the details and the workbook are reached with Tab."""
    desk = DeskPage(page, site)
    desk.open_blank()
    for control in ("#desk-folder", "#desk-files"):
        press_until_focused(page, "Tab", page.locator(control))
    desk.choose_folder(folder)
    with page.expect_download():
        press_until_focused(page, "Tab", page.get_by_role("button", name="下载汇总表"))
        page.keyboard.press("Enter")
    press_until_focused(page, "Tab", page.locator("th[data-column=overall] button"))
    page.keyboard.press("Space")
    expect(page.locator("th[data-column=overall]")).to_have_attribute("aria-sort", "ascending")
    press_until_focused(page, "Tab", page.get_by_role("button", name="甲孵化器"))
    page.keyboard.press("Enter")
    expect(desk.details.locator("h2")).to_be_focused()


def test_on_paper(page: Page, site: SiteServer, folder: Path) -> None:
    """Printed is the batch alone: all applicants, the tables that are unfolded, and that it is no decision."""
    desk = DeskPage(page, site)
    desk.open_blank()
    desk.choose_folder(folder)
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.get_by_role("button", name="打印汇总").click()
    page.wait_for_function("() => window.printed")
    expect(page.locator("#desk-paper tr", has_text="甲孵化器").first).to_contain_text("未达到，有不一致")
    text, sheets = on_paper(page)

    assert "省级科技企业孵化器（2024）申报核对汇总" in text
    assert "不是认定结论" in text
    for words in ("甲孵化器", "就业岗位", "几家都有的企业", "示例科技有限公司", "坏.xlsx"):
        assert words in text
    assert "按什么顺序做" not in text
    assert "申报书二2" not in text  # the contradictions are folded
    assert sheets <= 3
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(desk.rows.first).to_be_visible()


def test_nothing_leaves(browser: Browser, site: SiteServer, other_origin: OtherOrigin, folder: Path) -> None:
    """A whole batch is checked, downloaded and cleared, and nobody else hears of it, not even the site's server."""
    proxy = {"server": other_origin.origin, "bypass": "127.0.0.1"}
    with browser.new_context(proxy=proxy) as context:
        page = context.new_page()
        sent: list[str] = []
        page.on("request", lambda request: sent.append(f"{request.method} {request.url} {request.post_data or ''}"))
        desk = DeskPage(page, site)
        desk.open_blank()
        desk.choose_folder(folder)
        with page.expect_download():
            page.get_by_role("button", name="下载汇总表").click()
        page.get_by_role("button", name="清空").click()
        expect(desk.message).to_contain_text("已清空")

    assert other_origin.requests == []
    assert [one for one in sent if not one.startswith((f"GET {site.url()}", "GET blob:"))] == []
    assert [one for one in sent if "?" in one] == []


def test_checker_that_does_not_start(new_page: Page, site: SiteServer, folder: Path) -> None:
    """It is said why; the files are not lost, and are checked once it starts."""
    site.faults["packages.bin"] = missing
    desk = DeskPage(new_page, site)
    desk.open()
    new_page.locator("#desk-folder").set_input_files(folder)
    expect(new_page.get_by_role("alert")).to_contain_text("packages.bin", timeout=60_000)
    expect(new_page.get_by_role("alert")).to_contain_text("放入的文件没有丢失")

    site.faults.clear()
    new_page.get_by_role("button", name="重试").click()
    desk.expect_done()
    expect(desk.rows).to_have_count(4)


def test_archive_that_is_missing(new_page: Page, site: SiteServer, folder: Path) -> None:
    """A part of the checker that is loaded for batches alone is named; once it is there, all goes on."""
    site.faults["desk.bin"] = missing
    desk = DeskPage(new_page, site)
    desk.open()
    new_page.locator("#desk-folder").set_input_files(folder)
    expect(desk.message).to_contain_text("desk.bin", timeout=60_000)

    site.faults.clear()
    new_page.get_by_role("button", name="再试一次").click()
    desk.expect_done()
    expect(desk.rows).to_have_count(4)


def test_without_script(scriptless_page: Page, site: SiteServer) -> None:
    """It is said that this needs a script; nothing pretends to work without, and the guide is there."""
    scriptless_page.goto(site.url("officers/"))

    expect(scriptless_page.locator("#desk noscript .failure")).to_be_visible()
    expect(scriptless_page.locator("#desk button:visible, #desk input:visible")).to_have_count(0)
    expect(scriptless_page.locator("#steps")).to_be_visible()
