"""A notice's worked cases, `notices/<id>/cases.yaml`: answers and the verdicts that they must bring."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker import (
    ApplicationError,
    Condition,
    Notice,
    Problem,
    Report,
    Verdict,
    check,
    check_row,
    read_application,
)
from generator.source import Errors, Place, Source, SourceError, SourceErrors, check_known, similar


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A verdict that is not the expected one.

    Attributes:
        place: Where the case states the verdict.
        expected: The verdict that the case states, or those that hold for what it does not state.
        found: The verdict that the checker finds.
        why: Why, with the figures that were compared.
    """

    place: Place
    expected: str
    found: str
    why: str


@dataclass(frozen=True, slots=True)
class Case:
    """An application and the verdicts that it must receive.

    Attributes:
        name: What the case shows.
        answers: The answers by dotted path.
        expected: Verdicts by condition; applicant-level conditions that are not named must be met or not apply,
            but for those that only count among several.
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
                yield Mismatch(("expected", result.condition.id), " 或 ".join(sorted(expected)), found, result.reason)
        if report.overall != self.overall:
            yield Mismatch(("overall",), self.overall, report.overall, _decisive(report))

    def _verdicts_for(self, condition: Condition) -> Collection[str]:
        if condition.id in self.expected:
            return {self.expected[condition.id]}
        counts = condition.level == "applicant" and not condition.is_member
        return {Verdict.MET, Verdict.NOT_APPLICABLE} if counts else set(Verdict)


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
        result = next(result for result in results if result.condition.id == self.condition)
        if result.finding.verdict != self.expected:
            yield Mismatch(("expected",), self.expected, result.finding.verdict, result.reason)


@dataclass(frozen=True, slots=True)
class Cases:
    """All worked cases of a notice, and the file in which they stand."""

    source: Source
    applications: tuple[Case, ...]
    with_rosters: tuple[Case, ...]
    rows: tuple[RowCase, ...]


def check_cases(cases: Cases, notice: Notice) -> Errors:
    """Require that each of a notice's cases receives the verdicts that it states."""
    listed: Mapping[str, Sequence[Case | RowCase]] = {
        "applications": cases.applications,
        "with_rosters": cases.with_rosters,
        "rows": cases.rows,
    }
    found = [
        ((kind, number, *mismatch.place), mismatch, case)
        for kind, entries in listed.items()
        for number, case in enumerate(entries)
        for mismatch in case.mismatches(notice)
    ]
    subjects = [_subject(mismatch, case) for _, mismatch, case in found]
    for number, (place, mismatch, case) in enumerate(found):
        earlier, more = (count(subjects[number]) for count in (subjects[:number].count, subjects[number + 1 :].count))
        if earlier < _SHOWN:
            rest = f"；还有 {more} 个用例也这样" if more and earlier == _SHOWN - 1 else ""
            yield cases.source.error(place, mismatch_message(mismatch, case.name) + rest, MISMATCH_REMEDY)


_SHOWN = 3
"""Of how many cases it is told that they turn out otherwise for the same condition, and in the same way."""

MISMATCH_REMEDY = "核对 conditions.yaml 里的这一条；用例写错了的，改正用例"


def _subject(mismatch: Mismatch, case: Case | RowCase) -> tuple[str, ...]:
    named = case.condition if isinstance(case, RowCase) else mismatch.place[-1]
    return str(named), mismatch.expected, mismatch.found


def mismatch_message(mismatch: Mismatch, name: str) -> str:
    """Say which verdict a case should receive, which it does, and how that was worked out; `name` is the case's."""
    subject = mismatch.place[1] if len(mismatch.place) > 1 else name
    return f"“{subject}”应为 {mismatch.expected}，算出 {mismatch.found}：{mismatch.why.removesuffix('。')}"


def _decisive(report: Report) -> str:
    """Say which conditions decide on the overall verdict."""
    titles = [
        str(result.condition.about["title"])
        for result in report.results
        if result.condition.level == "applicant" and result.finding.verdict == report.overall
    ]
    if report.overall == Verdict.MET:
        return "没有一条未达到、待填或须确认"
    return f"{'、'.join(titles)} 是 {report.overall}" if titles else "由材料的件数决定"


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


