"""One unit of files checked: what is told of each applicant in it, as data that can be kept and sent."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.advice.gaps import gaps_of
from checker.application import NO_ANSWERS, field_of_control
from checker.conditions import Result
from checker.desk.applications import Application, applications_in
from checker.desk.findings import findings_of
from checker.desk.given_files import FileRefused, Given, OwnSummary, read_file
from checker.desk.units import Failure, Unit
from checker.desk.visit import prefilled
from checker.evaluation import Assessment, Report
from checker.form import Problem
from checker.notice import load_notice
from checker.papers.supplement import load_supplement
from checker.rosters import RosterRows
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class CheckedUnit:
    """What came of a unit.

    Attributes:
        applications: A ``deskApplication`` of ``schemas/desk.schema.json`` for each applicant.
        failures: Files of which nothing was taken.
    """

    applications: tuple[Mapping[str, Any], ...]
    failures: tuple[Failure, ...]

    def as_json(self) -> dict[str, Any]:
        """Return a ``deskChecked`` of ``schemas/desk.schema.json``."""
        return {"applications": list(self.applications), "failures": [one.as_json() for one in self.failures]}


class Desk:
    """Checks the applications for one notice, one after another; what it finds does not hang on their order."""

    def __init__(self, notice_id: str, day: str = "") -> None:
        """Prepare.

        Args:
            notice_id: The notice's id.
            day: The day of application (``YYYY-MM-DD``) that all are checked for; empty for each applicant's own.

        Raises:
            LookupError: There is no such notice.
        """
        self._assessment = Assessment(load_notice(notice_id))
        self._supplement = load_supplement(notice_id)
        self._day = day

    def check(self, unit: Unit, contents: Callable[[str], bytes]) -> CheckedUnit:
        """Read the files of a unit and check every application in them.

        Args:
            unit: The unit.
            contents: Returns what a file holds, by its path; may refuse it.
        """
        given: dict[str, Given] = {}
        failures: list[Failure] = []
        for path in unit.files:
            try:
                given[path] = self._read(path, contents(path))
            except OwnSummary:
                continue
            except FileRefused as error:
                failures.append(Failure(unit.id, path, "".join(error.complaints)))
        applications, unclear = applications_in(unit.id, given, self._assessment.notice)
        unread = [failure.file for failure in (*failures, *unclear)]
        checked = (knowing_unread(self._checked(one), unread) for one in applications)
        return CheckedUnit(tuple(checked), (*failures, *unclear))

    def _read(self, path: str, data: bytes) -> Given:
        given = read_file(path, data, self._assessment.notice)
        if not any((*given.answers.values(), *given.rosters.values())):
            raise FileRefused([NO_ANSWERS.of().text])
        return given

    def _checked(self, application: Application) -> dict[str, Any]:
        report, problems = self._report(application.given)
        visit = prefilled(report, problems, self._supplement)
        texts = visit["texts"]
        unknown = [one for one in _own(report) if one.finding.verdict is Verdict.UNKNOWN]
        return {
            "id": application.id,
            "unit": application.unit,
            "files": list(application.files),
            "applicant": report.applicant,
            "code": texts["code"],
            "district": texts["district"],
            "overall": report.overall.value,
            "unread": [],
            "gaps": [_found(result) for result in gaps_of(report.results)],
            "lacking": [_found(one) for one in _besides(report)],
            "confirm": [_found(one) for one in _own(report) if one.finding.verdict is Verdict.ATTENTION],
            "open": [str(result.condition.about["title"]) for result in unknown],
            "findings": list(findings_of(report)),
            "unreadable": list(_unreadable(report, problems)),
            "rows": [_rows(rows, name, report) for name, rows in report.rosters.items()],
            "notes": [{"file": file, "message": remark.message} for file, remark in application.given.remarks],
            "firms": list(_firms(report)),
            "visit": visit,
        }

    def _report(self, given: Given) -> tuple[Report, list[Problem]]:
        for name, roster in self._assessment.rosters.items():
            roster.replace(given.rosters.get(name, ()))
        field = self._assessment.notice.application_day
        answers = {**given.answers, field.path: self._day} if self._day and field else given.answers
        return self._assessment.check(answers)


def knowing_unread(application: Mapping[str, Any], files: Iterable[str]) -> Mapping[str, Any]:
    """Return what came of an application, knowing that files beside its own were not read: some answers are missing."""
    unread = [*application["unread"], *files]
    open_ = unread and application["overall"] != Verdict.UNMET
    overall = Verdict.UNKNOWN.value if open_ else application["overall"]
    return {**application, "unread": unread, "overall": overall}


def _own(report: Report) -> Iterator[Result]:
    """Yield the conditions on the applicant that stand alone."""
    for result in report.results:
        if result.condition.level == "applicant" and result.condition.stands_alone:
            yield result


def _besides(report: Report) -> Iterator[Result]:
    """Yield what else the notice asks for and is unmet: materials, and what concerns the handing in."""
    for result in report.results:
        if result.condition.level in {"material", "process"} and result.finding.verdict is Verdict.UNMET:
            yield result


def _found(result: Result) -> dict[str, str]:
    about, gap = result.condition.about, result.finding.gap
    distance = gap.distance if gap else ""
    return {"title": about["title"], "clause": about["clause"], "reason": result.reason, "distance": distance}


def _unreadable(report: Report, problems: Iterable[Problem]) -> Iterator[dict[str, str]]:
    """Yield the answers and cells that could not be read, and so count as missing."""
    for problem in problems:
        field = field_of_control(problem.path, report.notice)
        yield {"place": field.title if field else problem.path, "message": problem.message}
    for name, rows in report.rosters.items():
        title = report.notice.rosters[name].title
        for number, row in enumerate(rows.rows, 1):
            for problem in row.problems:
                yield {"place": f"{title}第 {number} 行", "message": problem.message}


def _rows(rows: RosterRows, name: str, report: Report) -> dict[str, Any]:
    unmet = sum(row.verdict is Verdict.UNMET for row in rows.rows)
    return {"roster": name, "title": report.notice.rosters[name].title, "rows": len(rows), "unmet": unmet}


def _firms(report: Report) -> Iterator[dict[str, Any]]:
    """Yield the firms of those rosters whose rows are firms: what tells each from others, and how it was written."""
    for name, rows in report.rosters.items():
        roster = report.notice.rosters[name]
        if "x-same" not in roster.schema:
            continue
        for number, row in enumerate(rows.rows, 1):
            if row.identity or row.name:
                written = str(row.answers.get(roster.schema["x-name"], ""))
                firm = {"roster": roster.title, "row": number, "code": row.identity, "name": row.name}
                yield {**firm, "written": written}
