"""On paper stands what matters and nothing that can only be clicked."""

import pytest
from playwright.sync_api import Browser, Page

import worked
from check_page import OpenCheckPage
from printing import printed_text, sheet_count
from roster_page import RosterPage, draft, tenant
from site_server import SiteServer


@pytest.mark.parametrize("notice", worked.KNOWN)
def test_check_page(open_check: OpenCheckPage, notice: str) -> None:
    """Questions, verdicts, reasons and what they rest on are printed, whether unfolded on the screen or not."""
    check = open_check(notice)
    check.open_file(worked.as_text(worked.nested(worked.ample(notice))))
    check.control("premises.total_m2").fill("400")
    check.expect_verdict("premises-area", "unmet")
    reason = check.results()["conditions"]["premises-area"][1]
    folder = worked.FOLDERS[notice]

    paper = printed_text(check.page)

    assert folder.form["title"] in paper
    assert folder.form["properties"]["name"]["title"] in paper
    assert reason in paper
    assert "不是认定结论" in paper
    assert "要一页的报告，请在网页上按“报告、打印”" in paper
    assert all(condition["quote"] in paper for condition in folder.at_level("applicant"))
    for button in ("保存到文件", "打开文件", "复制底稿", "看结果", "日历"):
        assert button not in paper
    assert 2 <= sheet_count(check.page) <= 30


def test_rosters(open_check: OpenCheckPage) -> None:
    """All rows are printed, not only those of one page, in the columns of the official table."""
    check = open_check(worked.INCUBATOR)
    rows = [tenant(number, field="电子信息") for number in range(1, 251)]
    check.open_file(draft(rows))
    roster = RosterPage(check, "tenant")
    roster.expect_status("250 行：符合 250")

    check.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    check.page.emulate_media(media="print")
    paper = check.page.locator("body").inner_text()
    check.page.emulate_media(media="screen")

    assert all(row["name"] in paper for row in rows)
    assert "底稿栏目没有印出" in paper
    assert "属迁入企业" not in paper
    assert "下一页" not in paper
    assert "导入表格" not in paper

    roster.section.get_by_label("查找").fill("示例25")
    assert "显示 2 行，共 250 行" in printed_text(check.page)


@pytest.mark.parametrize("notice", worked.FOLDERS)
def test_conditions(page: Page, site: SiteServer, notice: str) -> None:
    """The conditions are printed with quote and reading, without the frame around them."""
    page.goto(site.url(f"{notice}/conditions/"))

    paper = printed_text(page)

    for condition in worked.FOLDERS[notice].at_level("applicant"):
        assert condition["title"] in paper
        assert condition["quote"] in paper
    assert "联系方式" not in paper  # stands in the navigation only
    assert sheet_count(page) >= 2


def test_dark_pages_are_printed_light(browser: Browser, site: SiteServer) -> None:
    """Whoever reads light on dark does not print that."""
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(site.url("2024-incubator/conditions/"))
        colour = "() => getComputedStyle(document.querySelector('.md-typeset')).color"
        on_screen = page.evaluate(colour)

        page.emulate_media(media="print", color_scheme="dark")

        assert page.evaluate(colour) != on_screen