def read_cases(source: Source, notice: Notice) -> Cases:
    """Make cases of ``cases.yaml``.

    Raises:
        SourceErrors: The file names fields, answers or conditions that there are not.
    """
    reading = _Reading(source, notice)
    cases = Cases(source, reading.cases("applications"), reading.cases("with_rosters"), reading.rows())
    if reading.errors:
        raise SourceErrors(reading.errors)
    return cases


class _Reading:
    """Reads the cases in their order, and takes note of what is wrong in each."""

    def __init__(self, source: Source, notice: Notice) -> None:
        self.errors: list[SourceError] = []
        self._source = source
        self._notice = notice
        self._earlier: dict[str, Case] = {}

    def cases(self, kind: str) -> tuple[Case, ...]:
        return tuple(self._case(data, (kind, number)) for number, data in enumerate(self._source.data.get(kind, ())))

    def _case(self, data: Mapping[str, Any], place: Place) -> Case:
        if data["name"] in self._earlier:
            self._note((*place, "name"), f"已有名为“{data['name']}”的用例", "换一个名字")
        base = self._base(data, place)
        answers = {**base.answers, **data.get("answers", {})}
        for position, path in enumerate(data.get("without", ())):
            if path not in answers:
                self._note((*place, "without", position), f"本来就没有“{path}”的答案", "删去它")
            answers.pop(path, None)
        rosters = dict(self._rosters(data.get("rosters", {}), (*place, "rosters")))
        case = Case(data["name"], answers, {**base.expected, **data.get("expected", {})}, data["overall"], rosters)
        self._earlier[case.name] = case
        self._check(case, place)
        return case

    def _base(self, data: Mapping[str, Any], place: Place) -> Case:
        name = data.get("based_on")
        if name and name not in self._earlier:
            self._note((*place, "based_on"), f"前面没有名为“{name}”的用例", similar(name, self._earlier))
        return self._earlier.get(name or "", Case("", {}, {}, ""))

    def _rosters(self, data: Mapping[str, Any], place: Place) -> Iterator[tuple[str, Sequence[Mapping[str, Any]]]]:
        for name, entries in data.items():
            if self._knows((*place, name), name, self._notice.rosters, "没有名册"):
                path = self._notice.rosters[name].path
                yield path, [entry["row"] for entry in entries for _ in range(entry["times"])]

    def _check(self, case: Case, place: Place) -> None:
        ids = [condition.id for condition in self._notice.on_application()]
        for name in case.expected:
            self._knows((*place, "expected", name), name, ids, "没有条件")
        paths = [(*place, "answers", path) for path in case.answers]
        unknown = [at for at in paths if not self._knows(at, str(at[-1]), self._notice.fields, "自评表中没有栏目")]
        if unknown:
            return
        try:
            read_application(json.dumps(case.application, default=float), self._notice)
        except ApplicationError as error:
            for problem in error.problems:
                self._note_problem(problem, place)

    def _note_problem(self, problem: Problem, place: Place) -> None:
        tables = {roster.path for roster in self._notice.rosters.values()}
        part = "rosters" if problem.path.partition(".")[0] in tables else "answers"
        message = f"这个答案填不进自评表：{problem.message.removesuffix('。')}"
        self._note((*place, part, problem.path), message, "改成自评表收得下的答案")

    def rows(self) -> tuple[RowCase, ...]:
        return tuple(self._row(data, ("rows", number)) for number, data in enumerate(self._source.data.get("rows", ())))

    def _row(self, data: Mapping[str, Any], place: Place) -> RowCase:
        conditions = self._notice.conditions
        levels = {condition.id: condition.level for condition in conditions if condition.level in self._notice.rosters}
        if self._knows((*place, "condition"), data["condition"], levels, "名册的各行没有条件"):
            fields = self._notice.fields_at(levels[data["condition"]])
            for path in data["answers"]:
                self._knows((*place, "answers", path), path, fields, "名册中没有栏目")
        return RowCase(data["condition"], data["name"], data["answers"], data["expected"])

    def _knows(self, place: Place, name: str, known: Iterable[str], unknown: str) -> bool:
        found = list(check_known(self._source, place, name, known, unknown))
        self.errors += found
        return not found

    def _note(self, place: Place, message: str, remedy: str) -> None:
        self.errors.append(self._source.error(place, message, remedy))
