"""Reports keep to their JSON Schema, from which the page's types are generated."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from checker import browser, check
from checker.application import answers_from_application, texts_from_row
from checker.cli import main
from checker.wording.sentence import text_of
from generator.notices.cases import Case
from worked import CASES, INCUBATOR, notice, plain

SCHEMA = json.loads((Path(__file__).resolve().parents[3] / "schemas" / "report.schema.json").read_text("utf-8"))
REGISTRY: Registry[Any] = Registry().with_resource("report.schema.json", Resource.from_contents(SCHEMA))
WORKED = [
    pytest.param(name, case, id=f"{name}-{case.name}")
    for name, cases in CASES.items()
    for case in (*cases.applications, *cases.with_rosters)
]


def breaches(data: object, part: str = "") -> list[str]:
    """Return where data do not keep to the schema, or to one of its definitions."""
    reference = {"$ref": f"report.schema.json#/$defs/{part}" if part else "report.schema.json"}
    errors = Draft202012Validator(reference, registry=REGISTRY).iter_errors(data)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


def ask(method: str, **request: object) -> Any:  # noqa: ANN401 - any JSON
    """Call the checker as the page's worker does."""
    return json.loads(getattr(browser, method)(json.dumps(request)))


def sentences(data: object) -> Iterator[dict[str, Any]]:
    """Yield every result of a report."""
    if isinstance(data, dict):
        yield from ([data] if "reason" in data and "sentence" in data else [])
        data = list(data.values())
    if isinstance(data, list):
        yield from (found for part in data for found in sentences(part))


@pytest.mark.parametrize(("name", "case"), WORKED)
def test_report_of_a_worked_case(name: str, case: Case) -> None:
    """The whole report keeps to the schema, and a sentence says the same in pieces and as text."""
    report = check(notice(name), case.application)
    told = report.as_json()

    assert breaches(told) == []
    assert all(plain(result["sentence"]) == result["reason"] for result in sentences(told))
    assert all(text_of(found.phrase) == found.message for found in report.inconsistencies)


@pytest.mark.parametrize(("name", "case"), WORKED)
def test_what_the_page_gets(name: str, case: Case) -> None:
    """So do the answers to the page: with every edit, to be drawn, for a table's rows, and for the row being edited."""
    browser.start(name)
    form = notice(name)
    told = {}
    for roster in form.rosters.values():
        rows = [texts_from_row(row, roster) for row in case.application.get(roster.path, ())][:3]
        spliced = ask("splice", notice=name, roster=roster.id, start=0, delete=1_000_000, rows=rows)
        told[roster.id] = [breach for row in spliced["rows"] for breach in breaches(row, "rowFinding")]
        told[f"{roster.id} row"] = [
            breach
            for row in rows
            for breach in breaches(ask("row", notice=name, roster=roster.id, row=row), "rowCheck")
        ]
    answers = {**answers_from_application(case.application, form), "fund.amount_wan": "?", "jobs": "六百"}
    answer = ask("check", notice=name, answers=answers)
    levers = ask("levers", notice=name)
    compared = ask("compare", notice=name, answers=answers)["notices"]
    supposed = ask("suppose", notice=name, answers=answers, assumed={**answers, "premises.total_m2": "300㎡"})
    told["timeline"] = [
        breach
        for day in ("", "2024-10-01")
        for breach in breaches(ask("timeline", notice=name, answers=answers, today="2024-09-10", day=day), "timeline")
    ]
    pictures = ask("pictures", notice=name, answers=answers)
    for roster in form.rosters:
        ask("splice", notice=name, roster=roster, start=0, delete=1_000_000, rows=[])

    assert not any(told.values()), told
    assert breaches(answer["report"], "update") == []
    assert breaches(pictures, "pictures") == []
    assert breaches(answer["advice"], "advice") == []
    assert breaches(levers, "levers") == []
    assert breaches(answer["echoes"], "echoes") == []
    assert [breach for one in compared for breach in breaches(one, "compared")] == []
    assert breaches(supposed, "supposition") == []
    assert [breach for error in answer["errors"] for breach in breaches(error, "problem")] == []


def test_report_of_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the command line adds, of files and of what is wrong in them, keeps to the schema as well."""
    application, table = tmp_path / "application.json", tmp_path / "在孵企业.csv"
    application.write_text('{"jobs": -5}', "utf-8")
    table.write_text("企业名称,使用面积(㎡)\n甲,约80\n", "utf-8-sig")
    main(["check", INCUBATOR, str(application), "--roster", f"tenant={table}", "--json"])
    report = json.loads(capsys.readouterr().out)

    assert (len(report["errors"]), len(report["notes"]) > 0) == (1, True)
    assert breaches(report) == []
