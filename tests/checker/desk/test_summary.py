"""Who may be recommended after the visits, who may not, and what the tables say of each."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import Workbook, load_workbook

from checker import browser
from generator.tools import SCHEMAS
from office import through_libreoffice
from worked import FOLDERS, INCUBATOR, MAKER_SPACE

BOTH = (INCUBATOR, MAKER_SPACE)
ITEMS = {name: [item["id"] for item in FOLDERS[name].parts["visit"]["items"]] for name in BOTH}
CODE = "91140105MA0000AE1M"
HOSTILE = ["=1+1", "<b>甲</b>", "{name}", "@SUM(A1)", "甲\x00\u202e乙", "__proto__"]


def visit(notice: str, number: int = 1, **changed: Any) -> dict[str, Any]:  # noqa: ANN401 - a part of a visit
    """Return a visit in which everything was answered with yes."""
    texts = {"name": f"第{number:02}家", "operator": "某公司", "district": "太原市", "code": CODE, "address": "某路1号"}
    noted = {
        "texts": texts,
        "questions": {},
        "answers": dict.fromkeys(ITEMS[notice], "yes"),
        "reasons": {},
        "photos": [],
    }
    return {"key": f"v{number}", "added": "2024-10-01T00:00:00Z", **noted, **changed}


def noes(notice: str, *items: str, reason: str = "现场只见一半") -> dict[str, Any]:
    """Return a visit in which some items were answered with no."""
    answers = dict.fromkeys(ITEMS[notice], "yes") | dict.fromkeys(items, "no")
    return visit(notice, answers=answers, reasons=dict.fromkeys(items, reason))


def summary(notice: str, *visits: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the page is told of visits, held against its schema."""
    found: dict[str, Any] = json.loads(browser.visit_summary(json.dumps({"notice": notice, "visits": visits})))
    schema = json.loads((SCHEMAS / "visits.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator({**schema["$defs"]["visitSummary"], "$defs": schema["$defs"]}).validate(found)
    return found


def book_of(notice: str, *visits: Mapping[str, Any]) -> Workbook:
    """Return the workbook that is made of visits."""
    return load_workbook(io.BytesIO(contents_of(notice, *visits)))


def contents_of(notice: str, *visits: Mapping[str, Any]) -> bytes:
    """Return its bytes."""
    return browser.visit_workbook(json.dumps({"notice": notice, "visits": visits}))


def cells(book: Workbook, sheet: str) -> list[str]:
    """Return the texts of a sheet."""
    return [str(cell.value) for row in book[sheet].iter_rows() for cell in row if cell.value is not None]


def keys(rows: list[dict[str, Any]]) -> list[str]:
    """Return whose rows they are."""
    return [row["key"] for row in rows]


@pytest.mark.parametrize("notice", BOTH)
def test_all_in_order(notice: str) -> None:
    """Everything answered with yes: the applicant may be recommended."""
    found = summary(notice, visit(notice))

    assert (keys(found["clear"]), found["apart"], found["unfinished"]) == (["v1"], [], [])
    assert {found["clear"][0]["cells"][item] for item in ITEMS[notice]} == {"☑\u00a0是 □\u00a0否"}


@pytest.mark.parametrize("item", ITEMS[INCUBATOR])
def test_veto(item: str) -> None:
    """One no at any column keeps an applicant out of the table, save at the column for the address."""
    found = summary(INCUBATOR, noes(INCUBATOR, item))

    assert (keys(found["clear"]), keys(found["apart"])) == ((["v1"], []) if item == "address-agrees" else ([], ["v1"]))
    if found["apart"]:
        assert found["apart"][0]["cells"]["why"].endswith("为“否”：现场只见一半")
    else:
        assert found["clear"][0]["cells"]["address-agrees"] == "□\u00a0是 ☑\u00a0否"
        assert found["clear"][0]["cells"]["address-agrees.reason"] == "现场只见一半"


@pytest.mark.parametrize("item", [item for item in ITEMS[MAKER_SPACE] if item != "address-agrees"])
def test_no_without_a_veto_in_the_notice(item: str) -> None:
    """Of 2022 the notice vetoes nothing: whoever has a no but for the address is listed apart; who decides is said."""
    assert keys(summary(MAKER_SPACE, noes(MAKER_SPACE, item))["apart"]) == ["v1"]

    said = " ".join(cells(book_of(MAKER_SPACE, noes(MAKER_SPACE, item)), "有“否”的"))
    assert "由推荐单位决定" in said
    assert "不得推荐" not in said


@pytest.mark.parametrize("notice", BOTH)
def test_unfinished_is_never_recommended(notice: str) -> None:
    """Whatever is not answered, has no reason or a blank in its row keeps an applicant out of every table."""
    unanswered = [
        visit(notice, answers={name: "yes" for name in ITEMS[notice] if name != item}) for item in ITEMS[notice]
    ]
    without_reason = [noes(notice, item, reason=reason) for item in ITEMS[notice] for reason in ("", " \u3000\n")]
    texts = visit(notice)["texts"]
    blank = [visit(notice, texts={**texts, name: " "}) for name in texts]
    odd = [visit(notice, answers={}), *blank]
    for one in (*unanswered, *without_reason, *odd):
        found = summary(notice, one)
        assert (found["clear"], found["apart"], len(found["unfinished"])) == ([], [], 1)
        assert found["unfinished"][0]["missing"]


def test_unfinished_says_what_already_speaks_against_it() -> None:
    """An officer sees at once that going on cannot help."""
    one = visit(INCUBATOR, answers={"fund": "no"}, reasons={"fund": "没有资金"})

    assert summary(INCUBATOR, one)["unfinished"][0]["objections"] == [
        "“申报材料中孵化资金与实际情况是否一致”为“否”：没有资金"
    ]


def test_reason_of_an_answer_that_was_changed_is_not_used() -> None:
    """Whoever first answered with no and then with yes has written a reason for nothing."""
    cells = summary(INCUBATOR, visit(INCUBATOR, reasons={"address-agrees": "旧的说明"}))["clear"][0]["cells"]

    assert cells["address-agrees.reason"] == ""


def test_form_of_a_visit_that_has_not_been_made() -> None:
    """Before the visit the questions stand under their items, and no box is ticked."""
    one = visit(INCUBATOR, answers={}, questions={"fund": ["甲？", "乙？"], "services": ["丙？"]})
    texts = summary(INCUBATOR, one)["opinions"]["v1"]

    assert texts["fund"] == "现场请核对：\n1．甲？\n2．乙？"
    assert texts["operation"] == "现场请核对：\n1．丙？"
    assert (texts["address-agrees=yes"], texts["address-agrees=no"], texts["premises"]) == ("□", "□", "")


def test_form_of_a_visit_that_was_made() -> None:
    """Afterwards it has the officer's answers and reasons in the place of questions, and the names of the photos."""
    one = noes(INCUBATOR, "address-agrees", "fund", "services", reason="没有")
    one["questions"] = {"fund": ["有没有？"], "operation": ["是不是？"]}
    texts = summary(INCUBATOR, {**one, "photos": ["a.jpg", "b.jpg"]})["opinions"]["v1"]

    assert (texts["address-agrees=yes"], texts["address-agrees=no"]) == ("□", "☑")
    assert texts["address-agrees.reason"] == "没有"
    assert texts["fund"] == "申报材料中孵化资金与实际情况是否一致：否。没有"
    assert texts["operation"].splitlines() == [
        "载体运营情况是否正常：是",
        "现场照片：a.jpg、b.jpg",
    ]


def test_workbook_is_laid_out_like_the_official_table() -> None:
    """The printed headings stand above each column, two of them in one; promise, signatures and note stand below."""
    sheet = book_of(INCUBATOR, visit(INCUBATOR))["汇总表"]
    said = [line for line in ("commitment", "signed", "note") for line in FOLDERS[INCUBATOR].parts["visit"][line]]

    assert sheet["A1"].value == "推荐上报省级科技企业孵化器地方现场核查情况汇总表（2024年度）"
    assert [cell.value for cell in sheet[2]][:7] == [
        *("序号", "载体名称", "运营主体名称", "所属地区", "统一社会信用代码", "载体地址"),
        "载体地址与注册地是否一致",
    ]
    assert [sheet["G3"].value, sheet["H3"].value] == ["载体地址", "如选“否”，请说明相关情况"]
    assert {"A2:A3", "G2:H2", "I2:I3"} <= {str(merged) for merged in sheet.merged_cells.ranges}
    assert [sheet.cell(5 + number, 1).value for number in range(len(said))] == [line["quote"] for line in said]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


@pytest.mark.parametrize("notice", BOTH)
def test_what_the_notice_does_not_include_is_a_draft(notice: str) -> None:
    """No form that this site has laid out passes for an official one."""
    book = book_of(notice, visit(notice))
    official = {"汇总表"}

    assert [
        name for name in book.sheetnames if name not in official and "底稿" not in str(book[name]["A1"].value)
    ] == []
    assert ("汇总表" in book.sheetnames) == (notice == INCUBATOR)


def test_workbook_lists_everybody_once() -> None:
    """Each applicant stands in the table, apart, or among the unfinished; the last list has those of the table."""
    visits = [visit(INCUBATOR, 1), {**noes(INCUBATOR, "fund"), "key": "v2"}, visit(INCUBATOR, 3, answers={})]
    visits[1]["texts"] = {**visits[1]["texts"], "name": "第02家"}
    book = book_of(INCUBATOR, *visits)

    assert book.sheetnames == ["汇总表", "不得推荐上报", "未完成", "推荐汇总表（底稿）"]
    for sheet, names in zip(book.sheetnames, (["第01家"], ["第02家"], ["第03家"], ["第01家"]), strict=True):
        assert [text for text in cells(book, sheet) if text.endswith("家")] == names


def test_texts_stay_texts(tmp_path: Path) -> None:
    """Whatever an applicant is called, the workbook holds it as a text and calculates nothing."""
    visits = [
        visit(INCUBATOR, number, texts=visit(INCUBATOR)["texts"] | {"name": text})
        for number, text in enumerate(HOSTILE)
    ]
    (tmp_path / "summary.xlsx").write_bytes(contents_of(INCUBATOR, *visits))
    (path,) = through_libreoffice([tmp_path / "summary.xlsx"], tmp_path / "opened")
    sheet = load_workbook(path)["汇总表"]

    assert [sheet.cell(4 + number, 2).value for number in range(len(HOSTILE))] == [
        "=1+1", "<b>甲</b>", "{name}", "@SUM(A1)", "甲乙", "__proto__"
    ]  # fmt: skip
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} <= {"s"}


@pytest.mark.parametrize("rows", [0, 1, 30])
def test_workbook_opens_in_libreoffice(rows: int, tmp_path: Path) -> None:
    """With no row, one, or many."""
    path = tmp_path / "summary.xlsx"
    path.write_bytes(contents_of(INCUBATOR, *(visit(INCUBATOR, number) for number in range(1, rows + 1))))
    (opened,) = through_libreoffice([path], tmp_path / "opened")
    sheet = load_workbook(opened)["汇总表"]

    names = [row[1].value for row in sheet.iter_rows(4) if str(row[1].value).endswith("家")]
    assert names == [f"第{number:02}家" for number in range(1, rows + 1)]


def test_same_bytes() -> None:
    """The same visits make the same file."""
    assert contents_of(INCUBATOR, visit(INCUBATOR)) == contents_of(INCUBATOR, visit(INCUBATOR))
    assert zipfile.is_zipfile(io.BytesIO(contents_of(INCUBATOR)))
