"""Rows of headings: which a sheet may have, and which columns of a roster they name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from checker.form.roster import Roster
from checker.sheets.files.grid import MOST_COLUMNS, Cell, Grid
from checker.sheets.recognition.headings import FEWEST_HEADINGS, LONGEST_HEADING, column_of, heading, one_line

_ROWS_SEARCHED = 20
_WIDE_ENOUGH = 0.6

type Labels = Mapping[int, tuple[str, ...]]
"""By column, the texts that may be its heading; the fullest first."""


@dataclass(frozen=True, slots=True)
class Header:
    """One or two rows of headings.

    Attributes:
        top: The first row; 0 where there are no headings.
        bottom: The last row.
        labels: The texts of the headings.
    """

    top: int = 0
    bottom: int = 0
    labels: Labels = field(default_factory=dict)

    def columns(self, roster: Roster) -> Mapping[int, str]:
        """Return names of a roster's columns by column of the sheet; where two have the same name, the first."""
        found: dict[int, str] = {}
        for column in self.labels:
            name = self.name(column, roster)
            if name and name not in found.values():
                found[column] = name
        return found

    def name(self, column: int, roster: Roster) -> str:
        """Return the name of the roster's column that a column is by its headings; empty where it is none."""
        return next(filter(None, (column_of(label, roster) for label in self.labels.get(column, ()))), "")

    def heading(self, column: int) -> str:
        """Return a column's heading in one line; empty where it has none."""
        return one_line(next(iter(self.labels.get(column, ("",))), ""))

    def unit(self, column: int) -> str:
        """Return the unit that a column's headings name; empty where they name none."""
        return next(filter(None, (heading(label).unit for label in self.labels.get(column, ()))), "")


def possible_headers(grid: Grid) -> Iterator[Header]:
    """Yield what may be the headings: each of the first rows alone, then each with the row below it."""
    first = list(grid.rows)[:_ROWS_SEARCHED]
    yield from (_header(grid, row, row) for row in first)
    yield from (_header(grid, row, row + 1) for row in first if row + 1 in grid.rows)


def likely_header(grid: Grid) -> Header:
    """Return the first row that is about as wide as the table, for a user to say what its columns are."""
    first = list(grid.rows)[:_ROWS_SEARCHED]
    widest = max((len(grid.rows[row]) for row in first), default=0)
    wide = (row for row in first if len(grid.rows[row]) >= max(FEWEST_HEADINGS, widest * _WIDE_ENOUGH))
    row = next(wide, 0)
    return _header(grid, row, row) if row else Header()


def _header(grid: Grid, top: int, bottom: int) -> Header:
    upper = _texts(grid, top, {top})
    if top == bottom:
        return Header(top, bottom, {column: (text,) for column, text in upper.items()})
    lower = _texts(grid, bottom, {top, bottom})
    columns = sorted(upper.keys() | lower.keys())
    return Header(top, bottom, {column: _joined(upper.get(column, ""), lower.get(column, "")) for column in columns})


def _joined(above: str, below: str) -> tuple[str, ...]:
    if not below or above == below:
        return (above,)
    return (f"{above} {below}", below) if above else (below,)


def _texts(grid: Grid, row: int, header_rows: Iterable[int]) -> Mapping[int, str]:
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
