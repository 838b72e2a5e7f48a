"""What rows lack: the columns that decide whether they count, and have no answer in them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from checker.application import read_row
from checker.form.roster import Roster
from checker.notice import Notice
from checker.rosters import RosterEvaluator
from checker.sheets.importing.imported_sheet import FilledColumn, ImportedSheet, brief
from checker.values.verdict import Verdict


def lacking_rows(sheet: ImportedSheet, notice: Notice) -> list[dict[str, Any]]:
    """Return the rows of a sheet that lack answers, as a list of ``lackingRow`` of ``schemas/worker.schema.json``."""
    if not (roster := sheet.layout.roster):
        return []
    essentials = _Essentials(notice, roster)
    found = ((number, row, essentials.lacking(row)) for number, row in zip(sheet.row_numbers, sheet.rows, strict=True))
    return [
        {"row": number, "name": brief(row.get("name", "")), "columns": list(columns)}
        for number, row, columns in found
        if columns
    ]


def with_column_filled(sheet: ImportedSheet, name: str, answer: str) -> ImportedSheet:
    """Return a sheet with one answer in all rows that lack it."""
    if not ((roster := sheet.layout.roster) and (field := roster.field_of(name))):
        return sheet
    rows = tuple(row if row.get(name) else {**row, name: answer} for row in sheet.rows)
    count = sum(not row.get(name) for row in sheet.rows)
    return replace(sheet, rows=rows, filled=(*sheet.filled, FilledColumn(field.title, field.choice(answer), count)))


class _Essentials:
    """The hard conditions on the rows of one roster; most rows have the same answers where these look."""

    def __init__(self, notice: Notice, roster: Roster) -> None:
        """Find what they look at."""
        every = tuple(notice.on_rows(roster.id))
        hard = tuple(condition for condition in every if condition.about["strength"] == "hard")
        refers = any(condition.requirement.all_refers_to() for condition in hard)
        conditions = every if refers else hard
        self._roster = roster
        self._evaluator = RosterEvaluator(roster, conditions, ())
        self._reads = {path for condition in conditions for path in condition.requirement.all_reads()}
        self._found: dict[tuple[tuple[str, str], ...], tuple[str, ...]] = {}

    def lacking(self, texts: Mapping[str, str]) -> tuple[str, ...]:
        """Return the columns without which a row neither counts nor does not."""
        looked_at = tuple((name, text) for name, text in texts.items() if name.partition(".")[0] in self._reads)
        if looked_at not in self._found:
            self._found[looked_at] = self._decide(dict(looked_at))
        return self._found[looked_at]

    def _decide(self, looked_at: Mapping[str, str]) -> tuple[str, ...]:
        answers, _ = read_row(looked_at, self._roster)
        row = self._evaluator.evaluate_row(answers)
        open_findings = (
            result.finding
            for result in row.results
            if result.condition.about["strength"] == "hard" and result.finding.verdict is Verdict.UNKNOWN
        )
        paths = {path for finding in open_findings for path in finding.missing_paths}
        return tuple(path for path in self._roster.fields if path in paths)
