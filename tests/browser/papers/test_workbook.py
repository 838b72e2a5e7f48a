"""The workbook of the panel of papers: saved, opened again, and nothing of it is lost or mixed up."""

import io
import re
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from check_page import CheckPage, OpenCheckPage
from keyboard import press_until_focused
from roster_page import RosterPage, draft, tenant
from site_server import SiteServer
from workbooks import written
from worked import INCUBATOR, MAKER_SPACE

TYPED = {
    "name": "甲{name}孵化器<b>",
    "jobs": "好多",
    "premises.total_m2": "4,600㎡",
    "registered_on": "2021-03",
    "declarations.purpose": "unsure",
    "variant": "specialized",
}
ROWS = [tenant(1, uscc="001"), tenant(2, area_m2="很大", name="=1+1")]


def saved_workbook(check: CheckPage) -> Path:
    """Save the workbook by keyboard; return where it is."""
    button = check.page.get_by_role("button", name="下载已填的")
    button.focus()
    with check.page.expect_download() as download:
        check.page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".xlsx")
    return Path(download.value.path())


def test_saved_and_opened_again(open_check: OpenCheckPage, tmp_path: Path) -> None:
    """Answers and rows come back as they were typed, readable or not, with the same results, on a page of its own."""
    check = open_check()
    check.open_file(draft(ROWS, **TYPED))
    check.expect_verdict("premises-area", "met")
    before, results = check.answers(), check.results()
    path = saved_workbook(check)

    check.page.get_by_role("button", name="清空").click()
    check.expect_answers({})
    copy = tmp_path / "自评表.xlsx"
    copy.write_bytes(path.read_bytes())
    check.page.locator("[data-open-file]").set_input_files(copy)
    dialog = check.page.locator("#import-dialog")
    confirm = dialog.get_by_role("button", name="确认导入")
    expect(confirm).to_be_visible(timeout=20_000)
    press_until_focused(check.page, "Tab", confirm)
    check.page.keyboard.press("Enter")

    check.expect_answers(before)
    check.expect_results(results)
    assert RosterPage(check, "tenant").stored_rows() == ROWS


def test_another_notices_workbook(incubator: CheckPage, tmp_path: Path) -> None:
    """It is refused with the notice that it is for, and nothing is changed."""
    incubator.open_file(draft([tenant(1)], jobs="501"))
    path = tmp_path / "众创空间.xlsx"
    path.write_bytes(written({}, {"name": "乙"}, notice=MAKER_SPACE))
    incubator.page.locator("[data-open-file]").set_input_files(path)

    said = (
        incubator.page.locator("body").get_by_text("这个工作簿属于通知“2022-maker-space”，不是“2024-incubator”").first
    )
    expect(said).to_be_visible(timeout=20_000)
    incubator.page.keyboard.press("Escape")
    assert incubator.answers() == {"jobs": "501"}
    assert len(RosterPage(incubator, "tenant").stored_rows()) == 1


def test_blank_one_without_script(scriptless_page: Page, site: SiteServer) -> None:
    """A browser without scripts downloads it from the check page; the page on attachments leads to it too."""
    for address in ("check/", "attachments/"):
        scriptless_page.goto(site.url(f"{INCUBATOR}/{address}"))
        link = scriptless_page.get_by_role("link", name=re.compile("自评表工作簿$"))
        with scriptless_page.expect_download() as download:
            link.click()
        assert download.value.suggested_filename == "2024年省级科技企业孵化器自评表-空白.xlsx"
        sheets = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).sheetnames
        assert (sheets[0], sheets[-1]) == ("自评表", "说明")
