"""The workbook with the form and all rosters: it reads back to the same draft, on the page and on the command line."""

import io
import itertools
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker import Notice, cli
from checker.application.texts import answers_from_application, rosters_from_application
from checker.form.controls import controls_of
from checker.sheets.writing.workbook import workbook
from checker.values import exact_json
from generator.notices import Case
from office import through_libreoffice
from workbooks import read, taken, written
from worked import CASES, FOLDERS, INCUBATOR, KNOWN, MAKER_SPACE, as_text, notice

type Report = Mapping[str, Any]
type Draft = tuple[Mapping[str, str], Mapping[str, list[dict[str, str]]]]

WORKED = [
    pytest.param(name, case, id=f"{name}: {case.name}")
    for name, cases in CASES.items()
    for case in (*cases.applications, *cases.with_rosters)
]
every_case = pytest.mark.parametrize(("name", "case"), WORKED)
AWKWARD = [
    "=1+1",
    "'撇号",
    "001",
    "9.1E+17",
    "911401001234567890",
    "第一行\n第二行\n\n第四行",
    "1,200",
    "合计",
    "{name}",
    "<script>alert(1)</script>",
    "2021.1",
    "120.50",
    "75%",
    "__proto__",
]


def draft_of(name: str, case: Case) -> Draft:
    """Return a case as the page holds it."""
    application = exact_json.loads(as_text(case.application))
    return answers_from_application(application, notice(name)), rosters_from_application(application, notice(name))


def draft_in(data: bytes, name: str) -> tuple[Draft, list[str]]:
    """Return what the page takes from a workbook, and what it says and asks about it."""
    found = read(data, notice=name)
    assert "error" not in found, found
    back = taken(*range(len(found["sheets"])), notice=name)
    asked = [str(question) for sheet in found["sheets"] for question in sheet["questions"]]
    return (back["answers"], back["rosters"]), [*asked, *(text for texts in back["remarks"].values() for text in texts)]


@pytest.fixture
def report_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[str, bytes], Report]:
    """Return a function that returns what the command line says of a file, but for the file's name."""

    def report(name: str, data: bytes) -> Report:
        path = tmp_path / "申报"
        path.write_bytes(data)
        assert cli.main(["check", name, str(path), "--json"]) == 0
        found: Report = json.loads(capsys.readouterr().out)
        return {**found, "files": []}

    return report


@every_case
def test_case_comes_back(name: str, case: Case, report_on: Callable[[str, bytes], Report]) -> None:
    """Each worked case, written and read: the same answers and rows, no question, no remark, the same report."""
    draft = draft_of(name, case)
    data = written(draft[1], draft[0], notice=name)

    assert draft_in(data, name) == (draft, [])
    assert report_on(name, data) == report_on(name, as_text(case.application).encode())


@pytest.mark.parametrize("amount", ["99999", "100000", "150000.5", "100000000"])
def test_large_amounts_come_back(amount: str) -> None:
    """An amount that would be asked about in anybody else's file is taken as it is from the site's own."""
    draft = ({"fund.amount_wan": amount}, {"fund": [{"name": "甲", "amount_wan": amount}]})

    assert draft_in(written(draft[1], draft[0]), INCUBATOR) == (draft, [])


def test_cases_come_back_from_libreoffice(tmp_path: Path) -> None:
    """So does each that was opened and saved with LibreOffice, along with texts that programs like to change."""
    drafts = {f"{number}-{name}": draft_of(name, case) for number, (name, case) in enumerate(p.values for p in WORKED)}
    for name in FOLDERS:
        texts = [control.name for control in controls_of(notice(name).fields) if control.field.kind == "text"]
        rows = {
            roster: [{column.name: text for column in about.columns} for text in AWKWARD]
            for roster, about in notice(name).rosters.items()
        }
        drafts[f"awkward-{name}"] = dict(zip(texts, itertools.cycle(AWKWARD))), rows
    for stem, (answers, rosters) in drafts.items():
        (tmp_path / f"{stem}.xlsx").write_bytes(written(rosters, answers, notice=stem.partition("-")[2]))

    saved = through_libreoffice(tmp_path.glob("*.xlsx"), tmp_path / "saved")

    back = {path.stem: draft_in(path.read_bytes(), path.stem.partition("-")[2])[0] for path in saved}
    assert back == drafts


