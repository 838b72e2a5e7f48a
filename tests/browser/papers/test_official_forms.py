"""The official forms: what the page says of each before it is taken, and the Word file that is."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

import axe
from check_page import CheckPage, OpenCheckPage
from filled_forms import expected_paragraphs, forms_of, paragraphs
from roster_page import draft, tenant
from worked import FOLDERS, INCUBATOR, MAKER_SPACE, ample, as_text, nested

LONG = "第一段<b>不是标签</b>\n\n第二段 {name}"
ANSWERS: dict[str, dict[str, Any]] = {
    INCUBATOR: {"name": "示例孵化器", "particulars.operator": "示例{name}公司", "particulars.overview": LONG},
    MAKER_SPACE: {"name": "示例众创空间", "particulars.head": "示例某", "particulars.report.staff": LONG},
}


def unfolded(check: CheckPage) -> Locator:
    """Unfold the official forms, wait for what is said of them, and return the part of the page."""
    part = check.page.locator("#official-forms")
    part.locator("summary").first.click()
    expect(part.locator("[data-text=paper-state]").first).to_contain_text(
        "空白", timeout=30_000
    )  # an archive is loaded
    return part


def taken(part: Locator, paper: str, target: Path) -> bytes:
    """Press a paper's button, and return the file."""
    with part.page.expect_download() as download:
        part.locator(f"[data-paper={paper}] button").click()
    assert download.value.suggested_filename.startswith("附件")
    assert download.value.suggested_filename.endswith(".docx")
    download.value.save_as(target)
    return target.read_bytes()


@pytest.mark.parametrize("name", [INCUBATOR, MAKER_SPACE])
def test_from_the_page_to_the_file(open_check: OpenCheckPage, name: str, tmp_path: Path) -> None:
    """What is on the page stands in the Word file of each paper, and the page says where a file went."""
    check = open_check(name)
    application = nested(ample(name) | ANSWERS[name])
    check.open_file(as_text(application))
    check.expect_verdict("application-window", "met")
    part = unfolded(check)

    for paper, form in forms_of(name, json.loads(as_text(application))):
        contents = taken(part, paper.id, tmp_path / f"{paper.id}.docx")
        assert expected_paragraphs(paper.file, form["texts"], form["rows"]) == paragraphs(contents)
    expect(check.page.locator(".message")).to_contain_text(f"“{FOLDERS[name].papers[-1].name}”已交给浏览器下载")


def test_long_texts_are_kept(open_check: OpenCheckPage) -> None:
    """What only the official form asks for is folded away until something is entered; a draft keeps its lines."""
    check = open_check(INCUBATOR)
    overview = check.control("particulars.overview")
    expect(overview).to_be_hidden()
    check.open_file(as_text({"notice": INCUBATOR, "answers": {"particulars.overview": LONG}, "rosters": {}}))
    expect(overview).to_have_value(LONG)
    expect(overview).to_be_visible()

    overview.press("Control+End")
    overview.press("Enter")
    overview.press_sequentially("第三行")
    check.reload()
    expect(overview).to_have_value(f"{LONG}\n第三行")


def test_what_is_to_be_known_before(open_check: OpenCheckPage) -> None:
    """The page counts blanks and contradictions, links the fields, and follows what is typed."""
    check = open_check(INCUBATOR)
    answers = {"tenants.count": "3", "particulars.uscc": "91140100MA0EXAMPOX"}
    check.open_file(draft([tenant(1), tenant(2)], **answers))
    part = unfolded(check)
    state = part.locator("[data-text=paper-state]")
    expect(state).to_contain_text("附表共 2 行，前后不一致 1 处，请核对 1 处")

    part.locator("[data-paper] summary").click()
    expect(part.locator("[data-list=paper-contradictions]")).to_contain_text("填的是 3 家")
    expect(part.locator("[data-list=paper-contradictions]")).to_contain_text("代码中不会有字母 O")
    expect(part.locator("[data-list=paper-tables]")).to_contain_text("在孵企业情况汇总表：2 行")
    blanks = part.locator("[data-list=paper-blanks] li")
    before = blanks.count()
    blanks.get_by_role("link", name="法人代表").click()
    expect(check.control("particulars.legal_representative")).to_be_focused()

    check.page.keyboard.type("示例某")
    expect(blanks).to_have_count(before - 1)
    assert axe.violations(check.page) == []


def test_template_that_is_missing(open_check: OpenCheckPage) -> None:
    """A template that cannot be fetched is said to be missing, and nothing is downloaded."""
    check = open_check(INCUBATOR)
    part = unfolded(check)
    check.page.route("**/papers/*.docx", lambda route: route.abort())
    part.locator("[data-paper] button").click()
    expect(check.page.locator(".message")).to_contain_text("没有生成：模板没有取到，请检查网络后重试。")


def test_on_a_phone(open_check: OpenCheckPage) -> None:
    """Nothing is wider than a narrow screen."""
    page: Page = open_check(INCUBATOR, width=390).page
    page.locator("#official-forms summary").first.click()
    expect(page.locator("[data-text=paper-state]")).to_contain_text("空白", timeout=30_000)
    page.locator("[data-paper] summary").click()
    assert page.evaluate("() => document.documentElement.scrollWidth") == 390
