"""The preview says first what is amiss, asks what cannot be told, and what was said stays readable."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

import axe
from check_page import OpenCheckPage
from roster_page import RosterPage
from workbooks import workbook

TABLE = {
    "在孵企业": [
        ["企业名称", "注册时间", "使用面积(工位)", "注册资金"],
        ["甲", "去年", 20, "30000元"],
        ["乙", "2022-03-15", 30, 5],
    ]
}


@pytest.fixture
def previewed(open_check: OpenCheckPage, tmp_path: Path) -> RosterPage:
    """Return a page with the preview of a table that has a question, an unreadable cell and a converted one."""
    path = tmp_path / "在孵企业.xlsx"
    path.write_bytes(workbook(TABLE))
    roster = RosterPage(open_check(), "tenant")
    roster.import_file(path)
    return roster


def test_questions_and_problems_stand_above_the_columns(previewed: RosterPage) -> None:
    """Nobody has to look for them below a long list."""
    texts = previewed.import_dialog.locator("h4").all_inner_texts()

    assert texts[0].startswith("请先确认（1）")
    assert texts[1].startswith("读不懂的格子")
    assert texts[-1] == "各列导入到哪一栏"
    assert axe.violations(previewed.page) == []


def test_a_question_is_answered_by_keyboard(previewed: RosterPage) -> None:
    """The safe answer is proposed; another one reads the sheet anew, and keeps the focus."""
    question = previewed.import_dialog.locator(".sheet-question")
    expect(question.locator("legend")).to_contain_text("使用面积(工位)")
    expect(question.locator("input").first).to_be_checked()
    expect(question.locator("label").first).to_contain_text("（建议）")

    question.locator("input").first.focus()
    previewed.page.keyboard.press("ArrowDown")

    expect(question.locator("input").nth(1)).to_be_checked()
    expect(question.locator("input").nth(1)).to_be_focused()
    previewed.confirm_import()
    assert [row.get("area_m2") for row in previewed.stored_rows()] == ["20", "30"]


def test_what_was_said_stays_readable(previewed: RosterPage) -> None:
    """With the rows, over a reload, until the import is undone."""
    previewed.confirm_import()
    notes = previewed.section.locator("[data-import-notes]")
    notes.get_by_text("本次导入的说明").click()
    lines = notes.locator("li").all_inner_texts()
    assert lines[0] == "以下说的是“在孵企业.xlsx”。"
    assert any("“去年”读不了，按未填" in line for line in lines)
    assert any("按建议处理" in line for line in lines)
    assert any("换算成 3 万元" in line for line in lines)

    previewed.check.reload()
    expect(notes.locator("li")).to_have_count(len(lines))
    assert axe.violations(previewed.page) == []


def test_what_was_said_goes_with_the_import(previewed: RosterPage) -> None:
    """Undone and done again."""
    previewed.confirm_import()
    notes = previewed.section.locator("[data-import-notes]")
    expect(notes).to_be_visible()
    previewed.undo()
    expect(notes).to_be_hidden()
    previewed.page.get_by_role("button", name="重做").click()
    expect(notes).to_be_visible()


def test_columns_that_decide_are_offered_to_be_filled(previewed: RosterPage) -> None:
    """One press leads to the answer for all rows that lack it; the answer itself is the visitor's."""
    previewed.confirm_import()
    offer = previewed.section.get_by_role("button", name="批量填写“注册地在本孵化器场地内”")
    offer.click()

    expect(previewed.section.locator("[data-fill-value]")).to_be_focused()
    expect(previewed.section.locator("[data-fill-column]")).to_have_value("registered_in_premises")
    previewed.section.locator("[data-fill-value]").select_option("yes")
    previewed.section.get_by_role("button", name="填入").click()
    assert [row["registered_in_premises"] for row in previewed.stored_rows()] == ["yes", "yes"]
    expect(offer).to_have_count(0)


def test_what_many_rows_lack_is_filled_in_the_preview(previewed: RosterPage) -> None:
    """The columns are named, their answers are the visitor's, and what was filled in is said."""
    choice = previewed.import_dialog.get_by_label("“注册地在本孵化器场地内”2 行没有填，都填为")
    expect(choice).to_have_value("")
    choice.select_option("yes")
    previewed.confirm_import()

    assert [row["registered_in_premises"] for row in previewed.stored_rows()] == ["yes", "yes"]
    notes = previewed.section.locator("[data-import-notes]")
    expect(notes).to_contain_text("“注册地在本孵化器场地内”空着的 2 行，按您的选择填为“是”。")