@pytest.mark.parametrize("name", FOLDERS)
def test_blank_workbook(name: str) -> None:
    """A blank one has every control and roster, lists to choose from, marked examples; nothing is read from it."""
    rosters = notice(name).rosters
    data = workbook(notice(name), {roster: [] for roster in rosters}, {}, template=True)
    book = openpyxl.load_workbook(io.BytesIO(data))

    assert book.sheetnames == ["自评表", *(roster.title[:31] for roster in rosters.values()), "说明"]
    form, *tables, guide = book.worksheets
    controls = {control.name: control for control in controls_of(notice(name).fields)}
    assert sorted(cell.value for cell in form["A"] if cell.value in controls) == sorted(controls)
    assert [cell.value for cell in form["C"] if cell.value] == ["填写", name]
    offered = {str(check.sqref): check.formula1 for check in form.data_validations.dataValidation}
    for (label, *_), row in zip(form.iter_rows(values_only=True), range(1, form.max_row + 1), strict=True):
        field = controls[label].field if label in controls else None
        if field and field.kind in {"choice", "question"}:
            labels = ["是", "否", "不确定"] if field.kind == "question" else map(field.choice, field.schema["enum"])
            assert offered[f"C{row}"] == f'"{",".join(labels)}"'
    for sheet, roster in zip(tables, rosters.values(), strict=True):
        assert [cell.value for cell in sheet["A"]] == ["序号", *["示例"] * len(roster.row_schema["examples"])]
    assert any("自评表" in str(cell.value) for cell in guide["A"])
    assert draft_in(data, name)[0] == ({}, {})


def guide_of(given: Notice, rosters: Iterable[str]) -> str:
    """Return what a blank workbook says of how to fill it in."""
    data = workbook(given, {roster: [] for roster in rosters}, {}, template=True)
    rows = openpyxl.load_workbook(io.BytesIO(data))["说明"].iter_rows(values_only=True)
    return "\n".join("|".join(filter(None, row)) for row in rows)


def test_guide_speaks_of_what_there_is() -> None:
    """Without rosters nothing is said of them, nor of lists and questions that the form does not have."""
    of_rosters = ("名册", "示例", "底稿栏目", "列标题|怎样填")
    full, bare = guide_of(notice(MAKER_SPACE), notice(MAKER_SPACE).rosters), guide_of(notice(MAKER_SPACE), ())
    numbers = {"type": "object", "properties": {"area": {"title": "面积", "type": "number"}}, "x-groups": []}
    least = guide_of(replace(notice(MAKER_SPACE), form={**numbers, "title": "自评表"}), ())

    assert all(words in full for words in (*of_rosters, "月份、年份各占一行", "也不要填“否”"))
    assert not any(words in bare for words in of_rosters)
    assert "月份、年份各占一行" in bare
    assert not any(words in least for words in (*of_rosters, "月份", "清单", "“否”"))


def test_sections_stand_in_the_form() -> None:
    """The answers stand below the sections of the page, and say for whom they are."""
    form = openpyxl.load_workbook(io.BytesIO(written({}, {})))["自评表"]
    titles = [cell.value for cell in form["B"] if form.cell(cell.row, 1).value is None]

    assert titles == [group["title"] for group in notice(INCUBATOR).form["x-groups"]]
    (platforms,) = (cell.row for cell in form["A"] if cell.value == "platforms.count")
    assert str(form.cell(platforms, 5).value).startswith("“孵化器类型”选“专业孵化器”的才填。")


@pytest.mark.parametrize("name", KNOWN)
def test_words_of_choices(name: str, report_on: Callable[[str, bytes], Report]) -> None:
    """What people call the variants is understood in the workbook and in JSON alike."""
    field = notice(name).fields["variant"]
    words = [word for value in field.schema["enum"] for word in (field.choice(value), value)]
    for word in {*words, *(word for listed in field.schema["x-choice-spellings"].values() for word in listed)}:
        form = openpyxl.load_workbook(io.BytesIO(written({}, {"name": "甲"}, notice=name)))
        (row,) = (cell.row for cell in form["自评表"]["A"] if cell.value == "variant")
        form["自评表"].cell(row, 3, word)
        target = io.BytesIO()
        form.save(target)

        (answers, _), said = draft_in(target.getvalue(), name)
        assert (answers["variant"] in field.schema["enum"], said) == (True, [])
        in_json = report_on(name, json.dumps({"name": "甲", "variant": word}).encode())
        assert in_json == report_on(name, target.getvalue())


