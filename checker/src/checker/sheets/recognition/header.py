"""Rows of headings: which a sheet may have, and which columns of a roster they name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from checker.form.roster import Roster
from checker.sheets.files.grid import MOST_COLUMNS, Cell, Grid
from checker.sheets.recognition.headings import FEWEST_HEADINGS, LONGEST_HEADING, Match, heading, match, one_line
from checker.sheets.recognition.number_fields import number_field
from checker.sheets.recognition.qualifiers import changes_meaning

_ROWS_SEARCHED = 20
_MOST_ROWS_SEARCHED = 1000
_MOST_HEADER_ROWS = 3
_BESIDE_TITLE = re.compile(r"[:：]|年.*月.*日")
"""What stands beside a title and is no heading: a label with what belongs to it, or a day."""
_YEAR = re.compile(r"(?:19|20)\d{2}年?度?")
_WIDE_ENOUGH = 0.6

type Labels = Mapping[int, tuple[str, ...]]
"""By column, the texts that may be its heading; the fullest first."""


@dataclass(frozen=True, slots=True)
class Header:
    """Up to three rows of headings.

    Attributes:
        top: The first row; 0 where there are no headings.
        bottom: The last row.
        labels: The texts of the headings.
    """

    top: int = 0
    bottom: int = 0
    labels: Labels = field(default_factory=dict)

    def columns(self, roster: Roster) -> Mapping[int, str]:
        """Return names of a roster's columns by column of the sheet; of two with one name, the more certain."""
        named = [(column, found) for column in self.labels if (found := self.match(column, roster))]
        columns: dict[str, int] = {}
        for column, found in sorted(named, key=lambda one: (bool(one[1].qualifier), one[1].rank)):
            columns.setdefault(found.name, column)
        return {column: name for name, column in sorted(columns.items(), key=lambda one: one[1])}

    def match(self, column: int, roster: Roster) -> Match | None:
        """Return the roster's column that a column is by its headings; None where it is none."""
        labels = self.labels.get(column, ())
        for label in labels:
            if found := match(label, roster):
                above = _said_above(labels[0], label) if number_field(roster, found.name) else ""
                return replace(found, qualifier=found.qualifier or above)
        return None

    def heading(self, column: int) -> str:
        """Return a column's heading in one line; empty where it has none."""
        return one_line(next(iter(self.labels.get(column, ("",))), ""))

    def unit(self, column: int) -> str:
        """Return the unit that a column's headings name; empty where they name none."""
        return next(filter(None, (heading(label).unit for label in self.labels.get(column, ()))), "")


def possible_headers(grid: Grid) -> Iterator[Header]:
    """Yield what may be the headings: each of the first rows alone, then each with one or two rows below it."""
    yield from _headers(grid, list(grid.rows)[:_ROWS_SEARCHED])


def later_headers(grid: Grid, rosters: Iterable[Roster]) -> Iterator[Header]:
    """Yield what may be the headings further down, where rows hold a heading of some roster."""
    candidates = tuple(rosters)
    later = list(grid.rows)[_ROWS_SEARCHED:_MOST_ROWS_SEARCHED]
    yield from _headers(grid, [row for row in later if _has_heading(grid.rows[row], candidates)])


def _headers(grid: Grid, tops: Sequence[int]) -> Iterator[Header]:
    for below in range(_MOST_HEADER_ROWS):
        for top in tops:
            header_rows = range(top, top + below + 1)
            if all(row in grid.rows for row in header_rows):
                yield _header(grid, header_rows)


def _has_heading(cells: Mapping[int, Cell], rosters: Sequence[Roster]) -> bool:
    return any(match(label, roster) for cell in cells.values() if (label := _label(cell)) for roster in rosters)


