"""A roster as the page holds it: rows of texts, spliced as the visitor edits them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checker.application import canonical_texts, echoes_of_row, read_row
from checker.conditions import Result
from checker.conditions.result import gap_as_json
from checker.consistency import discrepancies_in_row
from checker.evaluation.row_finding import row_finding
from checker.form import Problem
from checker.notice import Notice
from checker.rosters import RosterEvaluator, RosterRows, Row
from checker.wording.sentence import pieces_as_json


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
        self._hold((*self._rows[:start], *new, *self._rows[start + delete :]))
        return [row_finding(row, self._evaluator.roster) for row in new]

    def replace(self, rows: Iterable[Mapping[str, str]]) -> None:
        """Put `rows`, as texts, in the place of all rows; nobody asks what a table shows of them."""
        self._hold(tuple(map(self._row, rows)))

    def check(self, texts: Mapping[str, str]) -> dict[str, Any]:
        """Return what is found for a row that is being edited: a ``rowCheck`` of ``schemas/report.schema.json``."""
        row = self._row(texts)
        roster = self._evaluator.roster
        finding = row_finding(row, roster)
        return {
            **finding,
            "warnings": {**self._disagreements(row), **finding["warnings"]},
            "conditions": list(map(_condition_as_json, row.results)),
            "echoes": echoes_of_row(texts, roster),
            "texts": canonical_texts(texts, roster),
        }

    def _disagreements(self, row: Row) -> dict[str, Any]:
        """Return what in a row does not agree with itself, at each of the cells concerned."""
        notice, roster = self._notice, self._evaluator.roster
        found = discrepancies_in_row(notice.consistency_checks, roster.id, row.answers, notice.rosters)
        return {path: Problem(path, one.statements[0]).as_json() for one in found for path in one.fields}

    def _hold(self, rows: tuple[Row, ...]) -> None:
        self._rows, self._evaluated = rows, None

    def _row(self, texts: Mapping[str, str]) -> Row:
        """Return a row from its texts; what is wrong with a cell is kept, and the cell counts as missing."""
        roster = self._evaluator.roster
        answers, problems = read_row(texts, roster)
        return self._evaluator.evaluate_row(answers, problems)


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
