"""What is written into an official form, as texts by the tags of its template, and what is to be known beforehand."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from checker.conditions import Facts
from checker.consistency import Inconsistency
from checker.evaluation import Report
from checker.form import Field, Problem, Roster
from checker.papers.implied_answers import limit_of, with_implied_answers
from checker.papers.written_answers import boxes, written_answer, written_cell
from checker.rosters import Count, Row

ROW_NUMBER = "number"
"""The tag for a row's number, from 1."""

_BLANK_ROWS = 3
"""How many rows to write in by hand a table has for which nothing was given."""


@dataclass(frozen=True)
class OfficialForm:
    """An official form with a template, and an application to fill it from.

    Attributes:
        about: The form, one of a ``Supplement``'s.
        report: What came of comparing the application with the notice.
        facts: Its answers, and what follows from them.
        problems: What is wrong with answers, which are left out.
    """

    about: Mapping[str, Any]
    report: Report
    facts: Facts
    problems: Sequence[Problem]

    def as_json(self) -> dict[str, Any]:
        """Return it as an ``officialForm`` of ``schemas/worker.schema.json``."""
        return {
            "id": self.about["id"],
            "texts": self._texts,
            "rows": {roster.path: self._rows(roster) for roster in self._rosters},
            "blanks": [self._blank(field) for field in self._fields.values() if not self._texts[field.path]],
            "remarks": [problem.as_json() for problem in self._remarks()],
            "contradictions": [found.as_json() for found in self._contradictions()],
            "tables": [self._table(roster) for roster in self._rosters],
        }

    @cached_property
    def _fields(self) -> Mapping[str, Field]:
        """The form's fields that apply, by path."""
        known = self.facts.fields
        return {path: known[path] for path in self.about["fields"] if self._applies(known[path])}

    @property
    def _rosters(self) -> Iterable[Roster]:
        return (self.report.notice.rosters[name] for name in self.about["rosters"])

    @cached_property
    def _texts(self) -> Mapping[str, str]:
        """The texts by tag: a field's path, or for a box the path and the choice, as ``variant=general``."""
        texts = {path: self._text(field) for path, field in self._fields.items()}
        for path, field in self._fields.items():
            ticked = boxes(self.facts.answer(path), field)
            texts |= {f"{path}={choice}": box for choice, box in ticked.items()}
        return texts

    def _text(self, field: Field) -> str:
        answer = self.facts.answer(field.path)
        limit = limit_of(field.path, answer, self.report.notice) if isinstance(answer, Fraction) else None
        return written_answer(answer, field, limit)

    def _applies(self, field: Field) -> bool:
        """Whether a field that depends on another answer does, or may."""
        when = field.schema.get("x-applies-when", {})
        return all(self.facts.choice(path) in {None, answer} for path, answer in when.items())

    def _rows(self, roster: Roster) -> list[Mapping[str, str]]:
        """Return the cells of each row by tag; of a table without rows, some to write in by hand."""
        rows = self._given(roster)
        return [
            {ROW_NUMBER: str(number)} | {name: text for name, text in _cells(row, roster).items() if text}
            for number, row in enumerate(rows, 1)
        ] or [{}] * _BLANK_ROWS

    def _given(self, roster: Roster) -> Sequence[Row]:
        rows = self.report.rosters.get(roster.id)
        return rows.rows if rows else ()

    def _blank(self, field: Field) -> dict[str, str]:
        """Return a field in which nothing will stand, and why, where it is not because nothing was typed."""
        count = self.report.counts.get(field.path)
        why = count.incompleteness.text if count and not count.is_known and not count.is_blank else ""
        return {"field": field.path, "title": field.title, "why": why}

    def _remarks(self) -> Iterator[Problem]:
        """Yield what is wrong with answers."""
        return (problem for problem in self.problems if problem.path in self._fields)

    def _contradictions(self) -> Iterator[Inconsistency]:
        concerned = {*self._fields, *self.about["rosters"]}
        for found in self.report.inconsistencies:
            if concerned & {*found.discrepancy.fields, *(roster for roster, _ in found.discrepancy.rows)}:
                yield found

    def _table(self, roster: Roster) -> dict[str, Any]:
        """Say how many rows a table has, how many of its cells are blank or could not be read, and what was counted."""
        rows = self._given(roster)
        unread = [{problem.path for problem in row.problems} for row in rows]
        cells = [text for row in rows for text in _cells(row, roster).values()]
        wrong = sum(len(paths & _columns(roster).keys()) for paths in unread)
        return {
            "roster": roster.id,
            "title": roster.title,
            "rows": len(rows),
            "blank": cells.count("") - wrong,
            "unread": wrong,
            "counted": [self.report.explained(count) for count in self._fewer(roster, len(rows))],
        }

    def _fewer(self, roster: Roster, rows: int) -> Iterator[Count]:
        """Yield the counts of all rows of a table that come to another number than it has rows."""
        counts = (self.report.counts[path] for path in self._fields if path in self.report.counts)
        for count in counts:
            counts_rows = count.roster is roster and count.field.schema["x-counted"].keys() == {"roster"}
            if counts_rows and count.is_known and count.answer != rows:
                yield count


def official_forms(
    forms: Iterable[Mapping[str, Any]], report: Report, problems: Collection[Problem]
) -> list[OfficialForm]:
    """Return the official forms of a ``Supplement``, to be filled from an application.

    Args:
        forms: The forms.
        report: What came of comparing the application with the notice.
        problems: What is wrong with its answers.
    """
    facts = with_implied_answers(report)
    return [OfficialForm(about, report, facts, tuple(problems)) for about in forms]


def _columns(roster: Roster) -> Mapping[str, Field]:
    """Return the columns that the official form has, by name."""
    return {column.name: column.field for column in roster.columns if column.official}


def _cells(row: Row, roster: Roster) -> Mapping[str, str]:
    return {name: written_cell(row.answers.get(name), field) for name, field in _columns(roster).items()}
