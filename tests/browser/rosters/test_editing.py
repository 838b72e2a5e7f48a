"""Rows of a roster are edited, copied, deleted and cleared on the check page, and all of it can be taken back."""

import json

from playwright.sync_api import Dialog, expect

from check_page import OpenCheckPage, eventually
from roster_page import RosterPage, draft, open_three_tenants, tenant
from worked import INCUBATOR


def test_edit_with_verdicts_while_typing(tenants: RosterPage) -> None:
    """The dialog says at once what an edit means; saving changes the row, the counts and nothing else."""
    before = tenants.stored_rows()
    tenants.row(2).get_by_role("button").click()
    dialog = tenants.row_dialog
    area = dialog.locator('[name="tenant_roster.area_m2"]')
    expect(dialog.get_by_role("heading", level=2)).to_have_text("在孵企业情况汇总表：第 2 行，共 3 行")
    expect(dialog.locator("[data-text=finding]")).to_have_text("这一行：须确认。")

    area.fill("一千余")
    expect(dialog.locator("[data-text=finding]")).to_have_text("这一行：待填。有误 1 栏。")
    expect(area).to_have_attribute("aria-invalid", "true")
    area.fill("１，０００平方米")
    expect(dialog.locator("[data-text=finding]")).to_have_text("这一行：符合。")
    expect(dialog.locator('[id="tenant_roster.area_m2.echo"]')).to_have_text("1,000 ㎡")
    dialog.get_by_role("button", name="保存").click()

    tenants.expect_status("3 行：符合 2、待填 1、有误 1")
    expect(tenants.row(2).get_by_role("button")).to_be_focused()
    assert tenants.stored_rows() == [before[0], {**before[1], "area_m2": "1000"}, before[2]]

    tenants.undo()
    tenants.expect_status("3 行：符合 1、待填 1、须确认 1、有误 1")
    assert tenants.stored_rows() == before


def test_leaving_without_saving(tenants: RosterPage) -> None:
    """Escape asks nothing and keeps nothing, but there is a way back to what was typed."""
    before = tenants.stored_rows()
    tenants.row(1).get_by_role("button").click()
    tenants.row_dialog.locator('[name="tenant_roster.name"]').fill("改过的名称")
    tenants.page.keyboard.press("Escape")
    expect(tenants.row_dialog).to_be_hidden()
    expect(tenants.row(1).get_by_role("button")).to_be_focused()
    assert tenants.stored_rows() == before

    tenants.page.get_by_role("button", name="找回修改").click()

    expect(tenants.row_dialog).to_be_visible()
    expect(tenants.row_dialog.locator('[name="tenant_roster.name"]')).to_have_value("改过的名称")
    tenants.page.keyboard.press("Control+Enter")
    assert tenants.stored_rows() == [{**before[0], "name": "改过的名称"}, *before[1:]]


def test_going_through_copying_and_deleting(tenants: RosterPage) -> None:
    """Going on keeps what was typed; a copy waits to be saved; after a deletion the focus is on the next row."""
    before = tenants.stored_rows()
    dialog = tenants.row_dialog
    tenants.row(1).get_by_role("button").click()
    dialog.locator('[name="tenant_roster.field"]').fill("新材料")
    dialog.get_by_role("button", name="下一行").click()
    expect(dialog.get_by_role("heading", level=2)).to_contain_text("第 2 行")
    changed = [{**before[0], "field": "新材料"}, *before[1:]]
    assert tenants.stored_rows() == changed

    dialog.get_by_role("button", name="复制为新行").click()
    expect(dialog.get_by_role("heading", level=2)).to_contain_text("复制第 2 行")
    assert tenants.stored_rows() == changed
    dialog.get_by_role("button", name="保存").click()
    assert tenants.stored_rows() == [*changed[:2], changed[1], changed[2]]
    expect(tenants.row(3).get_by_role("button")).to_be_focused()

    tenants.page.keyboard.press("Enter")
    dialog.get_by_role("button", name="删除").click()
    assert tenants.stored_rows() == changed
    expect(tenants.row(3).get_by_role("button")).to_be_focused()
    tenants.undo()
    assert tenants.stored_rows() == [*changed[:2], changed[1], changed[2]]


def test_text_that_no_control_offers_is_kept(tenants: RosterPage) -> None:
    """An answer that cannot be read is shown as it came, and saving another cell does not lose it."""
    row = tenant(1, patent_applied="正在申请")
    tenants.check.open_file(draft([row]))
    tenants.row(1).get_by_role("button").click()
    expect(tenants.row_dialog.locator('[name="tenant_roster.patent_applied"]')).to_have_value("正在申请")

    tenants.row_dialog.locator('[name="tenant_roster.field"]').fill("软件")
    tenants.row_dialog.get_by_role("button", name="保存").click()

    assert tenants.stored_rows() == [{**row, "field": "软件"}]


def test_years_that_the_form_does_not_list(tenants: RosterPage) -> None:
    """A figure of another year has a column and a control of its own."""
    graduates = RosterPage(tenants.check, "graduate")
    row = {"name": "甲公司", "revenue_by_year_wan.2018": "90"}
    tenants.check.open_file(json.dumps({"notice": INCUBATOR, "answers": {}, "rosters": {"graduate": [row]}}))

    expect(graduates.section.locator("thead")).to_contain_text("2018年营业收入")
    graduates.row(1).get_by_role("button").click()
    expect(graduates.row_dialog.get_by_label("2018年营业收入")).to_have_value("90")
    graduates.row_dialog.get_by_label("2018年营业收入").fill("91")
    graduates.row_dialog.get_by_role("button", name="保存").click()
    assert graduates.stored_rows() == [{**row, "revenue_by_year_wan.2018": "91"}]


