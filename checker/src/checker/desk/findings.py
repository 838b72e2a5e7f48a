"""What in an application does not agree, or is to be looked at, with every place where it stands."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from checker.consistency import Inconsistency
from checker.evaluation import Report
from checker.evaluation.row_finding import row_warnings
from checker.form import Field, Roster
from checker.rosters import RosterRows
from checker.wording.vocabulary import SEVERITY_LABELS

_NAMED_ROWS = 10
"""So many rows are named one by one."""

type Place = dict[str, str]


def findings_of(report: Report) -> Iterator[dict[str, Any]]:
    """Yield contradictions, doubts, and what is odd in rows: ``deskFinding`` of ``schemas/desk.schema.json``."""
    for severity, label in SEVERITY_LABELS.items():
        for found in report.inconsistencies:
            if found.check.severity == severity and not found.discrepancy.is_reminder:
                places = list(_places(found, report))
                yield _finding(severity, label, found.check.title, found.message, places)
    for name, rows in report.rosters.items():
        yield from _in_rows(rows, report.notice.rosters[name])


def _in_rows(rows: RosterRows, roster: Roster) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(rows.rows, 1):
        for problem in row_warnings(row, roster):
            title = roster.fields[problem.path].title
            place = {"place": _row(roster, number), "value": _cells(row.answers, roster, problem.path)}
            yield _finding("warning", SEVERITY_LABELS["hint"], title, problem.message, [place])


def _finding(kind: str, label: str, title: str, message: str, places: list[Place]) -> dict[str, Any]:
    return {"kind": kind, "label": label, "title": title, "message": message, "places": places}


def _places(found: Inconsistency, report: Report) -> Iterator[Place]:
    """Yield where what does not agree stands: fields of the form, what was counted for them, rows."""
    discrepancy = found.discrepancy
    for path in dict.fromkeys(discrepancy.fields):
        field = report.notice.fields[path]
        yield _place_of(field, report)
        count, typed = report.counts.get(path), report.typed.answer(path)
        if count and not count.is_blank and typed is not None and not count.admits(typed):
            yield {"place": count.roster.title, "value": f"数出 {count.text}"}
    for name, numbered in groupby(discrepancy.rows, key=itemgetter(0)):
        yield from _row_places(report.notice.rosters[name], report.rosters[name], [number for _, number in numbered])


def _row_places(roster: Roster, rows: RosterRows, numbers: list[int]) -> Iterator[Place]:
    listed = list(dict.fromkeys(numbers))
    for number in listed[:_NAMED_ROWS]:
        yield {"place": _row(roster, number), "value": _cells(rows.rows[number - 1].answers, roster)}
    if more := listed[_NAMED_ROWS:]:
        yield {"place": roster.title, "value": f"另有第 {'、'.join(map(str, more))} 行"}


def _place_of(field: Field, report: Report) -> Place:
    source = field.schema.get("x-source", "")
    answered = report.typed.answer(field.path) is not None
    return {
        "place": f"{field.title}（{source}）" if source else field.title,
        "value": report.typed.text(field.path) if answered else "没有填",
    }


def _row(roster: Roster, number: int) -> str:
    return f"{roster.title}第 {number} 行"


def _cells(answers: Any, roster: Roster, *paths: str) -> str:  # noqa: ANN401 - a row's answers
    """Return what names a row, and some of its cells."""
    naming = roster.schema.get("x-name") or next((path for path in roster.fields if answers.get(path)), "")
    return "，".join(str(answers[path]) for path in dict.fromkeys((naming, *paths)) if path in answers)
