"""A notice's worked cases, `notices/<id>/cases.yaml`: answers and the verdicts that they must bring."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker import ApplicationError, Notice, Result, Verdict, check, check_row, read_application
from generator.source import Place, Source, read_source, similar


@dataclass(frozen=True, slots=True)
class Case:
    """An application and what comparing it with the notice must find.

    Attributes:
        name: What the case shows.
        answers: The answers by dotted path.
        expected: Verdicts by condition; applicant-level conditions that are not named must be met or not apply.
        overall: The overall verdict.
        rosters: The rows of each roster.
    """

    name: str
    answers: Mapping[str, Any]
    expected: Mapping[str, str]
    overall: str
    rosters: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)

    @property
    def application(self) -> dict[str, Any]:
        """The answers as the nested object that the checker takes."""
        return {**nested(self.answers), **{f"{name}_roster": list(rows) for name, rows in self.rosters.items()}}

    def surprises(self, notice: Notice) -> list[str]:
        """Return a line for each verdict that is not the expected one."""
        report = check(notice, self.application)
        lines = [line for result in report.results if (line := self._surprise(result))]
        if report.overall != self.overall:
            lines.append(f"总体应为 {self.overall}，算出 {report.overall}")
        return lines

    def _surprise(self, result: Result) -> str | None:
        found = result.finding.verdict
        by_default = {Verdict.MET, Verdict.NOT_APPLICABLE} if result.condition.level == "applicant" else set(Verdict)
        wanted = {self.expected[result.condition.id]} if result.condition.id in self.expected else by_default
        if found in wanted:
            return None
        return f"{result.condition.id} 应为 {'、'.join(sorted(wanted))}，算出 {found}"


@dataclass(frozen=True, slots=True)
class RowCase:
    """A row of a roster and the verdict of one condition on it."""

    condition: str
    name: str
    answers: Mapping[str, Any]
    expected: str

    def found(self, notice: Notice) -> str:
        """Return the verdict that the checker finds."""
        level = next(condition.level for condition in notice.conditions if condition.id == self.condition)
        results = check_row(notice, level, self.answers)
        return next(result.finding.verdict for result in results if result.condition.id == self.condition)


@dataclass(frozen=True, slots=True)
class Cases:
    """All worked cases of a notice."""

    applications: tuple[Case, ...]
    with_rosters: tuple[Case, ...]
    rows: tuple[RowCase, ...]


def nested(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers by dotted path as the nested object that the checker takes."""
    application: dict[str, Any] = {}
    for path, answer in answers.items():
        *parents, last = path.split(".")
        place = application
        for name in parents:
            place = place.setdefault(name, {})
        place[last] = answer
    return application


def read_cases(folder: Path, notice: Notice) -> Cases:
    """Read a notice's cases and check that they name fields, answers and conditions that there are.

    Raises:
        SourceError: The file does not keep to its schema, or names something that there is not.
    """
    source = read_source(folder / "cases.yaml", "cases")
    found: dict[str, Case] = {}
    listed: dict[str, list[Case]] = {"applications": [], "with_rosters": []}
    for kind, cases in listed.items():
        for number, data in enumerate(source.data.get(kind, ())):
            case = _expanded(data, (kind, number), found, source)
            _check_names(case, (kind, number), notice, source)
            found[case.name] = case
            cases.append(case)
    rows = []
    for number, data in enumerate(source.data.get("rows", ())):
        rows.append(RowCase(data["condition"], data["name"], data["answers"], data["expected"]))
        _check_row(rows[-1], number, notice, source)
    return Cases(tuple(listed["applications"]), tuple(listed["with_rosters"]), tuple(rows))


def _expanded(data: Mapping[str, Any], place: Place, earlier: Mapping[str, Case], source: Source) -> Case:
    if data["name"] in earlier:
        raise source.error((*place, "name"), f"已有名为“{data['name']}”的用例", "换一个名字")
    if "based_on" in data and data["based_on"] not in earlier:
        message = f"前面没有名为“{data['based_on']}”的用例"
        raise source.error((*place, "based_on"), message, similar(data["based_on"], earlier))
    base = earlier[data["based_on"]] if "based_on" in data else Case("", {}, {}, "")
    answers = {**base.answers, **data.get("answers", {})}
    for position, path in enumerate(data.get("without", ())):
        if path not in answers:
            raise source.error((*place, "without", position), f"本来就没有“{path}”的答案", "删去它")
        del answers[path]
    rosters = {
        name: [entry["row"] for entry in entries for _ in range(entry["times"])]
        for name, entries in data.get("rosters", {}).items()
    }
    return Case(data["name"], answers, {**base.expected, **data.get("expected", {})}, data["overall"], rosters)


def _check_names(case: Case, place: Place, notice: Notice, source: Source) -> None:
    ids = [condition.id for condition in notice.on_application()]
    for path in case.answers:
        if path not in notice.fields:
            raise source.error((*place, "answers", path), f"自评表中没有栏目“{path}”", similar(path, notice.fields))
    for name in case.expected:
        if name not in ids:
            raise source.error((*place, "expected", name), f"没有条件“{name}”", similar(name, ids))
    try:
        read_application(json.dumps(case.application, default=float), notice)
    except ApplicationError as error:
        problem = error.problems[0]
        tables = {roster.path for roster in notice.rosters.values()}
        part = "rosters" if problem.path.partition(".")[0] in tables else "answers"
        message = f"这个答案填不进自评表：{problem.message.removesuffix('。')}"
        raise source.error((*place, part, problem.path), message, "改成自评表收得下的答案") from None


def _check_row(row: RowCase, number: int, notice: Notice, source: Source) -> None:
    place = ("rows", number)
    levels = {condition.id: condition.level for condition in notice.conditions if condition.level in notice.rosters}
    if row.condition not in levels:
        message = f"名册的各行没有条件“{row.condition}”"
        raise source.error((*place, "condition"), message, similar(row.condition, levels))
    fields = notice.fields_at(levels[row.condition])
    for path in row.answers:
        if path not in fields:
            raise source.error((*place, "answers", path), f"名册中没有栏目“{path}”", similar(path, fields))
