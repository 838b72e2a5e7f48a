"""An officer on site: answers, reasons and photos are kept, and work goes on without a network."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import docx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from axe import violations
from printing import sheet_widths
from site_server import SiteServer, missing
from visit_page import READY, VisitPage
from worked import INCUBATOR, MAKER_SPACE

HOSTILE = "<img src=x onerror=alert(1)>{name}=1+1"


@pytest.fixture
def visits(page: Page, site: SiteServer) -> Iterator[VisitPage]:
    """Return the incubators' page of visits, ready to be used without a network."""
    opened = VisitPage(page, site.url(f"{INCUBATOR}/visit/"))
    opened.forget()
    opened.open()
    yield opened
    assert opened.faults == []


def test_reason_for_a_no(visits: VisitPage) -> None:
    """A no asks for its reason where it stands; until it has one, the applicant is in no table."""
    card = visits.add("甲孵化器")
    visits.answer_all(card)
    visits.expect_counts("共 1 家：列入汇总表 1 家，不得推荐 0 家，没有填完 0 家。")

    visits.answer(card, "fund", "否")
    reason = visits.item(card, "fund").get_by_role("textbox")
    expect(reason).to_have_attribute("aria-invalid", "true")
    expect(visits.item(card, "fund").get_by_role("status")).to_contain_text("须写明")
    visits.expect_counts("共 1 家：列入汇总表 0 家，不得推荐 0 家，没有填完 1 家。")

    reason.fill("账上没有")
    visits.expect_counts("共 1 家：列入汇总表 0 家，不得推荐 1 家，没有填完 0 家。")
    expect(visits.part("apart")).to_contain_text("一律不得推荐上报")
    expect(visits.part("apart").locator("tbody")).to_contain_text("账上没有")
    expect(visits.part("recommended").locator("tbody tr")).to_have_count(0)


def test_address_is_no_veto(visits: VisitPage) -> None:
    """At the column for the address a no has an explanation, and the applicant stays in the table."""
    card = visits.add("甲孵化器")
    visits.answer_all(card)
    visits.answer(card, "address-agrees", "否", "注册地未变更")

    visits.expect_counts("共 1 家：列入汇总表 1 家，不得推荐 0 家，没有填完 0 家。")
    row = visits.part("clear").locator("tbody tr")
    expect(row).to_contain_text("□ 是 ☑ 否注册地未变更")


def test_notice_without_a_veto(page: Page, site: SiteServer, tmp_path: Path) -> None:
    """The 2022 page says who decides, and calls every table that the notice does not include a draft."""
    visits = VisitPage(page, site.url(f"{MAKER_SPACE}/visit/"), MAKER_SPACE)
    visits.forget()
    visits.open(offline_ready=False)
    card = visits.add("甲空间")
    visits.answer_all(card)
    visits.answer(card, "tenants", "否", "人去楼空")

    visits.expect_counts("共 1 家：列入汇总表 0 家，有“否”的 1 家，没有填完 0 家。")
    expect(visits.part("apart")).to_contain_text("由推荐单位决定")
    expect(visits.page.locator("#visits")).not_to_contain_text("不得推荐")
    for part in ("clear", "recommended"):
        expect(visits.part(part)).to_contain_text("底稿，非官方表样")
        expect(visits.part(part)).to_contain_text("原文未附")
    for name in ("下载汇总表 Word（底稿）", "下载推荐汇总表 Word（底稿）", "下载工作簿（xlsx，底稿）"):
        path = visits.download(page.get_by_role("button", name=name, exact=True), tmp_path)
        assert "汇总表-底稿-2" in path.name


def test_nothing_is_lost_on_reload(visits: VisitPage) -> None:
    """Whatever was typed or chosen is there again, at once stored."""
    card = visits.add("甲孵化器")
    visits.answer(card, "operation", "否", "停业")
    card.get_by_label("载体地址").fill("某路1号")
    card.locator("[data-photos]").set_input_files(
        [
            {"name": "大门.jpg", "mimeType": "image/jpeg", "buffer": b"1"},
            {"name": "b.jpg", "mimeType": "", "buffer": b"2"},
        ]
    )
    card.get_by_label("或输入文件名").fill("c.jpg")
    card.get_by_label("或输入文件名").press("Enter")
    card.get_by_role("button", name="移除“b.jpg”").click()
    expect(card.locator("summary")).to_contain_text("已答 1/7，其中“否” 1 项")
    visits.expect_stored()

    visits.open(offline_ready=False)

    card = visits.card("甲孵化器")
    expect(visits.item(card, "operation").get_by_label("否", exact=True)).to_be_checked()
    expect(visits.item(card, "operation").get_by_role("textbox")).to_have_value("停业")
    expect(card.get_by_label("载体地址")).to_have_value("某路1号")
    expect(card.locator("[data-list=photos] li")).to_have_text(["大门.jpg 移除", "c.jpg 移除"])


