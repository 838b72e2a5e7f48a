"""A roster as the page holds it: rows of texts, spliced as the visitor edits them."""

from collections.abc import Mapping, Sequence
from typing import Any

from checker.application import find_row_problems, row_from_texts, without
from checker.conditions import Result
from checker.conditions.result import gap_as_json
from checker.form import Problem, Roster
from checker.form.credit_code import code_error
from checker.notice import Notice
from checker.rosters import RosterEvaluator, RosterRows, Row
from checker.values.verdict import Verdict, weightiest
from checker.wording.sentence import pieces_as_json

_UNMARKED = {Verdict.MET, Verdict.NOT_APPLICABLE}


class LiveRoster:
    """The rows of one roster, as texts that are read and evaluated once."""

    def __init__(self, notice: Notice, evaluator: RosterEvaluator) -> None:
        """Start without rows."""
        self._notice = notice
        self._evaluator = evaluator
        self._rows: tuple[Row, ...] = ()
        self._evaluated: RosterRows | None = None

    @property
    def rows(self) -> RosterRows:
        """The rows in their order, with those of them that count."""
        if self._evaluated is None:
            self._evaluated = self._evaluator.roster_rows(self._rows)
        return self._evaluated

    def splice(self, start: int, delete: int, rows: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
        """Put `rows`, as texts, in the place of `delete` rows from `start` on.

        Returns:
            What a table shows of each: a ``rowFinding`` of ``schemas/report.schema.json``.
        """
        new = [self._row(texts) for texts in rows]
        self._rows = (*self._rows[:start], *new, *self._rows[start + delete :])
        self._evaluated = None
        return [self._as_json(row) for row in new]

    def check(self, texts: Mapping[str, str]) -> dict[str, Any]:
        """Return what is found for a row that is being edited: a ``rowCheck`` of ``schemas/report.schema.json``."""
        row = self._row(texts)
        return {**self._as_json(row), "conditions": list(map(_condition_as_json, row.results))}

    def _row(self, texts: Mapping[str, str]) -> Row:
        """Return a row from its texts; what is wrong with a cell is kept, and the cell counts as missing."""
        roster = self._evaluator.roster
        row, unreadable = row_from_texts(texts, roster)
        invalid = list(find_row_problems(row, roster, self._notice))
        return self._evaluator.evaluate_row(
            without(row, [problem.path for problem in invalid]), (*unreadable, *invalid)
        )

    def _as_json(self, row: Row) -> dict[str, Any]:
        return {
            "verdict": row.verdict.value,
            "cells": _cells(row),
            "errors": {problem.path: problem.as_json() for problem in row.problems},
            "warnings": _warnings(row, self._evaluator.roster),
        }


def _condition_as_json(result: Result) -> dict[str, Any]:
    return {
        "id": result.condition.id,
        "title": result.condition.about["title"],
        "clause": result.condition.about["clause"],
        "basis": result.condition.basis,
        "verdict": result.finding.verdict.value,
        "sentence": pieces_as_json(result.phrase),
        "gap": gap_as_json(result.finding.gap),
        "ambiguities": list(result.ambiguities),
    }


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
    return result.condition.about["strength"] == "one_of" and row.verdict is Verdict.MET


def _relevant_paths(result: Result) -> tuple[str, ...]:
    finding = result.finding
    return (
        finding.missing_paths if finding.verdict is Verdict.UNKNOWN and finding.missing_paths else finding.given_paths
    )


def _warnings(row: Row, roster: Roster) -> dict[str, Any]:
    codes = (path for path, field in roster.fields.items() if field.schema.get("format") == "uscc")
    found = ((path, code_error(row.answers[path])) for path in codes if path in row.answers)
    return {path: Problem(path, statement).as_json() for path, statement in found if statement}
