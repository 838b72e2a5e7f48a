"""The report, as its reader has it in hand: on paper, as text, as files."""

import json
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph
from playwright.sync_api import Page, expect

import worked
from axe import violations
from check_page import CheckPage, OpenCheckPage, ample_application, control_values
from office import as_pdf, pages_of
from printing import on_paper
from roster_page import draft, tenant


@pytest.fixture
def five_gaps(incubator: CheckPage) -> CheckPage:
    """Return a page with an application that lacks five conditions."""
    incubator.page.evaluate("() => { window.print = () => { window.printed = true; }; window.printed = false; }")
    incubator.open_file(worked.as_text(worked.nested(worked.ample(worked.INCUBATOR) | worked.FIVE_GAPS)))
    incubator.expect_verdict("premises-area", "unmet")
    return incubator


def open_dialog(check: CheckPage) -> None:
    """Open the report's dialog and wait for the report."""
    check.page.locator(".toolbar").get_by_role("button", name="报告、打印").click()
    expect(check.page.locator("#report-message")).not_to_have_value("")


def printed(check: CheckPage, *, but: tuple[str, ...] = ()) -> tuple[str, int]:
    """Print the report without some parts; return what is on paper, without blanks, and on how many sheets."""
    page = check.page
    open_dialog(check)
    for part in ("全部条件，连同原文", "所填的答案", "名册"):
        page.get_by_role("checkbox", name=part).set_checked(part not in but)
    page.get_by_role("button", name="打印、存为 PDF").click()
    page.wait_for_function("() => window.printed")
    page.evaluate("() => { window.printed = false; }")
    return on_paper(page)


def test_one_page(five_gaps: CheckPage) -> None:
    """The first page alone is one sheet: who, by which notice, every gap with its size and what to do, whom to ask."""
    paper, sheets = printed(five_gaps, but=("全部条件，连同原文", "所填的答案", "名册"))

    assert sheets == 1
    for said in (
        "示例孵化器",
        "晋科函〔2024〕131号",
        "未达到",
        "差 5 项",
        "差 800 ㎡",
        "再增加 800 ㎡总面积",
        "0351-4048940",
    ):
        assert "".join(said.split()) in paper, said
    assert "不是认定结论" in paper
    for frame in ("保存到文件", "要改正的", "日历", "目录"):
        assert frame not in paper, frame


def test_whole_report(open_check: OpenCheckPage) -> None:
    """With 22 tenants it is at most six sheets; every condition is quoted, every row printed, no empty box."""
    check = open_check(worked.INCUBATOR)
    check.page.evaluate("() => { window.print = () => { window.printed = true; }; window.printed = false; }")
    rows = [tenant(number, field="电子信息", uscc=f"91140100MA0K{number:05d}X") for number in range(1, 23)]
    contents = json.loads(draft(rows))
    contents["answers"] |= control_values(worked.INCUBATOR, ample_application(worked.INCUBATOR))
    check.open_file(json.dumps(contents))
    check.expect_verdict("tenant-count", "unmet")

    paper, sheets = printed(check)

    assert sheets <= 6
    for condition in worked.FOLDERS[worked.INCUBATOR].at_level("applicant"):
        assert "".join(condition["quote"].split()) in paper
    assert all("".join(row["name"].split()) in paper for row in rows)
    assert "可自主支配的孵化场地总面积" in paper
    assert "封面上的联系人" not in paper  # nothing is answered there


def test_page_is_as_before_afterwards(five_gaps: CheckPage) -> None:
    """Printing leaves nothing behind, and what the browser prints by its own menu is the form."""
    printed(five_gaps)

    expect(five_gaps.page.locator("#report-paper")).to_be_empty()
    five_gaps.page.emulate_media(media="print")
    expect(five_gaps.page.locator("#application")).to_be_visible()
    five_gaps.page.emulate_media(media="screen")


