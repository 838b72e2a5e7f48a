"""What belongs to two applicants is never mixed without a word."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

import axe
from check_page import CheckPage, OpenCheckPage
from roster_page import RosterPage, draft, tenant
from workbooks import written
from worked import INCUBATOR

FIRST = draft([tenant(1), tenant(2)], name="甲孵化器", jobs="501", **{"premises.total_m2": "6000"})
OTHERS = {"answers": {"name": "乙孵化器", "jobs": "42"}, "rosters": {"mentor": [{"name": "张三"}]}}


@pytest.fixture
def with_first(open_check: OpenCheckPage) -> CheckPage:
    """Return a page with the first applicant's answers and tenants."""
    check = open_check()
    check.open_file(FIRST)
    return check


def dialog_of(check: CheckPage) -> Locator:
    """Return the dialog that asks."""
    return check.page.locator("#applicant-dialog")


def choose(check: CheckPage, answers: dict[str, str], rosters: object, name: str = "另一份.json") -> None:
    """Choose a draft to open, without waiting for what becomes of it."""
    text = json.dumps({"notice": INCUBATOR, "answers": answers, "rosters": rosters})
    file = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    check.page.locator("[data-open-file]").set_input_files(files=[file])  # type: ignore[list-item]


def tenants_of(check: CheckPage) -> int:
    """Return how many tenants the page has."""
    return len(RosterPage(check, "tenant").stored_rows())


def test_another_applicants_draft_becomes_a_new_one(with_first: CheckPage) -> None:
    """By keyboard: what was there waits as a draft of its own, and comes back when that is undone."""
    choose(with_first, **OTHERS)
    dialog = dialog_of(with_first)
    expect(dialog.get_by_role("heading", level=2)).to_be_focused()
    expect(dialog).to_contain_text("页面上是“甲孵化器”，文件里是“乙孵化器”。")
    fresh, merged = (dialog.locator(f"[data-list={way}]") for way in ("fresh", "merged"))
    expect(fresh.locator("li")).to_have_text(["新增：自评表 2 栏、“创业导师情况表”1 行"])
    expect(dialog.get_by_label("新建底稿：原来的留在“底稿…”里，可以换回")).to_be_checked()
    expect(merged.locator("li")).to_have_text(
        ["替换：自评表 2 栏", "新增：“创业导师情况表”1 行", "保留：自评表 1 栏、“在孵企业情况汇总表”2 行"]
    )
    assert axe.violations(with_first.page) == []

    with_first.page.keyboard.press("Tab")
    expect(dialog.get_by_label("新建底稿")).to_be_focused()
    with_first.page.keyboard.press("Enter")

    expect(dialog).to_be_hidden()
    with_first.expect_answers(OTHERS["answers"])
    assert tenants_of(with_first) == 0
    assert with_first.message == "已打开“另一份.json”。原来的底稿留在“底稿…”里。"
    with_first.page.get_by_role("button", name="撤销").click()
    with_first.expect_answers({"name": "甲孵化器", "jobs": "501", "premises.total_m2": "6000"})
    assert tenants_of(with_first) == 2


def test_merging(with_first: CheckPage) -> None:
    """Whoever wants it can put one over the other."""
    choose(with_first, **OTHERS)
    dialog_of(with_first).get_by_label("合并到现有的底稿").check()
    dialog_of(with_first).get_by_role("button", name="打开").click()

    with_first.expect_answers({"name": "乙孵化器", "jobs": "42", "premises.total_m2": "6000"})
    assert (tenants_of(with_first), with_first.message) == (2, "已打开“另一份.json”，合并到原来的底稿。")


def test_escape_opens_nothing(with_first: CheckPage) -> None:
    """The page stays as it was, and says so."""
    before = with_first.answers()
    choose(with_first, **OTHERS)
    expect(dialog_of(with_first)).to_be_visible()
    with_first.page.keyboard.press("Escape")

    expect(dialog_of(with_first)).to_be_hidden()
    assert (with_first.answers(), tenants_of(with_first)) == (before, 2)
    assert with_first.message == "没有打开“另一份.json”，原来所填没有改动。"


def test_a_draft_that_lacks_rosters(with_first: CheckPage) -> None:
    """Its applicant is the same, but its rosters are not all that is there."""
    choose(with_first, {"name": "甲孵化器", "jobs": "502"}, {})

    expect(dialog_of(with_first)).to_contain_text("页面上有文件里没有的名册。")
    dialog_of(with_first).get_by_role("button", name="打开").click()
    with_first.expect_answers({"name": "甲孵化器", "jobs": "502"})
    assert tenants_of(with_first) == 0


def test_the_same_applicants_draft_is_opened_at_once(with_first: CheckPage) -> None:
    """A newer state of the same application needs no question."""
    choose(with_first, {"name": "甲孵化器"}, {"tenant": [tenant(1)]})

    with_first.expect_answers({"name": "甲孵化器"})
    assert tenants_of(with_first) == 1


@pytest.mark.parametrize(
    "answers", [{"name": "乙孵化器", "jobs": "42"}, {"jobs": "42"}], ids=["named", "without a name"]
)
def test_another_applicants_workbook(with_first: CheckPage, tmp_path: Path, answers: dict[str, str]) -> None:
    """The form in a workbook makes it an application; its rosters replace all others."""
    path = tmp_path / "申报.xlsx"
    path.write_bytes(written({"mentor": [{"name": "张三"}]}, answers))
    with_first.page.locator("[data-open-file]").set_input_files(path)
    with_first.page.locator("#import-dialog").get_by_role("button", name="确认导入").click()
    expect(dialog_of(with_first)).to_contain_text("“甲孵化器”")

    dialog_of(with_first).get_by_role("button", name="打开").click()

    with_first.expect_answers(answers)
    assert tenants_of(with_first) == 0
    assert with_first.message.startswith("已导入“申报.xlsx”，新建底稿：“创业导师情况表”1 行、自评表")


def test_a_table_of_one_roster_asks_nothing(with_first: CheckPage, tmp_path: Path) -> None:
    """It belongs to whoever's page it is imported on."""
    path = tmp_path / "导师.xlsx"
    path.write_bytes(written({"mentor": [{"name": "张三"}]}))
    with_first.page.locator("[data-open-file]").set_input_files(path)
    with_first.page.locator("#import-dialog").get_by_role("button", name="确认导入").click()

    expect(with_first.page.locator(".message")).to_contain_text("已导入“导师.xlsx”")
    expect(dialog_of(with_first)).to_be_hidden()
    assert tenants_of(with_first) == 2
