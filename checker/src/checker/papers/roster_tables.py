"""Rosters as tables of texts: the columns of the official form, and what was found for each row."""

from collections.abc import Iterator
from typing import Any

from checker.form.field import Field
from checker.form.roster import Column, Roster
from checker.papers.assessed import Assessed, Texts
from checker.rosters import RosterRows
from checker.wording.vocabulary import ANSWER_LABELS, VERDICT_LABELS

_NUMBER = "序号"
_FOUND = "核对"


def tables_of(assessed: Assessed) -> Iterator[dict[str, Any]]:
    """Yield each roster that has rows: ``table`` of ``schemas/papers.schema.json``."""
    notice = assessed.report.notice
    for name, rows in assessed.rosters.items():
        roster = notice.rosters[name]
        columns = official_columns(roster)
        found = _verdicts(assessed.report.rosters.get(name)) if any(notice.on_rows(name)) else []
        yield {
            "title": roster.title,
            "note": _note(roster, columns),
            "columns": [_NUMBER, *(column.headings[0] for column in columns), *([_FOUND] if found else [])],
            "rows": [
                [str(number), *(cell_text(row, column) for column in columns), *found[number - 1 : number]]
                for number, row in enumerate(rows, 1)
            ],
        }


def official_columns(roster: Roster) -> list[Column]:
    """Return the columns that the notice asks for; all of them where it has no such table."""
    return [column for column in roster.columns if column.official] or list(roster.columns)


def cell_text(row: Texts, column: Column) -> str:
    """Return what stands in a cell, choices and answers in words."""
    text = row.get(column.name, "")
    return in_words(text, column.field)


def in_words(text: str, field: Field) -> str:
    """Return a text as people read it: the label of a choice, the answer to a question, else what was typed."""
    if field.kind == "question":
        return ANSWER_LABELS.get(text, text)
    return field.choice(text) if field.kind == "choice" else text


def _verdicts(rows: RosterRows | None) -> list[str]:
    return [VERDICT_LABELS[row.verdict] for row in rows.rows] if rows else []


def _note(roster: Roster, columns: list[Column]) -> str:
    """Say what the table leaves out, or that no official form has it."""
    if not roster.official:
        return str(roster.schema.get("description", ""))
    left_out = len(roster.columns) - len(columns)
    return f"按官方表样的栏目；另有 {left_out} 个底稿栏目没有列出。" if left_out else ""
