"""A sheet as it was understood: what is taken, what is left out, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from checker.sheets.files.grid import Grid, cell_address, column_letters
from checker.sheets.recognition.header import Header
from checker.sheets.recognition.layout import Layout
from checker.sheets.recognition.questions import Question
from checker.wording.sentence import Statement

APPLICATION = "application"
_LONGEST_SHOWN = 60


def brief(text: str) -> str:
    """Return a text as it is shown in a list; the data stay whole."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


@dataclass(frozen=True, slots=True)
class CellNote:
    """What is said about a cell that is taken, or stays as it was.

    Attributes:
        row: Its row.
        column: Its column.
        heading: The column's heading, or what it is called in the form.
        text: Its text.
        message: What is said.
    """

    row: int
    column: int
    heading: str
    text: str
    message: Statement

    def as_json(self) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            "row": self.row,
            "letter": column_letters(self.column),
            "heading": self.heading,
            "text": brief(self.text),
            "code": self.message.code,
            "reason": self.message.text,
        }


@dataclass(frozen=True, slots=True)
class SkippedPart:
    """A part of a sheet that is not taken.

    Attributes:
        kind: What it is; ``missing`` is a column of the roster that the sheet does not have.
        where: Where it stands, in words.
        text: Its text.
        message: Why it is not taken.
        usual: Whether that is expected, as of titles and totals, so that it need not be listed without a preview.
    """

    kind: Literal["sheet", "row", "column", "cell", "missing"]
    where: str
    text: str
    message: Statement
    usual: bool = False

    @classmethod
    def sheet(cls, text: str, message: Statement, *, usual: bool = False) -> "SkippedPart":
        """Return a whole sheet."""
        return cls("sheet", "整张工作表", text, message, usual)

    @classmethod
    def row(cls, row: int, text: str, message: Statement, *, usual: bool = False) -> "SkippedPart":
        """Return a row."""
        return cls("row", f"第 {row} 行", text, message, usual)

    @classmethod
    def column(cls, column: int, heading: str, message: Statement) -> "SkippedPart":
        """Return a column."""
        return cls("column", f"{column_letters(column)} 列", heading, message)

    @classmethod
    def cell(cls, row: int, column: int, text: str, message: Statement) -> "SkippedPart":
        """Return a cell."""
        return cls("cell", cell_address(row, column), text, message)

    @classmethod
    def missing(cls, title: str, message: Statement) -> "SkippedPart":
        """Return a column of the roster that the sheet does not have."""
        return cls("missing", f"“{title}”一栏", "", message)

    def as_json(self) -> dict[str, str]:
        """Return what the page shows."""
        return {
            "where": self.where,
            "text": brief(self.text),
            "code": self.message.code,
            "reason": self.message.text,
        }


@dataclass(frozen=True, slots=True)
class RecognisedColumn:
    """A column of a sheet.

    Attributes:
        column: Where it stands.
        heading: Its heading in one line.
        name: The name of the roster's column that it fills; empty where it is not taken.
        filled: How many cells below the heading are not blank.
        samples: Some of their texts.
    """

    column: int
    heading: str
    name: str
    filled: int
    samples: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            "number": self.column,
            "letter": column_letters(self.column),
            "heading": self.heading,
            "column": self.name,
            "filled": self.filled,
            "samples": list(map(brief, self.samples)),
        }


@dataclass(frozen=True, slots=True)
class FilledColumn:
    """A column of which one answer was put into all rows that lacked it.

    Attributes:
        title: What it is called.
        answer: The answer, in words.
        count: How many rows lacked it.
    """

    title: str
    answer: str
    count: int


@dataclass(frozen=True, slots=True)
class ImportedSheet:
    """A sheet that was read.

    Attributes:
        grid: The sheet as it stands in the file.
        layout: How it is laid out.
        rows: The rows of a roster, as texts by column.
        row_numbers: Where each begins on the sheet.
        answers: The form's answers, as texts by control; None where the sheet is not the form.
        columns: The sheet's columns.
        questions: What is to be decided about it.
        chosen: The answers to questions that were chosen, by the questions' ids.
        rejected: Cells that could not be read; their texts stay in the rows as they were.
        noted: Cells that were read, and are to be checked.
        skipped: Everything else that is not taken.
        filled: Columns that were filled in for all rows.
    """

    grid: Grid
    layout: Layout = field(default_factory=lambda: Layout(None, Header(), {}))
    rows: tuple[Mapping[str, str], ...] = ()
    row_numbers: tuple[int, ...] = ()
    answers: Mapping[str, str] | None = None
    columns: tuple[RecognisedColumn, ...] = ()
    questions: tuple[Question, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)
    rejected: tuple[CellNote, ...] = ()
    noted: tuple[CellNote, ...] = ()
    skipped: tuple[SkippedPart, ...] = ()
    filled: tuple[FilledColumn, ...] = ()

    @property
    def roster(self) -> str:
        """What it is: the id of a roster, ``application``, or empty."""
        if self.answers is not None:
            return APPLICATION
        return self.layout.roster.id if self.layout.roster else ""

    @property
    def titles(self) -> list[str]:
        """Its name, and the texts above its headings."""
        above = (cells for row, cells in self.grid.rows.items() if row < self.layout.header.top)
        return [self.grid.name, *(cell.text for cells in above for cell in cells.values())]

    @property
    def header(self) -> str:
        """Where its headings stand, in words."""
        top, bottom = self.layout.header.top, self.layout.header.bottom
        if not top:
            return ""
        return f"第 {top} 行" if top == bottom else f"第 {top}–{bottom} 行"

    def as_json(self) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            "name": brief(self.grid.name),
            "hidden": self.grid.hidden,
            "roster": self.roster,
            "header": self.header,
            "rows": len(self.rows if self.answers is None else self.answers),
            "columns": [column.as_json() for column in self.columns],
            "questions": [question.as_json() for question in self.questions],
            "rejected": [note.as_json() for note in self.rejected],
            "noted": [note.as_json() for note in self.noted],
            "skipped": [part.as_json() for part in self.skipped],
        }
