"""A sheet as it was understood: what is taken, what is not, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checker.sheets.files.grid import Grid, letter
from checker.sheets.recognition.layout import Header, Layout

APPLICATION = "application"
_LONGEST_SHOWN = 60


def brief(text: str) -> str:
    """Return a text as it is shown in a list; the data stay whole."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one cell.

    Attributes:
        row: Its row, from 1.
        place: Its column, from 0.
        heading: The column's heading, or what it is called in the form.
        text: What stands in it.
        reason: What is to be said, in Chinese.
    """

    row: int
    place: int
    heading: str
    text: str
    reason: str

    def as_json(self) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            "row": self.row,
            "letter": letter(self.place),
            "heading": self.heading,
            "text": brief(self.text),
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is not taken: a row, a column, a cell, or all of a sheet.

    Attributes:
        where: Where it stands, in words.
        text: What stands there.
        reason: Why it is not taken, in Chinese.
        usual: Whether one expects it, as of a title or a total, so that nobody has to be told who sees no preview.
    """

    where: str
    text: str
    reason: str
    usual: bool = False

    def as_json(self) -> dict[str, str]:
        """Return what the page shows."""
        return {"where": self.where, "text": brief(self.text), "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Found:
    """A column of the file.

    Attributes:
        place: Where it stands, from 0.
        heading: Its heading in one line.
        column: The name of the roster's column that it fills; empty where it is not taken.
        filled: How many cells below the heading are not blank.
        samples: Some of their texts.
    """

    place: int
    heading: str
    column: str
    filled: int
    samples: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            "place": self.place,
            "letter": letter(self.place),
            "heading": self.heading,
            "column": self.column,
            "filled": self.filled,
            "samples": list(map(brief, self.samples)),
        }


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that was read.

    Attributes:
        grid: What stands in the file.
        layout: How it is laid out.
        rows: The rows of a roster, as texts by column.
        answers: The form's answers, as texts by control; nothing where the sheet is not the form.
        columns: The file's columns.
        rejected: Cells that could not be read; their texts stay in the rows as they were.
        noted: Cells that were read, and are to be checked.
        skipped: Everything else that is not taken.
    """

    grid: Grid
    layout: Layout = field(default_factory=lambda: Layout(None, Header(), {}))
    rows: tuple[Mapping[str, str], ...] = ()
    answers: Mapping[str, str] | None = None
    columns: tuple[Found, ...] = ()
    rejected: tuple[Remark, ...] = ()
    noted: tuple[Remark, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @property
    def roster(self) -> str:
        """What it is: the id of a roster, ``application``, or empty."""
        if self.answers is not None:
            return APPLICATION
        return self.layout.roster.id if self.layout.roster else ""

    @property
    def header(self) -> str:
        """Where its headings stand, in words."""
        top, bottom = self.layout.header.top, self.layout.header.bottom
        if not top:
            return ""
        return f"第 {top} 行" if top == bottom else f"第 {top}–{bottom} 行"

    def as_json(self) -> dict[str, Any]:
        """Return what the page shows of it."""
        return {
            "name": brief(self.grid.name),
            "hidden": self.grid.hidden,
            "roster": self.roster,
            "header": self.header,
            "rows": len(self.rows if self.answers is None else self.answers),
            "columns": [column.as_json() for column in self.columns],
            "rejected": [remark.as_json() for remark in self.rejected],
            "noted": [remark.as_json() for remark in self.noted],
            "skipped": [skipped.as_json() for skipped in self.skipped],
        }