def test_objection_of_the_unfinished(visits: VisitPage) -> None:
    """What keeps an applicant out already stands first and marked, before all that is still to be noted."""
    card = visits.add("甲孵化器")
    visits.answer(card, "fund", "否", "账上没有")

    item = visits.part("unfinished").get_by_role("listitem")
    expect(item).to_contain_text("甲孵化器：不得推荐 “申报材料中孵化资金与实际情况是否一致”为“否”：账上没有。还要填：")
    expect(item.locator("strong")).to_have_text("不得推荐")


def test_questions_found_before(visits: VisitPage, tmp_path: Path) -> None:
    """How many questions an application has stays in sight, whatever is answered: on its card and above the table."""
    saved = tmp_path / "visits.json"
    texts = dict.fromkeys(("operator", "district", "code", "address"), "某") | {"name": "甲孵化器"}
    asked = {"key": "a", "added": "2026-01-01", "texts": texts, "reasons": {}, "photos": []}
    questions = {"operation": ["不一致：一处。", "请核对：两处。"], "fund": ["请核对：三处。"]}
    answers = dict.fromkeys(visits.items, "yes")
    visit = {**asked, "questions": questions, "answers": answers}
    saved.write_text(json.dumps({"notice": INCUBATOR, "saved": "", "visits": [visit]}), encoding="utf-8")
    visits.page.locator("#open-visits").set_input_files(saved)
    visits.answer_all(visits.add("乙孵化器"))
    visits.expect_counts("共 2 家：列入汇总表 2 家，不得推荐 0 家，没有填完 0 家。")

    card = visits.card("甲孵化器")
    expect(card.locator("summary")).to_contain_text("申报材料里要问的 3 处")
    expect(visits.card("乙孵化器").locator("summary")).not_to_contain_text("要问的")
    note = visits.part("clear").get_by_text("申报材料里原有要问的地方：甲孵化器 3 处；选“是”即表示现场已经核实。")
    note.get_by_role("link", name="甲孵化器").press("Enter")
    expect(card.locator("summary")).to_be_focused()


def test_message_goes_with_the_next_action(visits: VisitPage) -> None:
    """What needs no answer is in the way no longer than until something else is done; what offers a way back stays."""
    visits.page.set_viewport_size({"width": 390, "height": 844})
    card = visits.add("甲孵化器")
    bar = visits.page.locator("#message-bar")
    expect(bar).to_contain_text("已添加“甲孵化器”")
    expect(bar).to_be_in_viewport()
    assert (bar.bounding_box() or {"height": 844})["height"] < 844 / 12
    visits.answer(card, "services", "是")
    expect(bar).not_to_be_in_viewport()

    card.get_by_role("button", name="从名单中移出").click()
    visits.page.locator("#new-visit").fill("乙")
    visits.page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    expect(bar.get_by_role("button", name="撤销")).to_be_in_viewport()


def test_two_windows(visits: VisitPage, site: SiteServer) -> None:
    """What another window writes appears here, and neither takes back what the other has written."""
    card = visits.add("甲孵化器")
    other = VisitPage(visits.page.context.new_page(), site.url(f"{INCUBATOR}/visit/"))
    other.open(offline_ready=False)
    there = other.card("甲孵化器")

    other.answer(there, "fund", "否", "那边写的")
    expect(visits.item(card, "fund").get_by_role("textbox")).to_have_value("那边写的")
    visits.answer(card, "people", "是")

    expect(other.item(there, "people").get_by_label("是", exact=True)).to_be_checked()
    expect(other.item(there, "fund").get_by_role("textbox")).to_have_value("那边写的")


def test_clearing_can_be_undone(visits: VisitPage) -> None:
    """The list is empty at once, and comes back with all that was noted."""
    card = visits.add("甲孵化器")
    visits.answer(card, "operation", "否", "停业")
    visits.add("乙孵化器")
    visits.page.get_by_role("button", name="清空").click()
    expect(visits.cards).to_have_count(0)

    visits.page.get_by_role("button", name="撤销").click()

    expect(visits.cards).to_have_count(2)
    expect(visits.item(visits.card("甲孵化器"), "operation").get_by_role("textbox")).to_have_value("停业")


