"""A notice's worked cases, `notices/<id>/cases.yaml`: answers and the verdicts that they must bring."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker import ApplicationError, Condition, Notice, Verdict, check, check_row, read_application
from generator.source import Place, Source, check_known, read_source, similar


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A verdict that is not the expected one.

    Attributes:
        place: Where the case states the verdict.
        expected: The verdict that the case states, or those that hold for what it does not state.
        found: The verdict that the checker finds.
    """

    place: Place
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class Case:
    """An application and the verdicts that it must receive.

    Attributes:
        name: What the case shows.
        answers: The answers by dotted path.
        expected: Verdicts by condition; applicant-level conditions that are not named must be met or not apply.
        overall: The overall verdict.
        rosters: The rows of each roster, by its name in an application.
    """

    name: str
    answers: Mapping[str, Any]
    expected: Mapping[str, str]
    overall: str
    rosters: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)

    @property
    def application(self) -> dict[str, Any]:
        """The answers as the nested object that the checker takes."""
        return {**nested(self.answers), **self.rosters}

    def mismatches(self, notice: Notice) -> Iterator[Mismatch]:
        """Compare the verdicts with those that the checker finds."""
        report = check(notice, self.application)
        for result in report.results:
            expected, found = self._verdicts_for(result.condition), result.finding.verdict
            if found not in expected:
                yield Mismatch(("expected", result.condition.id), "、".join(sorted(expected)), found)
        if report.overall != self.overall:
            yield Mismatch(("overall",), self.overall, report.overall)

    def _verdicts_for(self, condition: Condition) -> Collection[str]:
        if condition.id in self.expected:
            return {self.expected[condition.id]}
        return {Verdict.MET, Verdict.NOT_APPLICABLE} if condition.level == "applicant" else set(Verdict)


@dataclass(frozen=True, slots=True)
class RowCase:
    """A row of a roster and the verdict of one condition on it."""

    condition: str
    name: str
    answers: Mapping[str, Any]
    expected: str

    def mismatches(self, notice: Notice) -> Iterator[Mismatch]:
        """Compare the verdict with the one that the checker finds."""
        level = next(condition.level for condition in notice.conditions if condition.id == self.condition)
        results = check_row(notice, level, self.answers)
        found = next(result.finding.verdict for result in results if result.condition.id == self.condition)
        if found != self.expected:
            yield Mismatch(("expected",), self.expected, found)


@dataclass(frozen=True, slots=True)
class Cases:
    """All worked cases of a notice, and the file in which they stand."""

    source: Source
    applications: tuple[Case, ...]
    with_rosters: tuple[Case, ...]
    rows: tuple[RowCase, ...]


def check_cases(folder: Path, notice: Notice) -> None:
    """Require that each of a notice's cases receives the verdicts that it states.

    Raises:
        SourceError: One receives another, or the cases cannot be read.
    """
    cases = read_cases(folder, notice)
    listed: Mapping[str, Sequence[Case | RowCase]] = {
        "applications": cases.applications,
        "with_rosters": cases.with_rosters,
        "rows": cases.rows,
    }
    for kind, entries in listed.items():
        for number, case in enumerate(entries):
            for mismatch in case.mismatches(notice):
                message = f"应为 {mismatch.expected}，核对是 {mismatch.found}"
                remedy = "改正这个用例，或改正 conditions.yaml"
                raise cases.source.error((kind, number, *mismatch.place), message, remedy)


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
            case = _expanded(data, (kind, number), found, notice, source)
            _check_names(case, (kind, number), notice, source)
            found[case.name] = case
            cases.append(case)
    rows = []
    for number, data in enumerate(source.data.get("rows", ())):
        rows.append(RowCase(data["condition"], data["name"], data["answers"], data["expected"]))
        _check_row(rows[-1], number, notice, source)
    return Cases(source, tuple(listed["applications"]), tuple(listed["with_rosters"]), tuple(rows))


def _expanded(
    data: Mapping[str, Any], place: Place, earlier: Mapping[str, Case], notice: Notice, source: Source
) -> Case:
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
    rosters = dict(_rosters(data.get("rosters", {}), (*place, "rosters"), notice, source))
    return Case(data["name"], answers, {**base.expected, **data.get("expected", {})}, data["overall"], rosters)


def _rosters(
    data: Mapping[str, Any], place: Place, notice: Notice, source: Source
) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
    for name, entries in data.items():
        check_known(source, (*place, name), name, notice.rosters, "没有名册")
        yield notice.rosters[name].path, [entry["row"] for entry in entries for _ in range(entry["times"])]


def _check_names(case: Case, place: Place, notice: Notice, source: Source) -> None:
    ids = [condition.id for condition in notice.on_application()]
    for path in case.answers:
        check_known(source, (*place, "answers", path), path, notice.fields, "自评表中没有栏目")
    for name in case.expected:
        check_known(source, (*place, "expected", name), name, ids, "没有条件")
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
    check_known(source, (*place, "condition"), row.condition, levels, "名册的各行没有条件")
    fields = notice.fields_at(levels[row.condition])
    for path in row.answers:
        check_known(source, (*place, "answers", path), path, fields, "名册中没有栏目")