def test_message(five_gaps: CheckPage) -> None:
    """One button copies the report as text, which stands in the dialog for browsers that copy nothing."""
    page = five_gaps.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_dialog(five_gaps)
    page.get_by_role("button", name="复制文字").click()
    expect(page.locator("[data-text=report-status]")).to_contain_text("文字已复制")

    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.locator("#report-message").input_value()
    assert "差 800 ㎡" in copied
    assert copied.splitlines()[-1] == f"自评页：{five_gaps.address.split('#')[0]}"
    page.get_by_role("button", name="关闭").click()


def saved(page: Page, button: str, folder: Path) -> Path:
    """Save the report by a button of its dialog."""
    with page.expect_download() as waiting:
        page.locator("#report-dialog").get_by_role("button", name=button).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def test_files(five_gaps: CheckPage, tmp_path: Path) -> None:
    """The report is saved under the applicant's name; opened again, it says that nothing has changed since."""
    page = five_gaps.page
    open_dialog(five_gaps)
    workbook = saved(page, "Excel", tmp_path)
    kept = saved(page, "存档", tmp_path)
    page.get_by_role("button", name="关闭").click()

    assert re.fullmatch(r"2024-incubator-示例孵化器-自评报告-[\d-]+\.xlsx", workbook.name)
    five_gaps.page.get_by_role("button", name="清空").first.click()
    page.set_input_files("[data-open-file]", kept)
    expect(page.locator("#report-changes")).to_contain_text("各项条件没有变化")
    five_gaps.expect_verdict("premises-area", "unmet")


def test_word(five_gaps: CheckPage, tmp_path: Path) -> None:
    """The Word file says what the printed one says; its first page alone is one page, in another office too."""
    page = five_gaps.page
    open_dialog(five_gaps)
    whole = saved(page, "Word", tmp_path).rename(tmp_path / "全部.docx")
    for part in ("全部条件，连同原文", "所填的答案", "名册"):
        page.get_by_role("checkbox", name=part).uncheck()
    first = saved(page, "Word", tmp_path).rename(tmp_path / "第一页.docx")
    page.get_by_role("button", name="关闭").click()

    said = "".join(part.text for part in docx.Document(str(whole)).iter_inner_content() if isinstance(part, Paragraph))
    for expected in ("未达到", "孵化场地面积（差 800 ㎡）", "再增加 800 ㎡总面积", "0351-4048940", "不是认定结论"):
        assert expected in said, expected
    assert not set("{}") & set(said)
    (paper,) = as_pdf([first], tmp_path)
    assert len(pages_of(paper)) == 1


def test_older_report(five_gaps: CheckPage, tmp_path: Path) -> None:
    """An older report says, condition by condition, what changed and why; its texts are no markup."""
    page = five_gaps.page
    open_dialog(five_gaps)
    kept = saved(page, "存档", tmp_path)
    page.get_by_role("button", name="关闭").click()
    older: dict[str, Any] = json.loads(kept.read_text("utf-8"))
    for condition in older["report"]["conditions"]:
        if condition["id"] == "premises-area":
            condition |= {"verdict": "met", "threshold": "不少于 <img src=x onerror=alert(1)>4000 ㎡"}
    older["version"] = "00000000"
    kept.write_text(json.dumps(older), encoding="utf-8")

    page.set_input_files("[data-open-file]", kept)

    changed = page.locator("#report-changes")
    expect(changed).to_contain_text("1 项条件有变化")
    expect(changed).to_contain_text("原来“符合”，现在“未达到”")
    expect(changed).to_contain_text("<img src=x onerror=alert(1)>4000 ㎡")
    assert changed.locator("img").count() == 0
    assert violations(page) == []


def test_keyboard(five_gaps: CheckPage) -> None:
    """Ctrl+P opens the dialog; Escape leaves it."""
    page = five_gaps.page
    page.keyboard.press("Control+p")
    dialog = page.locator("#report-dialog")
    expect(dialog).to_be_visible()
    expect(page.locator("#report-message")).not_to_have_value("")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
