"""The list of one applicant's materials in the panel of papers: filled in by answers, ticked off by the visitor."""

import io
import json
import re
from pathlib import Path

import openpyxl
from playwright.sync_api import Locator, expect

import axe
from check_page import CheckPage, OpenCheckPage
from keyboard import press_until_focused
from printing import sheet_count
from roster_page import draft, tenant
from worked import INCUBATOR

NAME = "<b>晋阳</b>{name}孵化器"
DRAFT = draft([tenant(1, financed="yes"), tenant(2, financed="no")], name=NAME, variant="general")


def unfolded(check: CheckPage) -> Locator:
    """Unfold the list by keyboard, and return it once it is there."""
    section = check.page.locator("#papers-checklist")
    section.locator("summary").first.focus()
    check.page.keyboard.press("Enter")
    expect(section.locator("[data-material]").first).to_be_visible(timeout=20_000)
    return section


def line(section: Locator, name: str) -> Locator:
    """Return one line."""
    return section.locator(f'[data-material="{name}"]')


def marked(section: Locator) -> dict[str, str]:
    """Return the states that are shown."""
    choosers = section.locator("select[data-line]").evaluate_all(
        "(all) => all.map((one) => [one.dataset.line, one.value])"
    )
    return {name: state for name, state in choosers if state}


def test_answers_decide(open_check: OpenCheckPage) -> None:
    """What applies follows the answers as they are typed, says why, and leads to what is missing; names stay text."""
    check = open_check()
    check.open_file(DRAFT)
    section = unfolded(check)

    expect(section.locator("[data-text=checklist-spine]")).to_have_text(f"书脊：2024-{NAME}")
    expect(section.get_by_text("一式五份")).to_have_count(1)
    expect(section.locator("[data-text=checklist-copies]")).to_have_text("份数：一式五份。")
    expect(line(section, "tenant-licences")).to_contain_text("复印件")
    expect(line(section, "tenant-financing")).to_contain_text("按“在孵企业情况汇总表”共 1 行：示例1号科技有限公司")
    expect(line(section, "tenant-licences")).to_contain_text("加盖在孵企业公章（公章不可复印）")
    expect(line(section, "tenants-table")).to_contain_text("在孵企业数 未达到")
    expect(line(section, "platforms-table")).to_have_count(0)
    expect(section.locator("details details").first).to_contain_text(
        "只有专业孵化器要交。“孵化器类型”填的是“综合孵化器”。"
    )
    expect(line(section, "premises-leased")).to_contain_text("先填“孵化场地情况表”的“产权情况 租赁”，才能定。")

    check.control("variant", "specialized").check()
    expect(line(section, "platforms-table")).to_be_visible(timeout=20_000)
    line(section, "premises-leased").get_by_role("link", name="孵化场地情况表").click()
    expect(check.page.locator("#premises_roster")).to_be_focused()


def test_states_by_keyboard_over_reload(open_check: OpenCheckPage) -> None:
    """A state is chosen without a mouse, counted, no part of verdicts, there after a reload, gone with the draft."""
    check = open_check()
    check.open_file(DRAFT)
    check.expect_verdict("tenant-count", "unmet")
    before = check.results()
    section = unfolded(check)
    chooser = section.get_by_label("封面的状态")
    press_until_focused(check.page, "Tab", chooser)
    check.page.keyboard.press("ArrowDown")
    expect(chooser).to_have_value("ready")
    expect(chooser).to_be_focused()
    section.get_by_label("获得投融资的在孵企业案例的状态").select_option("doubtful")
    summary = section.locator("[data-text=checklist-summary]")
    expect(summary).to_contain_text(
        re.compile(r"^要交 \d+ 项、还不能定 \d+ 项，其中 1 项已备、1 项存疑、\d+ 项还没有标记")
    )
    assert check.results() == before

    check.control("jobs").fill("501")
    check.expect_verdict("jobs", "met")
    expect(chooser).to_have_value("ready")
    check.reload()
    section = unfolded(check)
    expected = {"form-cover": "ready", "financed-cases": "doubtful"}
    assert marked(section) == expected

    check.page.get_by_role("button", name="清空").click()
    expect(section.locator("[data-text=checklist-spine]")).to_contain_text("（孵化器名称）")
    expect(summary).not_to_contain_text("已备")
    check.page.get_by_role("button", name="撤销").click()
    expect(summary).to_contain_text("其中 1 项已备、1 项存疑")
    assert marked(section) == expected


def test_workbook_and_paper(open_check: OpenCheckPage) -> None:
    """The states stand in the workbook and on paper, where there is nothing but the list."""
    check = open_check()
    check.open_file(DRAFT)
    section = unfolded(check)
    section.get_by_label("封面的状态").select_option("missing")
    with check.page.expect_download(timeout=60_000) as download:
        section.get_by_role("button", name="下载清单（xlsx）").click()
    assert download.value.suggested_filename.endswith(".xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes())).worksheets[0]
    assert sheet["A1"].value == f"{NAME} 申报材料清单（底稿，非官方表样）"
    assert [row[8] for row in sheet.iter_rows(4, values_only=True)][:2] == ["缺", None]

    check.page.evaluate("() => { self.print = () => {} }")
    section.get_by_role("button", name="打印清单").click()
    expect(check.page.locator("html[data-printing=checklist-paper]")).to_be_attached()
    check.page.emulate_media(media="print")
    paper = check.page.locator("#checklist-paper")
    expect(paper.locator("tbody tr").first).to_contain_text("缺")
    expect(paper).to_contain_text(NAME)
    expect(paper.get_by_text("一式五份")).to_have_count(1)
    text = check.page.locator("body").inner_text()
    assert "专业技术服务情况表" not in text
    assert "可自主支配的孵化场地总面积" not in text
    assert "不是认定结论" in text
    check.page.emulate_media(media="null")
    assert sheet_count(check.page) <= 3
    expect(paper).to_be_hidden()


def test_narrow_and_accessible(open_check: OpenCheckPage) -> None:
    """On a phone nothing is wider than the window, in light and dark alike, and axe finds nothing."""
    check = open_check(width=390)
    check.open_file(
        json.dumps({"notice": INCUBATOR, "answers": {"name": "长" * 60, "variant": "general"}, "rosters": {}})
    )
    section = unfolded(check)
    for scheme in ("light", "dark"):
        check.page.emulate_media(color_scheme=scheme)
        assert check.page.evaluate("() => document.documentElement.scrollWidth") <= 390
        assert axe.violations(check.page) == []
    assert section.evaluate("(element) => element.scrollWidth <= element.clientWidth")


def test_general_page_leads_here(open_check: OpenCheckPage) -> None:
    """The page of all materials says that there is a list of one's own."""
    check = open_check()
    check.page.goto(check.address.replace("/check/", "/materials/"))
    check.page.get_by_role("link", name="我的材料清单").click()
    expect(check.page.locator("#papers-checklist")).to_be_in_viewport()
