"""The report as a document, a message, a workbook and a file, for every worked case of both notices."""

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from referencing import Registry, Resource

from checker import browser
from checker.application import answers_from_application
from checker.application.texts import rosters_from_application
from checker.cli import main
from checker.values.limits import LARGEST_DRAFT
from worked import CASES, FIVE_GAPS, INCUBATOR, MAKER_SPACE, ample, nested, notice

SCHEMAS = Path(__file__).resolve().parents[3] / "schemas"
REGISTRY: Registry[Any] = Registry().with_resources(
    (name, Resource.from_contents(json.loads((SCHEMAS / name).read_text("utf-8"))))
    for name in ("report.schema.json", "papers.schema.json", "saved-report.schema.json")
)
WORKED = [
    pytest.param(name, case.application, id=f"{name}-{case.name}")
    for name, cases in CASES.items()
    for case in (*cases.applications, *cases.with_rosters)
]


@pytest.fixture(autouse=True)
def _without_rows() -> Iterator[None]:
    """Leave no rows behind: what the page's worker is told stays."""
    yield
    for name in CASES:
        request(name, {})


def breaches(data: object, reference: str) -> list[str]:
    """Return where data do not keep to a schema."""
    errors = Draft202012Validator({"$ref": reference}, registry=REGISTRY).iter_errors(data)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def request(name: str, application: Mapping[str, Any]) -> dict[str, Any]:
    """Hand an application to the checker as the page does, and return the request for its report."""
    of = notice(name)
    rosters = rosters_from_application(application, of)
    browser.start(name)
    for roster in of.rosters:
        spliced = {"notice": name, "roster": roster, "start": 0, "delete": 100_000, "rows": rosters.get(roster, [])}
        browser.splice(json.dumps(spliced))
    answers = answers_from_application(application, of)
    address = "https://example.org/check/"
    return {"notice": name, "answers": answers, "rosters": rosters, "day": "2024-09-20", "address": address}


