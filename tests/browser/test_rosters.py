"""Rosters on the check page: rows come in from files and the clipboard, are edited, checked, and go out again."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, Locator, expect

import worked
from check_page import CheckPage, OpenCheckPage, eventually
from roster_page import RosterPage, keys_until, roster_page
from site_server import SiteServer, missing

INCUBATOR = worked.INCUBATOR

MARKUP = "<img src=x onerror=\"document.title='broken'\">"


def columns(roster: str) -> dict[str, str]:
    """Return the columns of a roster, by name, as its official form or its worksheet heads them."""
    return {column.name: column.headings[0] for column in worked.notice(INCUBATOR).rosters[roster].columns}


def tenant(number: int, **cells: str) -> dict[str, str]:
    """Return a tenant that lacks nothing, as texts."""
    return {
        "name": f"示例{number}号科技有限公司",
        "registered_on": "2022-03-15",
        "moved_in_on": "2022-06-01",
        "area_m2": "100",
        "capital_wan": str(number),
        "patent_applied": "yes",
        "ip_owned": "yes",
        "financed": "no",
        "registered_in_premises": "yes",
        "works_in_premises": "yes",
        "relocated": "no",
        "industry_policy": "yes",
        "special_field": "no",
        "ip_clear": "yes",
        "capable_team": "yes",
        "student_or_returnee_firm": "no",
        **cells,
    }


def draft(rows: list[dict[str, str]], **answers: str) -> str:
    """Return a draft with tenants."""
    return json.dumps({"notice": INCUBATOR, "answers": answers, "rosters": {"tenant": rows}})


def workbook(path: Path, rows: list[dict[str, str]], renamed: dict[str, str]) -> Path:
    """Write a workbook such as applicants have: a title above the headings, one of them in words of their own."""
    titles = columns("tenant")
    names = ["name", "registered_on", "moved_in_on", "area_m2", "patent_applied"]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["某孵化器在孵企业情况汇总表"])
    sheet.append([renamed.get(name, titles[name]) for name in names])
    for row in rows:
        sheet.append([{"yes": "是", "no": "否"}.get(row[name], row[name]) for name in names])
    book.save(path)
    return path


@pytest.fixture(scope="module")
def shared(browser: Browser, browser_context_args: dict[str, Any], _server: SiteServer) -> Iterator[RosterPage]:
    """Return a page on which many tests follow each other."""
    with browser.new_context(**browser_context_args) as context:
        check = CheckPage(context.new_page(), _server.url(f"{INCUBATOR}/check/"), INCUBATOR)
        check.open()
        check.wait_for_state("ready")
        yield roster_page(check, "tenant")


@pytest.fixture
def tenants(shared: RosterPage) -> RosterPage:
    """Return the tenants' roster with three rows: one that meets everything, one too large, one not to be read."""
    rows = [tenant(1), tenant(2, area_m2="1200"), tenant(3, area_m2="大约一百")]
    shared.check.open_file(draft(rows, **{"tenants.count": "40"}))
    shared.expect_status("3 行：符合 1、待填 1、须确认 1、有误 1")
    return shared


# ---- the table


def test_without_rows(open_check: OpenCheckPage) -> None:
    """A roster without rows shows what can be done, and no empty table."""
    roster = roster_page(open_check(), "tenant")

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


def test_sorting_filtering_and_pages(tenants: RosterPage) -> None:
    """Three hundred rows are sorted as numbers, narrowed down and leafed through; their numbers stay."""
    rows = [tenant(number, capital_wan=str(number % 50 * 3)) for number in range(1, 301)]
    rows[249]["area_m2"] = "1001"
    tenants.check.open_file(draft(rows))
    tenants.expect_status("300 行：符合 299、须确认 1")
    expect(tenants.rows).to_have_count(200)
    heading = tenants.section.locator('th[data-column="capital_wan"]')

    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    assert tenants.numbers()[:7] == [50, 100, 150, 200, 250, 300, 1]
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "descending")
    assert tenants.numbers()[:3] == [49, 99, 149]

    tenants.section.get_by_role("button", name="原顺序").click()
    assert tenants.numbers()[:2] == [1, 2]
    tenants.section.get_by_role("button", name="下一页").click()
    assert tenants.numbers() == list(range(201, 301))
    expect(tenants.section.locator(".pages")).to_contain_text("第 201–300 条，共 300 条")

    tenants.section.get_by_label("显示").select_option("须确认")
    assert tenants.numbers() == [250]
    tenants.section.get_by_label("显示").select_option("全部")
    tenants.section.get_by_label("查找").fill("示例29号")
    assert tenants.numbers() == [29]
    tenants.section.get_by_label("查找").fill("")