def test_unreadable_cells_stop_nothing(report_on: Callable[[str, bytes], Report]) -> None:
    """Each is reported with place, text and what to do, and counts as missing; the rest is read."""
    answers = {"name": "甲", "jobs": "好多", "registered_on": "去年", "variant": "科技", "premises.total_m2": "8600"}
    data = written({"tenant": [{"name": "乙", "area_m2": "很大"}]}, answers)
    (back, rosters), said = draft_in(data, INCUBATOR)

    assert back == answers
    assert rosters == {"tenant": [{"name": "乙", "area_m2": "很大"}]}
    assert len(said) == 4
    assert all("按未填" in text or "照原样" in text for text in said), said
    report = report_on(INCUBATOR, data)
    assert {problem["field"] for problem in report["errors"]} == {"jobs", "registered_on", "variant"}
    assert [note["message"] for note in report["notes"]] == said
    verdicts = {one["id"]: one["verdict"] for one in report["conditions"]}
    assert (verdicts["premises-area"], verdicts["jobs"]) == ("met", "unknown")


def test_texts_stay_as_typed(report_on: Callable[[str, bytes], Report]) -> None:
    """What was typed in words and units is the same text again, counts as it did, and is not called unreadable."""
    answers = {"premises.total_m2": "4,600㎡", "registered_on": "2021年3月", "jobs": "1.2千", "tenants.count": "三十家"}
    rosters = {"tenant": [{"name": "甲", "area_m2": "1,200", "registered_on": "2021年3月5日"}]}
    data = written(rosters, answers)

    draft, said = draft_in(data, INCUBATOR)
    assert draft == (answers, rosters)
    assert not any("按未填" in text for text in said)
    as_json = {"notice": INCUBATOR, "answers": answers, "rosters": rosters}
    ours, theirs = (report_on(INCUBATOR, each) for each in (data, json.dumps(as_json).encode()))
    assert {**ours, "notes": []} == {**theirs, "notes": []}


@pytest.mark.parametrize("moved", [False, True])
def test_another_notice_is_refused(moved: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:  # noqa: FBT001 - a case
    """A workbook for another notice is refused with its name, whatever its sheet is called; nothing is read."""
    book = openpyxl.load_workbook(io.BytesIO(written({}, {"name": "甲"}, notice=MAKER_SPACE)))
    if moved:
        book["自评表"].title = "表一"
        book["自评表" if "自评表" in book.sheetnames else "表一"].delete_cols(1)
    target = tmp_path / "众创空间.xlsx"
    book.save(target)
    why = "这个工作簿属于通知“2022-maker-space”，不是“2024-incubator”；请在相应通知的自评页打开。"

    assert read(target.read_bytes(), notice=INCUBATOR)["error"]["message"] == why
    assert cli.main(["check", INCUBATOR, str(target)]) == 2
    assert capsys.readouterr().err == f"{target}: {why}\n"
    assert cli.main(["check", MAKER_SPACE, str(target)]) == 0


def test_renamed_and_unknown(report_on: Callable[[str, bytes], Report]) -> None:
    """A sheet is known by its headings, not by its name; an unknown answer is named and changes nothing."""
    book = openpyxl.load_workbook(io.BytesIO(written({"tenant": [{"name": "乙"}]}, {"jobs": "501"})))
    for number, sheet in enumerate(book.worksheets):
        sheet.title = f"表{number}"
    book["表0"].append(["tenants.cuont", "企业数", 30])
    target = io.BytesIO()
    book.save(target)

    draft, said = draft_in(target.getvalue(), INCUBATOR)
    assert draft == ({"jobs": "501"}, {"tenant": [{"name": "乙"}]})
    (row,) = (number for number, cell in enumerate(book["表0"]["A"], 1) if cell.value == "tenants.cuont")
    assert said == [f"工作表“表0”第 {row} 行：“tenants.cuont 企业数 30”没有读入：没有这个栏目。"]
    assert [note["message"] for note in report_on(INCUBATOR, target.getvalue())["notes"]] == said
