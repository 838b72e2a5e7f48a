"""The copy that opens by double click, in a browser that has no server and no network: everything works there."""

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

import worked
from check_page import CheckPage, command_line_results, control_values, eventually, saved_application
from generator.handover.portable import START
from portable_site import unpacked_copy
from printing import on_paper
from quick_page import QuickPage
from visit_page import VisitPage
from worked import FIVE_GAPS, INCUBATOR, MAKER_SPACE, ample, as_text, nested


@pytest.fixture(scope="module")
def folder(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the unpacked copy."""
    return unpacked_copy(site_folder, tmp_path_factory.mktemp("portable"))


@pytest.fixture(scope="module")
def visitor(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """Return a browser without a network, in which nothing of the site's may go wrong or lead elsewhere."""
    wrong: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            wrong.append(f"{message.page and message.page.url}: {message.text}")

    with browser.new_context(**browser_context_args, offline=True) as context:
        context.on("console", listen)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("request", lambda request: wrong.append(request.url) if request.url.startswith("http") else None)
        yield context
    assert wrong == []


@pytest.fixture
def page(visitor: BrowserContext) -> Iterator[Page]:
    """Return a page of that browser."""
    opened = visitor.new_page()
    yield opened
    opened.close()


def address(folder: Path, page: str) -> str:
    """Return the address of a page of the copy."""
    return (folder / "site" / page / "index.html").as_uri()


def opened_check(page: Page, folder: Path, notice: str, application: dict[str, Any]) -> CheckPage:
    """Open the check page with an application."""
    check = CheckPage(page, address(folder, f"{notice}/check"), notice)
    check.open()
    check.wait_for_state("ready")
    check.open_file(as_text(application))
    return check


def test_start(page: Page, folder: Path) -> None:
    """A double click on the one page beside the folders leads to the first page of the site."""
    page.goto((folder / START).as_uri())

    page.wait_for_url(address(folder, ""))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_start_before_it_is_unpacked(new_page: Page, folder: Path, tmp_path: Path) -> None:
    """Systems show what is in a zip, and open a page of it alone: it says what to do."""
    shutil.copy(folder / START, tmp_path)
    new_page.goto((tmp_path / START).as_uri())

    expect(new_page.locator("body")).to_contain_text("还没有解压")


def test_every_page_is_read(page: Page, folder: Path) -> None:
    """Each has its styles and its script, complains of nothing, and loads nothing that only some visitors need."""
    for file in sorted((folder / "site").rglob("*.html")):
        page.goto(file.as_uri())
        expect(page.locator("[data-search-open]")).to_be_visible()
        assert page.evaluate("() => getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
        if not page.locator("meta[name=checker]").count():
            assert page.locator("script[src*=carrier]").count() == 0


def test_search(page: Page, folder: Path) -> None:
    """It finds a place and opens it; a link that it has made names a file, too."""
    page.goto(address(folder, "about"))
    page.keyboard.press("/")
    page.keyboard.type("场地面积")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/site/20.*/index\.html#"))
    expect(page.locator(f'[id="{unquote(page.url.partition("#")[2])}"]')).to_be_in_viewport()


def test_colours_are_remembered(page: Page, folder: Path) -> None:
    """They hold for all pages of the copy."""
    page.goto(address(folder, "about"))
    page.get_by_title("切换到深色").click()

    page.goto(address(folder, f"{INCUBATOR}/text"))
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.parametrize("notice", [INCUBATOR, MAKER_SPACE])
def test_worked_case(page: Page, folder: Path, tmp_path: Path, notice: str) -> None:
    """The verdicts and their reasons are those of the command line."""
    case = worked.CASES[notice].applications[0]
    expected = command_line_results(notice, saved_application(tmp_path, case.application))

    check = opened_check(page, folder, notice, case.application)

    check.expect_results(expected)
    assert check.faults == []


def test_papers_and_files(page: Page, folder: Path) -> None:
    """Whatever takes scripts, templates and archives of its own comes: paper, Word files, a workbook."""
    page.add_init_script("window.print = () => { window.printed = true; }")
    check = opened_check(page, folder, INCUBATOR, nested(ample(INCUBATOR) | FIVE_GAPS))
    check.expect_verdict("premises-area", "unmet")
    page.locator(".toolbar").get_by_role("button", name="报告、打印").click()
    expect(page.locator("#report-message")).not_to_have_value("")

    assert docx.Document(io.BytesIO(downloaded(page, "[data-report-action=word]"))).paragraphs
    page.get_by_role("button", name="打印、存为 PDF").click()
    eventually(page, lambda: page.evaluate("() => window.printed"), expected=True)
    assert "差5项" in on_paper(page)[0]

    page.locator("#official-forms summary").first.click()
    expect(page.locator("[data-text=paper-state]").first).to_contain_text("空白")
    assert docx.Document(io.BytesIO(downloaded(page, "[data-paper] button >> nth=0"))).tables


def test_a_draft_is_kept_and_not_linked(page: Page, folder: Path) -> None:
    """It belongs to the copy's folder; a link to it would open nowhere else, so the page says to send a file."""
    page.goto(address(folder, f"{MAKER_SPACE}/quick"))
    quick = QuickPage(page, page.url)
    quick.open()
    quick.answer(control_values(MAKER_SPACE, nested(ample(MAKER_SPACE))))
    check = CheckPage(page, address(folder, f"{MAKER_SPACE}/check"), MAKER_SPACE)
    check.open()
    check.wait_for_state("ready")
    assert check.answers()

    page.get_by_role("button", name="分享链接").click()
    expect(page.locator("#share-dialog [data-text=too-long]")).to_contain_text("发给对方")
    expect(page.locator("#share-link")).to_be_hidden()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="清空").click()


def test_officers(page: Page, folder: Path, tmp_path: Path) -> None:
    """Files are checked on the officers' page, taken along to the page of visits, and kept there."""
    file = tmp_path / "甲孵化器.json"
    file.write_text(as_text({**nested(ample(INCUBATOR)), "name": "甲孵化器"}), encoding="utf-8")
    page.goto(address(folder, "officers"))
    page.locator(f'[name="desk-notice"][value="{INCUBATOR}"]').check()
    page.locator("#desk-files").set_input_files(file)
    expect(page.locator("#message-bar .message")).to_contain_text("核对了", timeout=60_000)
    with page.expect_download() as download:
        page.get_by_role("button", name="下载汇总表（xlsx）").click()
    assert openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).sheetnames

    page.locator("[data-action=visit]").click()
    page.get_by_role("button", name="到现场核查页").click()
    page.wait_for_url(address(folder, f"{INCUBATOR}/visit"))
    visits = VisitPage(page, page.url)
    expect(visits.card("甲孵化器")).to_be_visible()
    visits.open()
    expect(visits.card("甲孵化器")).to_be_visible()


def downloaded(page: Page, button: str) -> bytes:
    """Press a button, and return the file that comes."""
    with page.expect_download() as download:
        page.locator(button).click()
    return Path(download.value.path()).read_bytes()
