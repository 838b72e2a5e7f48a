"""Rows of a roster come in from files and the clipboard, and go out again."""

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from check_page import OpenCheckPage
from keyboard import press_until_focused
from roster_page import RosterPage, columns, tenant, write_workbook
from site_server import SiteServer, missing


def test_import_mapping_editing_and_undo_by_keyboard(open_check: OpenCheckPage, tmp_path: Path) -> None:
    """A workbook is imported, a column that was not recognised is mapped, a row is edited, and all is taken back."""
    rows = [tenant(number) for number in range(1, 4)]
    path = write_workbook(tmp_path / "在孵企业.xlsx", rows, {"patent_applied": "报没报过专利"})
    roster = RosterPage(open_check(), "tenant")
    page, keyboard = roster.page, roster.page.keyboard

    roster.section.locator("[data-import-file]").set_input_files(path)  # the browser's own window for files
    dialog = roster.import_dialog
    expect(dialog.get_by_role("heading", level=2)).to_be_focused()
    expect(dialog).to_contain_text("栏名在第 2 行，读到 3 行。")
    assert roster.stored_rows() == []

    chosen = dialog.get_by_label("E 列“报没报过专利”对应的栏目")
    press_until_focused(page, "Tab", chosen)
    expect(chosen).to_have_value("")
    while chosen.input_value() != "patent_applied":
        keyboard.press("ArrowDown")
    expect(dialog).not_to_contain_text("没有对应的栏目")
    expect(chosen).to_have_value("patent_applied")
    expect(chosen).to_be_focused()
    press_until_focused(page, "Tab", dialog.get_by_role("button", name="确认导入"))
    keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    assert roster.check.message == "已导入“在孵企业.xlsx”：“在孵企业情况汇总表”3 行。"
    names = ("name", "registered_on", "moved_in_on", "area_m2", "patent_applied")
    assert roster.stored_rows() == [{name: row[name] for name in names} for row in rows]

    press_until_focused(page, "Tab", roster.row(2).get_by_role("button"))
    keyboard.press("Enter")
    keyboard.press("End")
    keyboard.type("（改）")
    keyboard.press("Control+Enter")
    expect(roster.cell(2, "name")).to_have_text("示例2号科技有限公司（改）")
    expect(roster.row(2).get_by_role("button")).to_be_focused()

    press_until_focused(page, "Shift+Tab", page.get_by_role("button", name="撤销"))
    keyboard.press("Space")
    expect(roster.cell(2, "name")).to_have_text("示例2号科技有限公司")


def test_nothing_changes_before_it_is_confirmed(tenants: RosterPage, tmp_path: Path) -> None:
    """Whoever cancels keeps what was there; whoever confirms chooses between replacing and appending."""
    before = tenants.stored_rows()
    path = write_workbook(tmp_path / "表.xlsx", [tenant(8, area_m2="很大")], {})
    tenants.import_file(path)
    expect(tenants.import_dialog).to_contain_text("第 3 行 D 列“孵化场地(平方米)”：“很大”")
    tenants.import_dialog.get_by_role("button", name="取消").click()
    assert tenants.stored_rows() == before

    tenants.import_file(path)
    tenants.import_dialog.get_by_label("追加在现有的行后面").check()
    tenants.confirm_import()
    assert len(tenants.stored_rows()) == 4
    assert tenants.stored_rows()[3]["area_m2"] == "很大"

    tenants.import_file(path)
    tenants.confirm_import()
    assert len(tenants.stored_rows()) == 1
    tenants.undo()
    assert len(tenants.stored_rows()) == 4


def test_choice_that_is_refused(tenants: RosterPage, tmp_path: Path) -> None:
    """A table of tenants is no form; the page says so, and the choice goes back to what will be imported."""
    tenants.import_file(write_workbook(tmp_path / "表.xlsx", [tenant(1), tenant(2)], {}))
    choice = tenants.import_dialog.get_by_label("导入到")

    choice.select_option("application")

    expect(tenants.import_dialog.get_by_role("alert")).to_contain_text("不是自评表")
    expect(choice).to_have_value("tenant")
    tenants.confirm_import()
    assert len(tenants.stored_rows()) == 2


def test_template_without_rows_replaces_nothing(tenants: RosterPage) -> None:
    """A template that nobody has filled in has example rows only; those that are there stay."""
    before = tenants.stored_rows()
    template = tenants.page.request.get(urljoin(tenants.page.url, "tenant.xlsx")).body()
    file = {"name": "模板.xlsx", "mimeType": "application/octet-stream", "buffer": template}
    tenants.section.locator("[data-import-file]").set_input_files(files=[file])  # type: ignore[list-item]
    expect(tenants.import_dialog.locator(".sheet").first).to_contain_text("没有可导入的行")

    tenants.import_dialog.get_by_role("button", name="确认导入").click()

    expect(tenants.import_dialog.get_by_role("alert")).to_contain_text("没有可导入的内容")
    tenants.import_dialog.get_by_role("button", name="取消").click()
    assert tenants.stored_rows() == before


def test_cells_with_whole_books(tenants: RosterPage, tmp_path: Path) -> None:
    """A file of a few bytes that holds millions of characters is previewed in excerpts and imported in full."""
    long = "很长" * 16_000
    rows = [tenant(number, area_m2=long, field=long) for number in range(150)]
    tenants.import_file(write_workbook(tmp_path / "长.xlsx", rows, {}))
    assert len(tenants.import_dialog.text_content() or "") < 50_000

    tenants.confirm_import()

    assert [row["area_m2"] for row in tenants.stored_rows()] == [long] * len(rows)
    tenants.undo()


