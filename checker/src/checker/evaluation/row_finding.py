"""What is found in a row, as data: the same for the page's tables and for the command line."""

from typing import Any

from checker.conditions import Result
from checker.form import Problem, Roster
from checker.form.credit_code import code_error
from checker.rosters import Row
from checker.values.verdict import Verdict, weightiest

_UNMARKED = {Verdict.MET, Verdict.NOT_APPLICABLE}


def row_finding(row: Row, roster: Roster) -> dict[str, Any]:
    """Return what is found in a row: a ``rowFinding`` of ``schemas/report.schema.json``."""
    return {
        "verdict": row.verdict.value,
        "cells": _cells(row),
        "errors": {problem.path: problem.as_json() for problem in row.problems},
        "warnings": {problem.path: problem.as_json() for problem in row_warnings(row, roster)},
    }


def row_warnings(row: Row, roster: Roster) -> list[Problem]:
    """Return what is to be looked at in a row's cells, although they can be read."""
    given = [path for path in roster.codes if path in row.answers]
    return [Problem(path, statement) for path in given if (statement := code_error(row.answers[path]))]


def _cells(row: Row) -> dict[str, Any]:
    cells: dict[str, list[Result]] = {}
    for result in row.results:
        if result.finding.verdict not in _UNMARKED and not _is_compensated(result, row):
            for path in _relevant_paths(result):
                cells.setdefault(path, []).append(result)
    return {
        path: {
            "verdict": weightiest(result.finding.verdict for result in results).value,
            "clause": list(dict.fromkeys(result.condition.about["clause"] for result in results)),
            "conditions": [result.condition.id for result in results],
        }
        for path, results in cells.items()
    }


def _is_compensated(result: Result, row: Row) -> bool:
    """Whether enough other conditions of its group are met."""
    return result.condition.is_member and row.verdict is Verdict.MET


def _relevant_paths(result: Result) -> tuple[str, ...]:
    finding = result.finding
    return (
        finding.missing_paths if finding.verdict is Verdict.UNKNOWN and finding.missing_paths else finding.given_paths
    )