# ---- editing


def test_edit_with_verdicts_while_typing(tenants: RosterPage) -> None:
    """The dialog says at once what an edit means; saving changes the row, the counts and nothing else."""
    before = tenants.texts()
    tenants.row(2).get_by_role("button").click()
    dialog = tenants.dialog
    area = dialog.locator('[name="tenant_roster.area_m2"]')
    expect(dialog.get_by_role("heading", level=2)).to_have_text("在孵企业情况汇总表：第 2 行，共 3 行")
    expect(dialog.locator("[data-text=finding]")).to_have_text("这一行：须确认。")

    area.fill("一千")
    expect(dialog.locator("[data-text=finding]")).to_have_text("这一行：待填。有误 1 栏。")
    expect(area).to_have_attribute("aria-invalid", "true")
    area.fill("1000")
    expect(dialog.locator("[data-text=finding]")).to_have_text("这一行：符合。")
    dialog.get_by_role("button", name="保存").click()

    tenants.expect_status("3 行：符合 2、待填 1、有误 1")
    expect(tenants.row(2).get_by_role("button")).to_be_focused()
    assert tenants.texts() == [before[0], {**before[1], "area_m2": "1000"}, before[2]]

    tenants.undo()
    tenants.expect_status("3 行：符合 1、待填 1、须确认 1、有误 1")
    assert tenants.texts() == before


def test_leaving_without_saving(tenants: RosterPage) -> None:
    """Escape asks nothing and keeps nothing, but there is a way back to what was typed."""
    before = tenants.texts()
    tenants.row(1).get_by_role("button").click()
    tenants.dialog.locator('[name="tenant_roster.name"]').fill("改过的名称")
    tenants.page.keyboard.press("Escape")
    expect(tenants.dialog).to_be_hidden()
    expect(tenants.row(1).get_by_role("button")).to_be_focused()
    assert tenants.texts() == before

    tenants.undo()

    expect(tenants.dialog.locator('[name="tenant_roster.name"]')).to_have_value("改过的名称")
    tenants.page.keyboard.press("Control+Enter")
    assert tenants.texts() == [{**before[0], "name": "改过的名称"}, *before[1:]]


def test_going_through_copying_and_deleting(tenants: RosterPage) -> None:
    """Going on keeps what was typed; a copy stands below its row; after a deletion the focus is on the next row."""
    before = tenants.texts()
    dialog = tenants.dialog
    tenants.row(1).get_by_role("button").click()
    dialog.locator('[name="tenant_roster.field"]').fill("新材料")
    dialog.get_by_role("button", name="下一行").click()
    expect(dialog.get_by_role("heading", level=2)).to_contain_text("第 2 行")
    changed = [{**before[0], "field": "新材料"}, *before[1:]]
    assert tenants.texts() == changed

    dialog.get_by_role("button", name="复制为新行").click()
    expect(dialog.get_by_role("heading", level=2)).to_contain_text("第 3 行，共 4 行")
    assert tenants.texts() == [*changed[:2], changed[1], changed[2]]

    dialog.get_by_role("button", name="删除").click()
    assert tenants.texts() == changed
    expect(tenants.row(3).get_by_role("button")).to_be_focused()
    tenants.undo()
    assert tenants.texts() == [*changed[:2], changed[1], changed[2]]


def test_text_that_no_control_offers_is_kept(tenants: RosterPage) -> None:
    """An answer that cannot be read is shown as it came, and saving another cell does not lose it."""
    row = tenant(1, patent_applied="正在申请")
    tenants.check.open_file(draft([row]))
    tenants.row(1).get_by_role("button").click()
    expect(tenants.dialog.locator('[name="tenant_roster.patent_applied"]')).to_have_value("正在申请")

    tenants.dialog.locator('[name="tenant_roster.field"]').fill("软件")
    tenants.dialog.get_by_role("button", name="保存").click()

    assert tenants.texts() == [{**row, "field": "软件"}]


