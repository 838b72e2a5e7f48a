"""A roster as the page holds it: rows of texts, spliced as the visitor edits them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.application.texts import row_from_texts, without
from checker.application.validation import find_row_problems
from checker.form.roster import Roster
from checker.notice.notice import Notice
from checker.requirements.result import Result
from checker.rosters.count import RosterRows
from checker.rosters.row import Row
from checker.values import credit_code as _uscc
from checker.values.verdict import Verdict, weightiest

_QUIET = {Verdict.MET, Verdict.NOT_APPLICABLE}


@dataclass(eq=False)
class Table:
    """The rows of one roster.

    Attributes:
        notice: The notice.
        roster: The roster.
        rows: Its rows, in their order.
    """

    notice: Notice
    roster: Roster
    rows: RosterRows = field(default_factory=RosterRows)

    def splice(self, start: int, delete: int, rows: Sequence[Mapping[str, str]]) -> list[Row]:
        """Put `rows`, as texts, in the place of `delete` rows from `start` on, and return them as rows."""
        new = [row_of(texts, self.roster, self.notice) for texts in rows]
        self.rows = RosterRows((*self.rows[:start], *new, *self.rows[start + delete :]))
        return new


def row_of(texts: Mapping[str, str], roster: Roster, notice: Notice) -> Row:
    """Return a row from its texts; what is wrong with a cell is kept, and the cell counts as missing."""
    row, unreadable = row_from_texts(texts, roster)
    invalid = list(find_row_problems(row, roster, notice))
    return Row(notice, roster, without(row, [problem.path for problem in invalid]), (*unreadable, *invalid))


def row_as_json(row: Row) -> dict[str, Any]:
    """Return what a table shows of a row: its verdict, the cells behind it, and what is wrong with cells."""
    return {
        "verdict": row.verdict.value,
        "cells": _cells(row),
        "errors": {problem.path: problem.message for problem in row.problems},
        "warnings": _warnings(row),
    }


def _cells(row: Row) -> dict[str, Any]:
    cells: dict[str, list[Result]] = {}
    for result in row.results:
        if result.finding.verdict not in _QUIET and not _made_up_for(result, row):
            for path in _telling(result):
                cells.setdefault(path, []).append(result)
    return {
        path: {
            "verdict": weightiest(result.finding.verdict for result in results).value,
            "clause": list(dict.fromkeys(result.condition.about["clause"] for result in results)),
            "conditions": [result.condition.id for result in results],
        }
        for path, results in cells.items()
    }


def _made_up_for(result: Result, row: Row) -> bool:
    """Whether a condition is one of several of which enough others are met."""
    return result.condition.about["strength"] == "one_of" and row.verdict is Verdict.MET


def _telling(result: Result) -> tuple[str, ...]:
    finding = result.finding
    return finding.missing if finding.verdict is Verdict.UNKNOWN and finding.missing else finding.values


def _warnings(row: Row) -> dict[str, str]:
    codes = (path for path, field in row.roster.fields.items() if field.schema.get("format") == "uscc")
    found = ((path, _uscc.warning(row.answers[path])) for path in codes if path in row.answers)
    return {path: said for path, said in found if said}
