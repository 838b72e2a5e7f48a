"""Tells the rows of a table that may be data from those whose place or first words say what they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from checker.sheets.files.grid import Cell, Grid, MergedCells
from checker.sheets.recognition.headings import FEWEST_HEADINGS, match
from checker.sheets.recognition.layout import Layout, naming_column
from checker.sheets.recognition.next_table import same_texts
from checker.sheets.recognition.non_data_rows import NonDataRow, is_row_number, non_data_row, numbers_columns

_FEWEST_FILLED = 2

type Cells = Mapping[int, Cell]
"""The cells of a row, by column."""

type Rows = Mapping[int, Cells]


def told_by_words(grid: Grid, layout: Layout) -> tuple[Rows, Mapping[int, NonDataRow]]:
    """Return the rows that may be data, and what the others are; headings, and rows with only a number, are neither."""
    header = layout.header
    wide = {merged.top: merged for merged in grid.merged if merged.right > merged.left}
    table = _Table(grid, layout)
    data: dict[int, Mapping[int, Cell]] = {}
    others: dict[int, NonDataRow] = {}
    after_note = False
    for number, cells in grid.rows.items():
        if header.top <= number <= header.bottom:
            continue
        if outside := table.outside(number):
            others[number] = outside
        elif kind := table.non_data(cells, wide.get(number), after_note=after_note):
            others[number] = kind
            after_note = kind is NonDataRow.NOTE
        elif table.names_units(number):
            others[number] = NonDataRow.NOTE
        elif table.numbers_columns(number, cells):
            others[number] = NonDataRow.COLUMN_NUMBERS
        elif not table.is_only_numbered(cells):
            data[number] = cells
            after_note = False
    if _is_turned(layout, data):
        return {}, others | dict.fromkeys(data, NonDataRow.TURNED)
    return data, others


def _is_turned(layout: Layout, data: Rows) -> bool:
    """Whether the records' names are headings of the roster, so that its rows are columns and its columns are rows."""
    roster = layout.roster
    naming = naming_column(roster) if roster else None
    if not roster or not naming or not FEWEST_HEADINGS <= len(data) <= len(roster.columns):
        return False
    column = next((column for column, name in layout.columns.items() if name == naming.name), None)
    return column is not None and all(column in cells and match(cells[column].text, roster) for cells in data.values())


@dataclass(frozen=True, slots=True)
class _Table:
    """A sheet whose layout is known."""

    grid: Grid
    layout: Layout

    def outside(self, number: int) -> NonDataRow | None:
        """Return what a row above or below the table is; None for one within."""
        above, below = self.layout.table_above, self.layout.table_below
        if number < self.layout.header.top:
            return NonDataRow.OTHER_TABLE if above and number >= above else NonDataRow.ABOVE_TABLE
        return NonDataRow.OTHER_TABLE if below and number >= below else None

    def names_units(self, number: int) -> bool:
        """Whether a row below the table says which units the table has."""
        return self.layout.unit_line is not None and number in self.layout.unit_line.below

    def numbers_columns(self, number: int, cells: Mapping[int, Cell]) -> bool:
        """Whether a row just below the headings numbers the columns."""
        header = self.layout.header
        return number == header.bottom + 1 > 1 and numbers_columns([cells[column].text for column in sorted(cells)])

    def is_only_numbered(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a row was only numbered beforehand."""
        return set(cells) == {self.layout.row_numbers} and all(is_row_number(cell.text) for cell in cells.values())

    def non_data(self, cells: Mapping[int, Cell], merged: MergedCells | None, *, after_note: bool) -> NonDataRow | None:
        """Return what a row within the table is; None where it may be data.

        Args:
            cells: The row.
            merged: Cells that are merged across columns and begin in the row.
            after_note: Whether the row before is a note: notes go on in the rows below.
        """
        if after_note and len(cells) == 1 and not self.is_only_numbered(cells):
            return NonDataRow.NOTE
        columns = sorted(cells)
        for column in columns[:2]:
            if kind := non_data_row(cells[column].text):
                return None if kind is NonDataRow.NOTE and self._is_filled(cells, column) else kind
            if column != self.layout.row_numbers:
                break
        if merged and len(cells) == 1 and merged.left == columns[0]:
            return NonDataRow.MERGED_TITLE
        return NonDataRow.REPEATED_HEADER if self._is_header(cells) else None

    def _is_filled(self, cells: Mapping[int, Cell], note: int) -> bool:
        """Whether, besides the cell that looks like a note, about half of the columns are filled."""
        columns = self.layout.columns
        others = (column for column in cells if column in columns and column != note)
        filled = sum(1 for column in others if not non_data_row(cells[column].text))
        return filled >= max(_FEWEST_FILLED, len(columns) // 2)

    def _is_header(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a row repeats the headings."""
        header = self.layout.header
        header_rows = range(header.top, header.bottom + 1) if header.top else range(0)
        if any(same_texts(cells, self.grid.rows[row]) for row in header_rows):
            return True
        columns = [column for column in self.layout.columns if column in header.labels]
        number = None if self.layout.row_numbers is None else cells.get(self.layout.row_numbers)
        if len(columns) < FEWEST_HEADINGS or (number and is_row_number(number.text)):
            return False
        return all(
            column in cells and cells[column].text.strip() == header.labels[column][-1].strip() for column in columns
        )