def test_years_that_the_form_does_not_list(tenants: RosterPage) -> None:
    """A figure of another year has a column and a control of its own."""
    graduates = roster_page(tenants.check, "graduate")
    row = {"name": "甲公司", "revenue_by_year_wan.2018": "90"}
    tenants.check.open_file(json.dumps({"notice": INCUBATOR, "answers": {}, "rosters": {"graduate": [row]}}))

    expect(graduates.section.locator("thead")).to_contain_text("2018年营业收入")
    graduates.row(1).get_by_role("button").click()
    expect(graduates.dialog.get_by_label("2018年营业收入")).to_have_value("90")
    graduates.dialog.get_by_label("2018年营业收入").fill("91")
    graduates.dialog.get_by_role("button", name="保存").click()
    assert graduates.texts() == [{**row, "revenue_by_year_wan.2018": "91"}]


def test_clearing_and_undoing_both_ways(tenants: RosterPage) -> None:
    """A cleared roster comes back exactly, and can be cleared again by the same button."""
    before = tenants.texts()
    tenants.section.get_by_role("button", name="删除所有行").click()
    tenants.expect_status("还没有行。")
    assert tenants.texts() == []

    tenants.undo()
    tenants.expect_status("3 行：符合 1、待填 1、须确认 1、有误 1")
    assert tenants.texts() == before
    tenants.undo()
    assert tenants.texts() == []


# ---- import


def test_import_mapping_editing_and_undo_by_keyboard(open_check: OpenCheckPage, tmp_path: Path) -> None:
    """A workbook is imported, a column that was not recognised is mapped, a row is edited, and all is taken back."""
    rows = [tenant(number) for number in range(1, 4)]
    path = workbook(tmp_path / "在孵企业.xlsx", rows, {"patent_applied": "报没报过专利"})
    roster = roster_page(open_check(), "tenant")
    page, keyboard = roster.page, roster.page.keyboard

    roster.section.locator("[data-import-file]").set_input_files(path)  # the browser's own window for files
    dialog = roster.importing
    expect(dialog.get_by_role("heading", level=2)).to_be_focused()
    expect(dialog).to_contain_text("栏名在第 2 行，读到 3 行。")
    assert roster.texts() == []

    chosen = dialog.get_by_label("E 列“报没报过专利”对应的栏目")
    keys_until(page, "Tab", chosen)
    expect(chosen).to_have_value("")
    while chosen.input_value() != "patent_applied":
        keyboard.press("ArrowDown")
    expect(dialog).not_to_contain_text("没有对应的栏目")
    expect(chosen).to_have_value("patent_applied")
    expect(chosen).to_be_focused()
    keys_until(page, "Tab", dialog.get_by_role("button", name="确认导入"))
    keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    assert roster.check.message == "已导入“在孵企业.xlsx”：“在孵企业情况汇总表”3 行。"
    names = ("name", "registered_on", "moved_in_on", "area_m2", "patent_applied")
    assert roster.texts() == [{name: row[name] for name in names} for row in rows]

    keys_until(page, "Tab", roster.row(2).get_by_role("button"))
    keyboard.press("Enter")
    keyboard.press("End")
    keyboard.type("（改）")
    keyboard.press("Control+Enter")
    expect(roster.cell(2, "name")).to_have_text("示例2号科技有限公司（改）")
    expect(roster.row(2).get_by_role("button")).to_be_focused()

    keys_until(page, "Shift+Tab", page.get_by_role("button", name="撤销"))
    keyboard.press("Space")
    expect(roster.cell(2, "name")).to_have_text("示例2号科技有限公司")


def test_nothing_changes_before_it_is_confirmed(tenants: RosterPage, tmp_path: Path) -> None:
    """Whoever cancels keeps what was there; whoever confirms chooses between replacing and appending."""
    before = tenants.texts()
    path = workbook(tmp_path / "表.xlsx", [tenant(8, area_m2="很大")], {})
    tenants.import_file(path)
    expect(tenants.importing).to_contain_text("第 3 行 D 列“孵化场地(平方米)”：“很大”")
    tenants.importing.get_by_role("button", name="取消").click()
    assert tenants.texts() == before

    tenants.import_file(path)
    tenants.importing.get_by_label("追加在现有的行后面").check()
    tenants.confirm_import()
    assert len(tenants.texts()) == 4
    assert tenants.texts()[3]["area_m2"] == "很大"

    tenants.import_file(path)
    tenants.confirm_import()
    assert len(tenants.texts()) == 1
    tenants.undo()
    assert len(tenants.texts()) == 4