def report(name: str, application: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """Return an application's report."""
    return json.loads(browser.report(json.dumps(request(name, application))))


def changes(name: str, answers: Mapping[str, str], text: str) -> Any:  # noqa: ANN401 - JSON
    """Return what has changed since an opened report."""
    return json.loads(browser.changes(json.dumps({"notice": name, "answers": answers, "text": text})))["changes"]


def saved(name: str, application: Mapping[str, Any]) -> tuple[dict[str, Any], str]:
    """Return the request for a report and the text of its file."""
    asked = request(name, application)
    return asked, browser.write_report(json.dumps(asked | {"format": "json"})).decode()


@pytest.mark.parametrize(("name", "application"), WORKED)
def test_report_of_a_worked_case(name: str, application: Mapping[str, Any]) -> None:
    """Every gap stands on the first page, nothing blank stands anywhere, and all conditions have their quotes."""
    paper = report(name, application)["paper"]
    found = json.loads(browser.check(json.dumps(request(name, application))))

    assert breaches(paper, "papers.schema.json#/$defs/reportPaper") == []
    titles = {one["id"]: one["title"] for one in notice_conditions(name)}
    assert [gap["title"] for gap in paper["gaps"]] == [titles[gap] for gap in found["advice"]["gaps"]]
    assert paper["overall"]["verdict"] == found["report"]["overall"]
    assert all(row["text"] for section in paper["sections"] for row in section["rows"])
    assert [one["quote"] for one in notice_conditions(name)] == sorted_like(paper["conditions"], name)
    assert all(len(table["columns"]) == len(row) for table in paper["tables"] for row in table["rows"])


def notice_conditions(name: str) -> list[Mapping[str, Any]]:
    """Return what the notice says of its conditions on an application."""
    return [condition.about for condition in notice(name).on_application()]


def sorted_like(listed: list[dict[str, str]], name: str) -> list[str]:
    """Return the quotes of a report's conditions in the order of the notice."""
    quotes = {one["title"]: one["quote"] for one in listed}
    return [quotes[about["title"]] for about in notice_conditions(name)]


@pytest.mark.parametrize(("name", "application"), WORKED)
def test_report_reopened(name: str, application: Mapping[str, Any]) -> None:
    """A report that is saved, opened and saved again is the same, to the byte, and nothing has changed since."""
    asked, text = saved(name, application)

    opened = json.loads(browser.open(json.dumps({"notice": name, "text": text})))

    assert breaches(json.loads(text), "saved-report.schema.json") == []
    assert opened == {"answers": asked["answers"], "rosters": asked["rosters"], "lost": []}
    assert changes(name, opened["answers"], text)["conditions"] == []
    again = asked | {"answers": opened["answers"], "rosters": opened["rosters"], "format": "json"}
    assert browser.write_report(json.dumps(again)).decode() == text


def test_five_gaps() -> None:
    """The first page says how much of what is lacking and what to do, and the message says it in ten lines."""
    told = report(INCUBATOR, nested(ample(INCUBATOR) | FIVE_GAPS))
    gaps = {gap["title"]: gap for gap in told["paper"]["gaps"]}

    assert len(gaps) == 5
    assert gaps["孵化场地面积"]["distance"] == "差 800 ㎡"
    assert gaps["孵化场地面积"]["levers"] == ["再增加 800 ㎡总面积"]
    lines = told["message"].splitlines()
    assert len(lines) <= 10
    assert lines[0] == "【自评】示例孵化器：差 5 项"
    assert "不是认定结论" in lines[1]
    assert any("孵化场地面积（差 800 ㎡）" in line for line in lines)
    assert any("0351-4048940" in line for line in lines)
    assert lines[-1] == "自评页：https://example.org/check/"


def test_whom_to_ask() -> None:
    """Who names the unit that recommends it is told whom to ask there, before the department."""
    unit = {"particulars.recommending_unit": "太原市科技局"}
    whom = report(INCUBATOR, nested(ample(INCUBATOR) | unit))["paper"]["whom"]

    assert [(one["unit"], one["phone"]) for one in whom] == [
        ("太原市科技局", "0351-4223750"),
        ("省科技厅国际与区域科技合作处", "0351-4048940"),
    ]


def test_whom_to_ask_where_no_unit_is_named() -> None:
    """Then it is told where all of them are listed, and not only the department."""
    whom = report(INCUBATOR, nested(ample(INCUBATOR)))["paper"]["whom"]

    assert [one["unit"] for one in whom] == ["组织推荐单位", "省科技厅国际与区域科技合作处"]
    assert "联系方式" in whom[0]["person"]


def test_unreadable_answers_stay_in_sight() -> None:
    """What cannot be read is in the report as it was typed, said to count as blank."""
    asked = request(INCUBATOR, nested(ample(INCUBATOR)))
    asked["answers"]["jobs"] = "五百来个"
    paper = json.loads(browser.report(json.dumps(asked)))["paper"]

    rows = {row["label"]: row["text"] for section in paper["sections"] for row in section["rows"]}
    assert "五百来个（读不出来，按未填核对）" in rows["毕业企业和在孵企业提供的就业岗位"]
    assert any("五百来个" in one["text"] for one in paper["discrepancies"]["named"])


def test_rosters_have_the_official_columns() -> None:
    """A roster's table has the columns of the official form and the rows' verdicts, choices in words."""
    case = next(case for case in CASES[INCUBATOR].with_rosters if len(case.application["tenant_roster"]) == 32)
    (table,) = report(INCUBATOR, case.application)["paper"]["tables"]

    assert table["columns"][:4] == ["序号", "企业名称", "注册时间", "统一社会信用代码"]
    assert table["columns"][-1] == "核对"
    assert "属迁入企业" not in table["columns"]
    assert [row[0] for row in table["rows"]] == [str(number) for number in range(1, 33)]
    assert not {"yes", "no"} & {cell for row in table["rows"] for cell in row}


def test_workbook() -> None:
    """The workbook has a sheet for each part, and what looks like a formula is text."""
    application = nested(ample(INCUBATOR) | FIVE_GAPS | {"name": "=1+1"})
    asked = request(INCUBATOR, application) | {"format": "xlsx"}
    data = browser.write_report(json.dumps(asked))
    book = load_workbook(io.BytesIO(data))

    assert book.sheetnames == ["摘要", "缺口", "全部条件", "所填"]
    names = [cell for row in book["摘要"].iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in names] == ["s"]
    assert book["缺口"].max_row == 3 + 5
    assert book["全部条件"].max_row == 3 + len(notice_conditions(INCUBATOR))
    assert data == browser.write_report(json.dumps(asked))


def test_report_under_newer_rules() -> None:
    """Of an older report is said which conditions are judged otherwise, and why: another requirement, quote or rule."""
    asked, text = saved(INCUBATOR, nested(ample(INCUBATOR)))
    older = json.loads(text)
    older["version"] = "00000000"
    conditions = {one["id"]: one for one in older["report"]["conditions"]}
    conditions["premises-area"] |= {"threshold": "不少于 9000 ㎡", "verdict": "unmet", "reason": "少于 9000 ㎡。"}
    conditions["jobs"] |= {"verdict": "unmet", "reason": "算错了。"}
    conditions["seed-fund"]["id"] = "gone"
    older["answers"]["no.such.field"] = "旧栏目"
    older["report"]["overall"] = "unmet"

    opened = json.loads(browser.open(json.dumps({"notice": INCUBATOR, "text": json.dumps(older)})))
    told = changes(INCUBATOR, opened["answers"], json.dumps(older))

    assert opened["answers"] == asked["answers"]
    assert breaches(told, "papers.schema.json#/$defs/changes") == []
    assert told["overall"] == {"before": "未达到", "after": "未发现缺口"}
    found = {one["title"]: one for one in told["conditions"] if one["before"] != "没有这一条"}
    assert found["孵化场地面积"]["before"] == "未达到"
    assert "要求由“不少于 9000 ㎡”改为“不少于 5000 ㎡”" in found["孵化场地面积"]["why"]
    assert "条文和要求没有变，核对的办法改了" in found["就业岗位"]["why"]
    fund = [one["why"] for one in told["conditions"] if one["title"] == "种子资金或孵化资金"]
    assert fund == [["新增的条件"], ["现在的规则没有这一条"]]
    assert opened["lost"] == ["no.such.field：旧栏目"]


def test_report_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command line opens a report like a draft, and says which answers have no place any more."""
    _, text = saved(INCUBATOR, nested(ample(INCUBATOR) | FIVE_GAPS))
    older = json.loads(text)
    older["answers"]["no.such.field"] = "旧栏目"
    path = tmp_path / "报告.json"
    path.write_text(json.dumps(older), encoding="utf-8")

    assert main(["check", INCUBATOR, str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)

    assert told["overall"] == "unmet"
    assert [note["message"] for note in told["notes"]] == ["现在的表上没有这一栏，没有读入：no.such.field：旧栏目。"]


def test_largest_report_opens_again() -> None:
    """A report on as many rows as a roster can have is no larger than a file that is opened."""
    case = next(case for case in CASES[INCUBATOR].with_rosters if len(case.application["tenant_roster"]) == 32)
    row = case.application["tenant_roster"][0]
    rows = [{**row, "name": f"山西示例第{number}号科技有限公司"} for number in range(5000)]

    _, text = saved(INCUBATOR, {**case.application, "tenant_roster": rows})

    assert len(text.encode()) < LARGEST_DRAFT


@pytest.mark.parametrize(
    "broken",
    [
        {"report": 5},
        {"report": {"overall": "met", "conditions": [{"id": "jobs"}]}},
        {"report": {"overall": "grand", "conditions": []}},
        {"version": {"constructor": 1}},
    ],
)
def test_report_that_is_none(broken: Mapping[str, Any]) -> None:
    """A file whose findings cannot be read opens as a draft; of its findings nothing is claimed."""
    asked, text = saved(MAKER_SPACE, nested(ample(MAKER_SPACE)))
    contents = json.loads(text) | broken
    contents["answers"]["no.such.field"] = "旧栏目"
    file = json.dumps(contents)

    opened = json.loads(browser.open(json.dumps({"notice": MAKER_SPACE, "text": file})))

    assert opened["answers"] == asked["answers"]
    assert opened["lost"] == ["no.such.field：旧栏目"]
    assert changes(MAKER_SPACE, opened["answers"], file) is None
