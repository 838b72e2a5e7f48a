"""The table of a roster on the check page: what it says of its rows, and how it is sorted and leafed through."""

import re

from playwright.sync_api import Locator, expect

from check_page import OpenCheckPage, eventually
from roster_page import RosterPage, columns, draft, tenant

MARKUP = "<img src=x onerror=\"document.title='broken'\">"


def test_without_rows(open_check: OpenCheckPage) -> None:
    """A roster without rows shows what can be done, and no empty table."""
    roster = RosterPage(open_check(), "tenant")

    expect(roster.section.get_by_role("heading", name="在孵企业情况汇总表")).to_be_visible()
    expect(roster.section.get_by_role("button", name="添加一行")).to_be_visible()
    expect(roster.section.get_by_role("link", name="下载模板")).to_be_visible()
    expect(roster.section.locator("table")).to_be_hidden()
    expect(roster.section.get_by_role("button", name="删除所有行")).to_be_hidden()


def test_worksheets_are_marked(open_check: OpenCheckPage) -> None:
    """Nobody takes this site's own tables and columns for official ones."""
    check = open_check()

    expect(check.page.locator("#graduate_roster")).to_contain_text("底稿，非官方表样")
    expect(check.page.locator("#mentor_roster")).not_to_contain_text("非官方表样")
    expect(check.page.locator("#tenant_roster").get_by_role("link", name="附件1-7")).to_be_visible()


def test_cells_say_what_is_wrong(tenants: RosterPage) -> None:
    """A verdict stands at the cell that it hangs on, with its clause; a text that cannot be read stays, marked."""
    large, unreadable = tenants.cell(2, "area_m2"), tenants.cell(3, "area_m2")

    expect(large).to_contain_text("1200 须确认")
    expect(large).to_have_accessible_description(re.compile("一·在孵企业5"))
    expect(unreadable).to_contain_text("大约一百")
    expect(unreadable).to_contain_text("有误：")
    expect(tenants.row(1).get_by_text("符合")).to_be_visible()


def test_headings_name_official_and_other_columns(tenants: RosterPage) -> None:
    """The official columns come first, those of the worksheet after them and apart."""
    groups = tenants.section.locator("thead tr").first.locator("th")

    expect(groups).to_contain_text(["行", "官方表样的栏目", "底稿栏目（非官方表样）"])


def test_sorting_filtering_and_pages(open_check: OpenCheckPage) -> None:
    """Three hundred rows are sorted as numbers, narrowed down and leafed through; their numbers stay."""
    tenants = RosterPage(open_check(), "tenant")
    rows = [tenant(number, capital_wan=str(number % 50 * 3)) for number in range(1, 301)]
    rows[249]["area_m2"] = "1001"
    tenants.check.open_file(draft(rows))
    tenants.expect_status("300 行：符合 299、须确认 1")
    expect(tenants.rows).to_have_count(200)
    heading = tenants.section.locator('th[data-column="capital_wan"]')

    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert tenants.row_numbers()[:7] == [50, 100, 150, 200, 250, 300, 1]
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert tenants.row_numbers()[:3] == [49, 99, 149]

    tenants.section.get_by_role("button", name="原顺序").click()
    assert tenants.row_numbers()[:2] == [1, 2]
    tenants.section.get_by_role("button", name="下一页").click()
    assert tenants.row_numbers() == list(range(201, 301))
    expect(tenants.section.locator(".pages")).to_contain_text("第 201–300 条，共 300 条")

    tenants.section.get_by_label("显示").select_option("须确认")
    assert tenants.row_numbers() == [250]
    tenants.section.get_by_label("显示").select_option("全部")
    tenants.section.get_by_label("查找").fill("示例29号")
    assert tenants.row_numbers() == [29]


def test_rows_that_disagree(tenants: RosterPage) -> None:
    """A date that comes too early is listed apart from the verdicts, with a link to its row."""
    tenants.check.open_file(draft([tenant(1), tenant(2, moved_in_on="2021-01-01")]))
    found = tenants.page.locator("[data-list=consistency]")
    expect(found).to_contain_text("第 2 行")

    found.get_by_role("link", name="第 2 行").first.click()

    expect(tenants.row(2).get_by_role("button")).to_be_focused()


def test_markup_in_cells_stays_text(tenants: RosterPage) -> None:
    """A cell that looks like HTML is shown as it is, in the table, the dialog and the preview, and never runs."""

    def expect_plain_text(within: Locator) -> None:
        expect(within).to_contain_text(MARKUP)
        assert tenants.page.locator("#check img").count() == 0
        assert "broken" not in tenants.page.title()

    tenants.check.open_file(draft([tenant(1, name=MARKUP, area_m2=MARKUP)]))
    tenants.expect_status("1 行：待填 1、有误 1")
    expect_plain_text(tenants.row(1))
    tenants.row(1).get_by_role("button").click()
    expect(tenants.row_dialog.locator('[name="tenant_roster.name"]')).to_have_value(MARKUP)
    expect_plain_text(tenants.row_dialog)
    tenants.page.keyboard.press("Escape")
    tenants.section.get_by_role("button", name="粘贴表格").click()
    tenants.import_dialog.get_by_role("textbox").fill(f"{columns('tenant')['name']}\t{MARKUP}\n{MARKUP}\t1")
    tenants.import_dialog.get_by_role("button", name="继续").click()
    expect_plain_text(tenants.import_dialog)
    tenants.confirm_import()
    eventually(tenants.page, lambda: len(tenants.stored_rows()), 2)
    expect_plain_text(tenants.row(2))