def test_offline(new_page: Page, site: SiteServer, tmp_path: Path) -> None:
    """Once it says so, everything works with the network cut: forms, tables, workbook, archive."""
    visits = VisitPage(new_page, site.url(f"{INCUBATOR}/visit/"))
    visits.open()
    new_page.context.set_offline(True)
    for name in ("甲孵化器", "乙孵化器"):
        visits.answer_all(visits.add(name))
    visits.expect_counts("共 2 家：列入汇总表 2 家，不得推荐 0 家，没有填完 0 家。")

    button = new_page.get_by_role("button", name="下载工作簿")
    book = load_workbook(visits.download(button, tmp_path))
    assert [book["汇总表"].cell(row, 2).value for row in (4, 5)] == ["甲孵化器", "乙孵化器"]
    for name, file in (("下载汇总表 Word", "汇总表-2"), ("下载推荐汇总表 Word（底稿）", "汇总表-底稿-2")):
        path = visits.download(new_page.get_by_role("button", name=name, exact=True), tmp_path)
        assert file in path.name
        table = docx.Document(str(path)).tables[0]
        assert [row.cells[1].text for row in table.rows[-2:]] == ["甲孵化器", "乙孵化器"]
    archive = visits.download(new_page.get_by_role("button", name="下载全部意见表"), tmp_path)
    names = zipfile.ZipFile(archive).namelist()
    assert [name.endswith(("甲孵化器.docx", "乙孵化器.docx")) for name in names] == [True, True]
    one = visits.download(visits.card("甲孵化器").get_by_role("button", name="下载意见表"), tmp_path)
    assert docx.Document(str(one)).tables[0].rows[0].cells[1].text == "甲孵化器"
    assert visits.faults == []


def test_what_does_not_arrive_is_said(new_page: Page, site: SiteServer) -> None:
    """A page that could make no files offline says so, and gets ready as soon as there is a network again."""
    site.faults["openpyxl.bin"] = missing
    visits = VisitPage(new_page, site.url(f"{INCUBATOR}/visit/"))
    visits.open(offline_ready=False)
    expect(new_page.locator("[data-text=offline]")).to_contain_text("还不能生成文件")

    site.reset()
    for offline in (True, False):
        new_page.context.set_offline(offline)

    expect(new_page.locator("[data-text=offline]")).to_contain_text(READY)


def test_to_the_tablet_and_back(visits: VisitPage, tmp_path: Path) -> None:
    """A list goes to another device, comes back filled in, and says where both say different things."""
    card = visits.add("甲孵化器")
    visits.answer(card, "operation", "是")
    saved = visits.download(visits.page.get_by_role("button", name="保存到文件"), tmp_path)
    data = json.loads(saved.read_text(encoding="utf-8"))
    (one,) = data["visits"]
    one["answers"] = {"operation": "no", "fund": "no"}
    one["reasons"] = {"operation": "停业", "fund": "没有"}
    saved.write_text(json.dumps(data), encoding="utf-8")

    visits.page.locator("#open-visits").set_input_files(saved)
    dialog = visits.page.get_by_role("dialog")
    expect(dialog).to_contain_text("甲孵化器，载体运营情况是否正常：这里是“是”，文件里是“否”")
    dialog.get_by_role("button", name="不同的保留这里的").click()
    expect(visits.item(card, "operation").get_by_label("是", exact=True)).to_be_checked()
    expect(visits.item(card, "fund").get_by_role("textbox")).to_have_value("没有")

    visits.page.get_by_role("button", name="撤销").click()
    expect(visits.item(card, "fund").get_by_label("否", exact=True)).not_to_be_checked()

    visits.page.locator("#open-visits").set_input_files(saved)
    dialog.get_by_role("button", name="不同的用文件里的").click()
    expect(visits.item(card, "operation").get_by_label("否", exact=True)).to_be_checked()
    expect(visits.cards).to_have_count(1)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("不是文件", "不是本站保存的核查记录"),
        ('{"notice": "2022-maker-space", "saved": "", "visits": []}', "另一份通知"),
        ('{"notice": "2024-incubator", "saved": "", "visits": [{"key": 1}]}', "不是本站保存的核查记录"),
        ('{"notice": "2024-incubator", "saved": "", "visits": {"length": 1}}', "不是本站保存的核查记录"),
    ],
)
def test_file_that_is_none(visits: VisitPage, text: str, told: str) -> None:
    """A file of something else changes nothing, and the page says why."""
    visits.page.locator("#open-visits").set_input_files(
        {"name": "visits.json", "mimeType": "application/json", "buffer": text.encode()}
    )

    expect(visits.page.locator("#message-bar")).to_contain_text(told)
    expect(visits.cards).to_have_count(0)