def test_open_button_takes_tables(tenants: RosterPage, tmp_path: Path) -> None:
    """A workbook that is opened where drafts are is recognised by its headings."""
    path = workbook(tmp_path / "表.xlsx", [tenant(1), tenant(2)], {})

    tenants.page.locator("[data-open-file]").set_input_files(path)
    tenants.confirm_import()

    assert len(tenants.texts()) == 2


def test_paste(tenants: RosterPage) -> None:
    """Rows that were copied from a spreadsheet are shown first, and go after those that are there."""
    titles = columns("tenant")
    text = f"{titles['name']}\t{titles['area_m2']}\n甲公司\t120.5\n乙公司\t80"
    tenants.section.get_by_role("button", name="粘贴表格").click()
    tenants.importing.get_by_role("textbox").fill(text)
    tenants.importing.get_by_role("button", name="继续").click()
    tenants.confirm_import()

    assert [row["name"] for row in tenants.texts()][3:] == ["甲公司", "乙公司"]


def test_dropped_file(tenants: RosterPage, tmp_path: Path) -> None:
    """A file can be dropped anywhere on a roster."""
    path = tmp_path / "表.csv"
    path.write_text(f"{columns('tenant')['name']}\n丙公司\n", encoding="gb18030")

    tenants.section.evaluate(
        """(section, [name, bytes]) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
            section.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        [path.name, list(path.read_bytes())],
    )
    tenants.confirm_import()

    assert tenants.texts() == [{"name": "丙公司"}]


@pytest.mark.parametrize(
    ("name", "contents"),
    [
        pytest.param("坏的.xlsx", b"PK\3\4 broken", id="truncated"),
        pytest.param("旧的.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, id="old format"),
        pytest.param("太大.xlsx", b"\0" * 20_000_001, id="huge"),
    ],
)
def test_file_that_is_no_table(tenants: RosterPage, tmp_path: Path, name: str, contents: bytes) -> None:
    """The page says why, changes nothing and works on."""
    before = tenants.texts()
    path = tmp_path / name
    path.write_bytes(contents)

    tenants.section.locator("[data-import-file]").set_input_files(path)

    expect(tenants.page.locator(".message")).to_contain_text(f"没有导入“{name}”，原来所填没有改动。")
    expect(tenants.importing).to_be_hidden()
    assert tenants.texts() == before


def test_archive_that_is_not_there(open_check: OpenCheckPage, site: SiteServer, tmp_path: Path) -> None:
    """Where what reads spreadsheets cannot be loaded, the page says so, and tries again the next time."""
    site.faults["sheets.zip"] = missing
    roster = roster_page(open_check(), "tenant")
    path = workbook(tmp_path / "表.xlsx", [tenant(1)], {})
    roster.section.locator("[data-import-file]").set_input_files(path)
    expect(roster.page.locator(".message")).to_contain_text("sheets.zip")

    site.faults.clear()
    roster.import_file(path)
    roster.confirm_import()

    assert len(roster.texts()) == 1


def test_export_can_be_imported(tenants: RosterPage, tmp_path: Path) -> None:
    """What is exported comes back as the same rows, from a workbook and from CSV."""
    before = tenants.texts()
    for button, suffix in (("导出 xlsx", "xlsx"), ("导出 CSV", "csv")):
        with tenants.page.expect_download() as download:
            tenants.section.get_by_role("button", name=button).click()
        assert download.value.suggested_filename.endswith(f".{suffix}")
        path = tmp_path / f"导出.{suffix}"
        download.value.save_as(path)
        tenants.section.get_by_role("button", name="删除所有行").click()
        tenants.import_file(path)
        tenants.confirm_import()
        assert tenants.texts() == before


# ---- the draft, and the other side of the page


def test_rosters_outlive_a_reload(open_check: OpenCheckPage) -> None:
    """Rows are there again, checked, and go into the file that is saved."""
    roster = roster_page(open_check(), "tenant")
    rows = [tenant(1), tenant(2)]
    roster.check.open_file(draft(rows, jobs="501"))
    roster.expect_status("2 行：符合 2")

    roster.check.reload()

    roster.expect_status("2 行：符合 2")
    assert roster.texts() == rows
    saved = json.loads(roster.check.save())
    assert saved == {"notice": INCUBATOR, "answers": {"jobs": "501"}, "rosters": {"tenant": rows}}


def test_two_windows_share_the_rosters(open_check: OpenCheckPage) -> None:
    """What is imported in one window shows up in the other, which can take it back."""
    one, other = roster_page(open_check(), "tenant"), roster_page(open_check(), "tenant")
    other.check.control("jobs").fill("501")

    one.check.open_file(draft([tenant(1)], jobs="502"))

    other.expect_status("1 行：符合 1")
    other.check.expect_answers({"jobs": "502"})
    other.undo()
    other.check.expect_answers({"jobs": "501"})
    one.expect_status("还没有行。")
    one.check.expect_answers({"jobs": "501"})


def test_clearing_the_page_clears_rosters(tenants: RosterPage) -> None:
    """All goes at once and comes back at once."""
    before = tenants.texts()
    tenants.page.locator(".toolbar").get_by_role("button", name="清空").click()
    tenants.expect_status("还没有行。")
    assert tenants.check.answers() == {}

    tenants.undo()

    tenants.expect_status("3 行：符合 1、待填 1、须确认 1、有误 1")
    assert tenants.texts() == before
    assert tenants.check.answers() == {"tenants.count": "40"}


def test_typed_and_counted_side_by_side(tenants: RosterPage) -> None:
    """Where they differ, both are shown, and the counted one can be taken, which can be undone."""
    place = tenants.page.locator('[id="tenants.count.counted"]')
    expect(place).to_contain_text("名册数出 3 家，所填 40 家。")
    expect(tenants.page.locator('[id="tenants.patent_applied.counted"]')).to_contain_text("名册数出 3 家。")

    place.get_by_role("button", name="采用数出的数").click()

    tenants.check.expect_answers({"tenants.count": "3"})
    expect(place).to_be_hidden()
    tenants.undo()
    tenants.check.expect_answers({"tenants.count": "40"})
    expect(place).to_be_visible()


def test_rows_that_disagree(tenants: RosterPage) -> None:
    """A date that comes too early is listed apart from the verdicts, with a link to its row."""
    tenants.check.open_file(draft([tenant(1), tenant(2, moved_in_on="2021-01-01")]))
    found = tenants.page.locator("[data-list=consistency]")
    expect(found).to_contain_text("第 2 行")

    found.get_by_role("link", name="第 2 行").first.click()

    expect(tenants.row(2).get_by_role("button")).to_be_focused()


def test_rows_survive_a_checker_that_failed(open_check: OpenCheckPage, site: SiteServer) -> None:
    """Rows that were kept are checked once the checker is started again."""
    roster = roster_page(open_check(), "tenant")
    roster.check.open_file(draft([tenant(1)]))
    roster.expect_status("1 行：符合 1")
    site.faults["packages.zip"] = missing
    roster.page.route("**/packages.zip", lambda route: route.abort())
    roster.page.evaluate(
        "() => indexedDB.databases().then((all) => all.forEach(({ name }) => indexedDB.deleteDatabase(name)))"
    )
    roster.page.reload()
    roster.check.wait_for_state("failed")
    expect(roster.rows).to_have_count(1)

    site.faults.clear()
    roster.page.unroute("**/packages.zip")
    roster.page.get_by_role("button", name="重试").click()

    roster.check.wait_for_state("ready")
    roster.expect_status("1 行：符合 1")


def test_markup_in_cells_stays_text(tenants: RosterPage) -> None:
    """A cell that looks like HTML is shown as it is, in the table, the dialog and the preview, and never runs."""

    def unharmed(within: Locator) -> None:
        expect(within).to_contain_text(MARKUP)
        assert tenants.page.locator("#check img").count() == 0
        assert "broken" not in tenants.page.title()

    tenants.check.open_file(draft([tenant(1, name=MARKUP, area_m2=MARKUP)]))
    tenants.expect_status("1 行：待填 1、有误 1")
    unharmed(tenants.row(1))
    tenants.row(1).get_by_role("button").click()
    expect(tenants.dialog.locator('[name="tenant_roster.name"]')).to_have_value(MARKUP)
    unharmed(tenants.dialog)
    tenants.page.keyboard.press("Escape")
    tenants.section.get_by_role("button", name="粘贴表格").click()
    tenants.importing.get_by_role("textbox").fill(f"{columns('tenant')['name']}\t{MARKUP}\n{MARKUP}\t1")
    tenants.importing.get_by_role("button", name="继续").click()
    unharmed(tenants.importing)
    tenants.confirm_import()
    eventually(tenants.page, lambda: len(tenants.texts()), 2)
    unharmed(tenants.row(2))