def with_groups(grid: Grid, header: Header) -> Header:
    """Return headings together with the row just above them, where that holds headings of groups of columns."""
    above = header.top - 1
    if above not in grid.rows or header.bottom - above >= _MOST_HEADER_ROWS:
        return header
    first = min(header.labels, default=0)
    groups = (merged for merged in grid.merged if merged.top == merged.bottom == above and merged.left > first)
    cells = (grid.rows[above].get(merged.left) for merged in groups if merged.right > merged.left)
    named = (cell for column, cell in grid.rows[above].items() if column > first and _names_group_with_unit(cell))
    if any(cell and not _BESIDE_TITLE.search(cell.text) for cell in (*cells, *named)):
        return _header(grid, range(above, header.bottom + 1))
    return header


def _names_group_with_unit(cell: Cell) -> bool:
    found = heading(_label(cell))
    return bool(found.keys and found.unit)


def with_units(grid: Grid, header: Header) -> Header:
    """Return headings together with the row just below them, where that holds nothing but their units."""
    below = _texts(grid, header.bottom + 1, frozenset()) if header.bottom + 1 in grid.rows else {}
    units = {column: text for column, text in below.items() if any(map(str.isalnum, text))}
    if not header.top or not units or not all(heading(f"({text})").unit for text in units.values()):
        return header
    labels = {
        column: tuple(f"{text} ({units[column]})" for text in texts) if column in units else texts
        for column, texts in header.labels.items()
    }
    return Header(header.top, header.bottom + 1, labels)


def with_years(grid: Grid, header: Header) -> Header:
    """Return headings together with the row just below them, where that holds nothing but years."""
    below = grid.rows.get(header.bottom + 1, {})
    if not header.top or not below or not all(_YEAR.fullmatch(cell.text.strip()) for cell in below.values()):
        return header
    return _header(grid, range(header.top, header.bottom + 2))


def likely_header(grid: Grid) -> Header:
    """Return the first row that is about as wide as the table, for a user to say what its columns are."""
    first = list(grid.rows)[:_ROWS_SEARCHED]
    widest = max((len(grid.rows[row]) for row in first), default=0)
    wide = (row for row in first if len(grid.rows[row]) >= max(FEWEST_HEADINGS, widest * _WIDE_ENOUGH))
    row = next(wide, 0)
    return _header(grid, [row]) if row else Header()


def _header(grid: Grid, header_rows: Sequence[int]) -> Header:
    texts = [_texts(grid, row, frozenset(header_rows)) for row in header_rows]
    texts = [*(_spread(upper, lower) for upper, lower in pairwise(texts)), texts[-1]]
    columns = sorted(frozenset().union(*texts))
    return Header(
        header_rows[0], header_rows[-1], {column: _labels(row.get(column, "") for row in texts) for column in columns}
    )


def _spread(upper: Mapping[int, str], lower: Mapping[int, str]) -> Mapping[int, str]:
    """Return a row of headings of groups, each also in the columns to its right that have only a heading below."""
    texts = dict(upper)
    for column in sorted(lower):
        if column not in texts and column - 1 in texts and column - 1 in lower:
            texts[column] = texts[column - 1]
    return texts


def _labels(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the headings above one another as one text, then the lower ones; repeated ones are one."""
    parts = [text for text, _ in groupby(filter(None, texts))]
    return tuple(" ".join(parts[first:]) for first in range(len(parts)))


def _said_above(full: str, label: str) -> str:
    """Return what the headings above a label say by which it may be another column; empty where they say nothing."""
    above = full.removesuffix(label).strip()
    return one_line(above) if above and (heading(above).qualifier or changes_meaning(above)) else ""


def _texts(grid: Grid, row: int, header_rows: frozenset[int]) -> Mapping[int, str]:
    """Return a row's texts; those of cells that are merged within the header in each column that they cover."""
    texts = {column: _label(cell) for column, cell in grid.rows[row].items()}
    for merged in grid.merged:
        covers = merged.top in header_rows and merged.top <= row <= merged.bottom
        if covers and (cell := grid.rows[merged.top].get(merged.left)):
            columns = range(merged.left, min(merged.right, merged.left + MOST_COLUMNS) + 1)
            texts |= dict.fromkeys(columns, _label(cell))
    return {column: text for column, text in sorted(texts.items()) if text}


def _label(cell: Cell) -> str:
    return cell.text if len(cell.text) <= LONGEST_HEADING else ""
