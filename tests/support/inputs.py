"""The files of ``tests/inputs/``, what they ought to give, and what they give."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from checker import ApplicationError, Problem, Report, check
from checker.application import (
    answers_from_application,
    application_from_answers,
    find_problems,
    read_row,
    texts_in,
)
from checker.evaluation import Assessment
from workbooks import read, taken
from worked import INCUBATOR, notice, plain

FOLDER = Path(__file__).resolve().parents[1] / "inputs"
TABLES = Path(__file__).resolve().parents[1] / "checker" / "inputs"
_REMARKS = ("questions", "rejected", "noted", "skipped")


@dataclass(frozen=True)
class Remark:
    """Something that is said about a file.

    Attributes:
        code: What.
        where: The place: a cell such as ``B2``, or as the page words it; a field's path in an application.
        text: In the words of the page.
    """

    code: str
    where: str
    text: str = field(default="", compare=False)


@dataclass(frozen=True)
class Outcome:
    """What becomes of a file.

    Attributes:
        rows: The rows of the roster in question.
        refused: Why the file as a whole is refused, as a code; empty where it is not.
        remarks: What is said.
        verdicts: Verdicts by condition.
        counted: What was counted, in words, by the field's path.
    """

    rows: Sequence[Mapping[str, str]] = ()
    refused: str = ""
    remarks: Sequence[Remark] = ()
    verdicts: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Expected:
    """One entry of the tables, as ``tests/inputs/README.md`` describes them."""

    file: str
    kind: str
    notice: str = INCUBATOR
    roster: str = "tenant"
    rows: int | None = None
    cells: Mapping[int, Mapping[str, str | None]] = field(default_factory=dict)
    says: Sequence[Mapping[str, str]] = ()
    refused: str = ""
    verdicts: Mapping[str, str] = field(default_factory=dict)
    counted: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def outcome(self) -> Outcome:
        """Return what becomes of the file."""
        path = FOLDER / self.file
        if path.suffix == ".txt" and not self.rows:  # it tells what is typed, and is no table
            return Outcome()
        return _application(path, self.notice) if path.suffix == ".json" else _sheets(path, self.notice, self.roster)

    def differences(self, outcome: Outcome) -> Iterator[str]:
        """Yield what ought to be otherwise."""
        if outcome.refused != self.refused:
            yield f"refused: {outcome.refused or 'no'}"
        if self.rows not in {None, len(outcome.rows)}:
            yield f"{len(outcome.rows)} rows"
        for number, cells in self.cells.items():
            row = outcome.rows[number - 1] if number <= len(outcome.rows) else {}
            yield from (f"row {number}, {name}: {row.get(name)!r}" for name in cells if row.get(name) != cells[name])
        for said in self.says:
            if not any(
                said["code"] == one.code and said.get("where", one.where) == one.where for one in outcome.remarks
            ):
                yield f"not said: {said}"
        for wanted, given in ((self.verdicts, outcome.verdicts), (self.counted, outcome.counted)):
            yield from (f"{name}: {given.get(name)}" for name, value in wanted.items() if given.get(name) != value)
        for control, texts in self.typed.items():
            for text, value in texts.items():
                if (found := _typed(text, control, self.notice)) != value:
                    yield f"{control}, {text}: {found}"


def expectations() -> list[Expected]:
    """Return the entries of all tables."""
    tables = sorted(TABLES.glob("*.yaml"))
    return [Expected(**entry) for path in tables for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]


def _sheets(path: Path, notice_id: str, roster: str) -> Outcome:
    answer = read(path.read_bytes(), notice=notice_id, name=path.name)
    if error := answer.get("error"):
        return Outcome(refused=error["code"], remarks=[Remark(error["code"], error["field"], error["message"])])
    sheets = answer["sheets"]
    rows = taken(*range(len(sheets)), notice=notice_id)["rosters"].get(roster, [])
    remarks = [_remark(one) for sheet in sheets for name in _REMARKS for one in sheet.get(name, ())]
    form = notice(notice_id)
    of_roster = form.rosters[roster]
    read_rows = [read_row(row, of_roster)[0] for row in rows]
    return _outcome(check(form, {of_roster.path: read_rows} if rows else {}), rows, remarks)


def _remark(said: Mapping[str, Any]) -> Remark:
    where = said["where"] if "where" in said else f"{said['letter']}{said['row']}"
    return Remark(said["code"], where, said.get("message") or said["reason"])


def _application(path: Path, notice_id: str) -> Outcome:
    form = notice(notice_id)
    try:
        answers, rosters = texts_in(path.read_text(encoding="utf-8"), form)
    except ApplicationError as error:
        return Outcome(refused=error.problems[0].statement.code, remarks=_remarks_on(error.problems))
    assessment = Assessment(form)
    for name, rows in rosters.items():
        assessment.rosters[name].splice(0, 0, rows)
    report, problems = assessment.check(answers)
    return _outcome(report, remarks=_remarks_on(problems))


def _remarks_on(problems: Iterable[Problem]) -> list[Remark]:
    return [Remark(problem.statement.code, problem.path, problem.message) for problem in problems]


def _outcome(found: Report, rows: Sequence[Mapping[str, str]] = (), remarks: Sequence[Remark] = ()) -> Outcome:
    """Return what an application comes to, with what is said of its inconsistencies."""
    report = found.as_json()
    said = [
        Remark(one["id"], ", ".join(each["field"] for each in one["fields"]), plain(one["sentence"]))
        for one in report["consistency"]
    ]
    verdicts = {result["id"]: result["verdict"] for result in report["conditions"]}
    counted = {one["field"]: one["text"] for one in report["counted"]}
    return Outcome(rows, remarks=[*remarks, *said], verdicts=verdicts, counted=counted)


def _typed(text: str, control: str, notice_id: str) -> str:
    """Return what a typed text is understood as, or the code of why it is refused."""
    form = notice(notice_id)
    application, problems = application_from_answers({control: text}, form)
    found = [*problems, *find_problems(application, form)]
    return found[0].statement.code if found else answers_from_application(application, form)[control]