def test_open_button_takes_tables(tenants: RosterPage, tmp_path: Path) -> None:
    """A workbook that is opened where drafts are is recognised by its headings."""
    path = write_workbook(tmp_path / "表.xlsx", [tenant(1), tenant(2)], {})

    tenants.page.locator("[data-open-file]").set_input_files(path)
    tenants.confirm_import()

    assert len(tenants.stored_rows()) == 2


def test_paste(tenants: RosterPage) -> None:
    """Rows that were copied from a spreadsheet are shown first, and go after those that are there."""
    titles = columns("tenant")
    text = f"{titles['name']}\t{titles['area_m2']}\n甲公司\t120.5\n乙公司\t80"
    tenants.section.get_by_role("button", name="粘贴表格").click()
    tenants.import_dialog.get_by_role("textbox").fill(text)
    tenants.import_dialog.get_by_role("button", name="继续").click()
    tenants.confirm_import()

    assert [row["name"] for row in tenants.stored_rows()][3:] == ["甲公司", "乙公司"]


def test_paste_onto_a_row(tenants: RosterPage) -> None:
    """Whoever is in a roster, wherever, can paste what was copied from a spreadsheet."""
    tenants.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tenants.page.evaluate("(text) => navigator.clipboard.writeText(text)", "甲公司\t2022-03-15\n乙公司\t2022-04-15\n")
    tenants.row(2).get_by_role("button").focus()
    tenants.page.keyboard.press("Control+v")
    expect(tenants.import_dialog.locator(".sheet").first).to_be_visible()

    tenants.page.keyboard.press("Escape")
    expect(tenants.import_dialog).to_be_hidden()
    tenants.page.get_by_role("button", name="找回粘贴的内容").click()
    expect(tenants.import_dialog.get_by_role("textbox")).to_have_value(re.compile("乙公司"))
    tenants.import_dialog.get_by_role("button", name="取消").click()


@pytest.mark.parametrize("target", ["#tenant_roster", "h1"])
def test_dropped_file(tenants: RosterPage, tmp_path: Path, target: str) -> None:
    """A file can be dropped on a roster, or anywhere else on the page, which it does not replace."""
    path = tmp_path / "表.csv"
    titles = columns("tenant")
    row = {"name": "丙公司", "moved_in_on": "2022-06-01", "area_m2": "80", "capital_wan": "100"}
    path.write_text(f"{','.join(titles[name] for name in row)}\n{','.join(row.values())}\n", encoding="gb18030")

    refused = tenants.page.locator(target).evaluate(
        """(place, [name, bytes]) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
            const types = ["dragenter", "dragover", "drop"];
            const events = types.map((type) => new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
            return events.map((event) => place.dispatchEvent(event));
        }""",
        [path.name, list(path.read_bytes())],
    )
    assert refused == [False, False, False], "the browser itself must not take it"
    tenants.confirm_import()

    assert tenants.stored_rows() == [row]


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
    before = tenants.stored_rows()
    path = tmp_path / name
    path.write_bytes(contents)

    tenants.section.locator("[data-import-file]").set_input_files(path)

    expect(tenants.page.locator(".message")).to_contain_text(f"没有导入“{name}”，原来所填没有改动。")
    expect(tenants.import_dialog).to_be_hidden()
    assert tenants.stored_rows() == before


def test_archive_that_is_not_there(open_new_check: OpenCheckPage, site: SiteServer, tmp_path: Path) -> None:
    """Where what reads spreadsheets cannot be loaded, the page says so, and tries again the next time."""
    site.faults["sheets.bin"] = missing
    roster = RosterPage(open_new_check(), "tenant")
    path = write_workbook(tmp_path / "表.xlsx", [tenant(1)], {})
    roster.section.locator("[data-import-file]").set_input_files(path)
    expect(roster.page.locator(".message")).to_contain_text("sheets.bin")

    site.faults.clear()
    roster.import_file(path)
    roster.confirm_import()

    assert len(roster.stored_rows()) == 1


def test_export_can_be_imported(tenants: RosterPage, tmp_path: Path) -> None:
    """What is exported comes back as the same rows, from a workbook and from CSV."""
    before = tenants.stored_rows()
    for button, suffix in (("导出 xlsx", "xlsx"), ("导出 CSV", "csv")):
        with tenants.page.expect_download() as download:
            tenants.section.get_by_role("button", name=button).click()
        assert download.value.suggested_filename.endswith(f".{suffix}")
        path = tmp_path / f"导出.{suffix}"
        download.value.save_as(path)
        tenants.section.get_by_role("button", name="删除所有行").click()
        tenants.import_file(path)
        tenants.confirm_import()
        assert tenants.stored_rows() == before


def test_a_file_that_halts_the_checker_is_given_up(open_new_check: OpenCheckPage, tmp_path: Path) -> None:
    """Whoever cancels what does not come to an end goes on with all that was entered."""
    roster = RosterPage(open_new_check(), "tenant")
    check = roster.check
    check.control("variant", "general").check()
    check.control("jobs").fill("501")
    check.expect_verdict("jobs", "met")
    path = write_workbook(tmp_path / "在孵企业.xlsx", [tenant(1)], {})
    check.page.workers[0].evaluate("() => void setTimeout(() => { for (;;); })")

    roster.section.locator("[data-import-file]").set_input_files(path)
    roster.import_dialog.get_by_role("button", name="取消").click()

    expect(check.page.locator(".message")).to_contain_text("已重新启动核对程序")
    check.wait_for_state("ready")
    check.control("jobs").fill("400")
    check.expect_verdict("jobs", "unmet")
    roster.import_file(path)
    roster.confirm_import()
    assert len(roster.stored_rows()) == 1