def test_clearing_and_undoing_both_ways(tenants: RosterPage) -> None:
    """A cleared roster comes back exactly, and can be cleared again."""
    before = tenants.stored_rows()
    tenants.section.get_by_role("button", name="删除所有行").click()
    tenants.expect_status("还没有行。")
    assert tenants.stored_rows() == []

    tenants.undo()
    tenants.expect_status("3 行：符合 1、待填 1、须确认 1、有误 1")
    assert tenants.stored_rows() == before
    tenants.page.get_by_role("button", name="重做").click()
    assert tenants.stored_rows() == []


def test_several_steps_back(tenants: RosterPage) -> None:
    """What was deleted comes back although other things were done since, and what was typed meanwhile stays."""
    before = tenants.stored_rows()
    tenants.section.get_by_role("button", name="删除所有行").click()
    mentors = RosterPage(tenants.check, "mentor")
    mentors.section.get_by_role("button", name="添加一行").click()
    mentors.row_dialog.locator('[name="mentor_roster.name"]').fill("张老师")
    mentors.row_dialog.get_by_role("button", name="保存").click()
    tenants.check.control("jobs").fill("501")
    with tenants.page.expect_download():
        tenants.page.get_by_role("button", name="保存到文件").click()

    tenants.undo()
    assert mentors.stored_rows() == []
    tenants.undo()

    assert tenants.stored_rows() == before
    tenants.check.expect_answers({"tenants.count": "40", "jobs": "501"})


def test_filling_a_column(tenants: RosterPage) -> None:
    """One answer goes into the blank cells of all rows that are shown, in one step."""
    rows = [tenant(1, financed=""), tenant(2), tenant(3, financed="")]
    rows = [{name: text for name, text in row.items() if text} for row in rows]
    tenants.check.open_file(draft(rows))
    tenants.section.get_by_text("批量填写", exact=True).click()
    tenants.section.get_by_label("把表中各行的").select_option("financed")
    tenants.section.get_by_label("填为").select_option("yes")

    tenants.section.get_by_role("button", name="填入").click()

    assert [row["financed"] for row in tenants.stored_rows()] == ["yes", "no", "yes"]
    expect(tenants.page.locator(".message")).to_have_text("已把 2 行的“是否获得投融资”填为“是”。")
    tenants.undo()
    assert tenants.stored_rows() == rows


def test_saving_under_a_filter(open_check: OpenCheckPage) -> None:
    """A row that is saved stays in sight and has the focus until the checker says that it no longer belongs there."""
    tenants = RosterPage(open_check(), "tenant")
    open_three_tenants(tenants)
    tenants.section.get_by_label("显示", exact=True).select_option("attention")
    tenants.row(2).get_by_role("button").click()
    tenants.row_dialog.locator('[name="tenant_roster.field"]').fill("软件")
    tenants.page.keyboard.press("Control+Enter")

    tenants.expect_status("3 行：符合 1、待填 1、须确认 1、有误 1")
    expect(tenants.row(2).get_by_role("button")).to_be_focused()

    tenants.page.keyboard.press("Enter")
    tenants.row_dialog.locator('[name="tenant_roster.area_m2"]').fill("100")
    tenants.page.keyboard.press("Control+Enter")

    tenants.expect_status("3 行：符合 2、待填 1、有误 1")
    expect(tenants.rows).to_have_count(0)


def test_row_that_another_window_has_deleted(open_check: OpenCheckPage) -> None:
    """Nothing is saved in the place of another row, and what was typed is not lost."""
    one, other = RosterPage(open_check(), "tenant"), RosterPage(open_check(), "tenant")
    one.check.open_file(draft([tenant(1), tenant(2)]))
    other.expect_status("2 行：符合 2")
    other.row(1).get_by_role("button").click()
    other.row_dialog.locator('[name="tenant_roster.field"]').fill("软件")
    one.page.bring_to_front()
    one.row(1).get_by_role("button").click()
    one.row_dialog.get_by_role("button", name="删除").click()
    expect(other.rows).to_have_count(1)

    other.page.bring_to_front()
    other.row_dialog.get_by_role("button", name="保存").click()
    expect(other.row_dialog.get_by_role("alert")).to_contain_text("已在另一个窗口改动或删除")
    assert other.stored_rows() == [tenant(2)]
    other.row_dialog.get_by_role("button", name="保存").click()

    assert other.stored_rows() == [tenant(2), tenant(1, field="软件")]


def test_leaving_the_page_with_a_row_unsaved(open_check: OpenCheckPage) -> None:
    """The browser asks first."""
    roster = RosterPage(open_check(), "tenant")
    roster.section.get_by_role("button", name="添加一行").click()
    roster.row_dialog.locator('[name="tenant_roster.name"]').press_sequentially("甲公司")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    roster.page.on("dialog", stay)
    roster.page.close(run_before_unload=True)

    eventually(roster.page, lambda: asked, ["beforeunload"])
    expect(roster.row_dialog.locator('[name="tenant_roster.name"]')).to_have_value("甲公司")