def test_hostile_texts_stay_texts(visits: VisitPage, tmp_path: Path) -> None:
    """Names, reasons and photos are shown and written as they are."""
    card = visits.add(HOSTILE)
    visits.answer_all(card)
    visits.answer(card, "address-agrees", "否", HOSTILE)
    card.get_by_label("或输入文件名").fill(HOSTILE)
    card.get_by_label("或输入文件名").press("Enter")

    expect(visits.part("clear").locator("tbody td").nth(1)).to_have_text(HOSTILE)
    expect(visits.page.locator("#visits img")).to_have_count(0)
    one = visits.download(card.get_by_role("button", name="下载意见表"), tmp_path)
    assert docx.Document(io.BytesIO(one.read_bytes())).tables[0].rows[0].cells[1].text == HOSTILE


def test_keyboard(visits: VisitPage) -> None:
    """An applicant is added, answered, and led to from the list of what is missing without a pointer."""
    page = visits.page
    page.locator("#new-visit").focus()
    page.keyboard.type("甲孵化器")
    page.keyboard.press("Enter")
    card = visits.card("甲孵化器")
    expect(card.locator("summary")).to_be_focused()
    visits.item(card, "operation").get_by_label("是", exact=True).focus()
    page.keyboard.press("ArrowRight")
    expect(visits.item(card, "operation").get_by_label("否", exact=True)).to_be_checked()
    page.keyboard.press("Tab")
    expect(visits.item(card, "operation").get_by_role("button", name="取消选择")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("停业")
    expect(visits.part("unfinished")).to_contain_text("停业")
    visits.part("unfinished").get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(card.locator("summary")).to_be_focused()


@pytest.mark.parametrize("notice", [INCUBATOR, MAKER_SPACE])
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390), ("light", 390), ("dark", 1280)])
def test_accessible_and_within_the_window(
    page: Page, site: SiteServer, notice: str, scheme: Literal["light", "dark"], width: int
) -> None:
    """With cards, errors and all tables on it."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    visits = VisitPage(page, site.url(f"{notice}/visit/"), notice)
    visits.forget()
    visits.open(offline_ready=False)
    card = visits.add("一个名称非常长的科技企业孵化器" * 4)
    visits.answer_all(card)
    visits.answer(card, "fund", "否", "没有")
    visits.answer(visits.add("乙"), "fund", "否")
    expect(visits.part("unfinished")).to_be_visible()

    assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_blank_form_on_paper_without_script(scriptless_page: Page, site: SiteServer) -> None:
    """Where no script runs, the page is a blank form: every item with its two boxes."""
    scriptless_page.goto(site.url(f"{INCUBATOR}/visit/"))
    scriptless_page.emulate_media(media="print")

    blank = scriptless_page.locator("#blank-visit")
    expect(blank).to_be_visible()
    expect(blank.get_by_role("radio")).to_have_count(14)
    expect(scriptless_page.get_by_role("button", name="添加")).to_have_count(0)


def test_printed_tables(visits: VisitPage) -> None:
    """Printing puts the tables alone on the paper, with what is printed below the official one."""
    visits.answer_all(visits.add("甲孵化器"))
    visits.expect_counts("共 1 家：列入汇总表 1 家，不得推荐 0 家，没有填完 0 家。")
    visits.page.evaluate("() => { self.print = () => {}; }")
    visits.page.get_by_role("button", name="打印汇总表").click()
    visits.page.emulate_media(media="print")

    paper = visits.page.locator("#visits-paper")
    expect(paper).to_be_visible()
    expect(paper).to_contain_text("科技部门信用承诺：")
    expect(paper.get_by_text("申报材料里原有要问的地方")).to_be_hidden()
    expect(paper.locator("tbody tr")).to_have_count(2)
    expect(visits.page.locator(".visit-list")).to_be_hidden()
    assert sheet_widths(visits.page) == {297}
