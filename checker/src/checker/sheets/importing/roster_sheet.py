"""Reads the rows of a roster from a sheet."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from checker.application.texts import texts_from_row
from checker.form.field import Field
from checker.form.roster import Roster
from checker.reading.reading import Outcome, Reading
from checker.sheets.cells.read_cell import read_cell
from checker.sheets.files.errors import SheetError
from checker.sheets.files.grid import Cell, Grid
from checker.sheets.importing.import_notes import (
    duplicate_cells,
    hidden_notes,
    magnitude_notes,
    missing_name,
    uncalculated_cells,
    unit_notes,
)
from checker.sheets.importing.imported_sheet import CellNote, ImportedSheet, RecognisedColumn, SkippedPart
from checker.sheets.importing.messages import ImportFault, ImportNote
from checker.sheets.importing.torn_rows import without_torn_rows
from checker.sheets.recognition.column_questions import unit_doubts
from checker.sheets.recognition.data_rows import Rows
from checker.sheets.recognition.layout import Layout
from checker.sheets.recognition.non_data_rows import NonDataRow, is_row_number, non_data_row
from checker.sheets.recognition.qualifiers import unit_in
from checker.sheets.recognition.sort_rows import sort_rows
from checker.wording.sentence import Statement

_SAMPLES = 3


def read_roster_sheet(grid: Grid, recognised: Layout, answers: Mapping[str, str]) -> ImportedSheet:
    """Read a sheet whose layout is known; one that is no roster is only described.

    Args:
        grid: The sheet.
        recognised: How it is laid out.
        answers: The answers to questions about it, by the questions' ids; others are read as proposed.

    Raises:
        SheetError: It has more rows than the roster takes.
    """
    layout = recognised.asking(recognised.asked, answers)
    found = sort_rows(grid, layout, answers)
    body, torn_rows = without_torn_rows(grid, layout, found.data)
    layout = layout.asking(dict(unit_doubts(layout, body)), answers)
    reader = _RosterReader(grid, layout)
    skipped_rows = [reader.skipped_row(number, kind) for number, kind in found.others.items()]
    if layout.roster:
        reader.read(layout.roster, body, found.merged)
    columns = tuple(_recognised_columns(layout, body))
    return ImportedSheet(
        grid,
        layout,
        tuple(reader.rows),
        tuple(reader.row_numbers),
        columns=columns,
        questions=(*(asked.question for asked in layout.asked.values()), *found.questions),
        chosen=answers,
        rejected=tuple(reader.rejected),
        noted=(*unit_notes(layout), *hidden_notes(grid, layout, body), *magnitude_notes(layout, body), *reader.noted),
        skipped=(
            *reader.about_sheet(),
            *uncalculated_cells(grid),
            *duplicate_cells(grid),
            *skipped_rows,
            *torn_rows,
            *_skipped_columns(columns, layout),
            *reader.skipped_cells,
        ),
    )


@dataclass(slots=True)
class _RosterReader:
    """Reads the rows of a sheet."""

    grid: Grid
    layout: Layout
    rows: list[Mapping[str, str]] = field(default_factory=list)
    row_numbers: list[int] = field(default_factory=list)
    rejected: list[CellNote] = field(default_factory=list)
    noted: list[CellNote] = field(default_factory=list)
    skipped_cells: list[SkippedPart] = field(default_factory=list)

    def skipped_row(self, number: int, kind: NonDataRow) -> SkippedPart:
        """Return what is said about a row that is not data."""
        cells = self.grid.rows[number]
        text = " ".join(cells[column].text for column in sorted(cells))
        is_named_total = kind is NonDataRow.TOTAL and any(non_data_row(cell.text) is kind for cell in cells.values())
        is_own_example = kind is NonDataRow.EXAMPLE and self._is_own_example(cells)
        usual = kind is NonDataRow.ABOVE_TABLE or is_named_total or is_own_example
        return SkippedPart.row(number, text, self._non_data_message(number, kind), usual=usual)

    def _non_data_message(self, number: int, kind: NonDataRow) -> Statement:
        if kind is not NonDataRow.OTHER_TABLE:
            return kind()
        layout = self.layout
        return kind(row=layout.table_above if number < layout.header.top else layout.table_below)

    def _is_own_example(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a row is one of the examples that this site's own template has."""
        if not (roster := self.layout.roster):
            return False
        readers = self._column_readers(roster)
        texts = {
            reader.name: reader.read(cells[reader.column], cells).text for reader in readers if reader.column in cells
        }
        return any(texts == texts_from_row(row, roster) for row in roster.row_schema.get("examples", ()))

    def about_sheet(self) -> Iterator[SkippedPart]:
        """Yield what is said about the sheet: that it has no rows, or that they have no names."""
        if self.layout.roster and not self.rows:
            yield SkippedPart.sheet("", ImportNote.NO_ROWS(), usual=True)
        else:
            yield from missing_name(self.layout)

    def read(self, roster: Roster, body: Rows, asked: Collection[int]) -> None:
        """Read the cells of the data; it is asked already about records over several rows that begin in some rows."""
        readers = self._column_readers(roster)
        tall = {
            (merged.top, merged.left): merged
            for merged in self.grid.merged
            if merged.bottom > merged.top and merged.top not in asked
        }
        for number, cells in body.items():
            row: dict[str, str] = {}
            for reader in readers:
                if (cell := cells.get(reader.column)) is not None:
                    reading = reader.read(cell, cells)
                    if reading.outcome != "omitted":
                        row[reader.name] = reading.text
                    if reading.issue:
                        self._add_issue(number, reader, cell, reading.outcome, reading.issue)
                    if tall and (merged := tall.get((number, reader.column))):
                        message = ImportNote.MERGED_CELLS(count=merged.bottom - merged.top)
                        self.noted.append(reader.note(number, cell.text, message))
            self._check_row_number(number, cells)
            if row:
                self.rows.append(row)
                self.row_numbers.append(number)
        if len(self.rows) > roster.limit:
            fault = ImportFault.TOO_MANY_ROSTER_ROWS(roster=roster.title, count=len(self.rows), limit=roster.limit)
            raise SheetError(fault)

    def _column_readers(self, roster: Roster) -> list["_ColumnReader"]:
        columns = self.layout.columns.items()
        return [
            _ColumnReader(
                self.grid,
                self.layout,
                column,
                name,
                _field(roster, name),
                self.layout.unit(column),
                self.layout.column_of_units(column),
            )
            for column, name in columns
        ]

    def _add_issue(self, number: int, reader: "_ColumnReader", cell: Cell, outcome: Outcome, issue: Statement) -> None:
        if outcome == "omitted":
            self.skipped_cells.append(SkippedPart.cell(number, reader.column, cell.text, issue))
        else:
            notes = self.rejected if outcome == "rejected" else self.noted
            notes.append(reader.note(number, cell.text, issue))

    def _check_row_number(self, number: int, cells: Mapping[int, Cell]) -> None:
        column = self.layout.row_numbers
        if column is not None and (cell := cells.get(column)) and not is_row_number(cell.text):
            message = ImportNote.TEXT_AMONG_ROW_NUMBERS()
            self.skipped_cells.append(SkippedPart.cell(number, column, cell.text, message))


@dataclass(slots=True)
class _ColumnReader:
    """Reads the cells of one column, which fills the roster's column `name`; the same one is read once in each unit."""

    grid: Grid
    layout: Layout
    column: int
    name: str
    target: Field
    unit: str
    units: int | None
    readings: defaultdict[str, dict[int, Reading]] = field(default_factory=lambda: defaultdict(dict))

    def read(self, cell: Cell, row: Mapping[int, Cell]) -> Reading:
        """Read a cell that stands in a row."""
        unit = self.unit if self.units is None or self.units not in row else unit_in(row[self.units].text)
        readings = self.readings[unit]
        reading = readings.get(id(cell))
        if reading is None:
            reading = readings[id(cell)] = read_cell(cell, self.target, unit, since_1904=self.grid.since_1904)
        return reading

    def note(self, number: int, text: str, message: Statement) -> CellNote:
        """Return a note on a cell of the column."""
        return CellNote(number, self.column, self.layout.heading(self.column) or self.target.title, text, message)


def _field(roster: Roster, name: str) -> Field:
    if (found := roster.field_of(name)) is None:
        raise SheetError(ImportFault.UNKNOWN_COLUMN(roster=roster.title, column=name))
    return found


def _recognised_columns(layout: Layout, body: Rows) -> Iterator[RecognisedColumn]:
    filled: dict[int, int] = {}
    samples: dict[int, list[str]] = {}
    for cells in body.values():
        for column, cell in cells.items():
            count = filled[column] = filled.get(column, 0) + 1
            if count <= _SAMPLES:
                samples.setdefault(column, []).append(cell.text)
    columns = layout.header.labels.keys() | layout.columns.keys() | filled.keys()
    for column in sorted(columns - {layout.row_numbers}):
        name = layout.columns.get(column, "")
        texts = tuple(samples.get(column, ()))
        yield RecognisedColumn(column, layout.heading(column), name, filled.get(column, 0), texts)


def _skipped_columns(columns: tuple[RecognisedColumn, ...], layout: Layout) -> Iterator[SkippedPart]:
    for column in columns:
        if (
            not column.name
            and column.column not in layout.asked
            and (column.filled or column.column in layout.header.labels)
        ):
            yield SkippedPart.column(column.column, column.heading, _skipped_column_message(column, layout))


def _skipped_column_message(column: RecognisedColumn, layout: Layout) -> Statement:
    if issue := layout.issues.get(column.column):
        return ImportNote.COLUMN_WITH_ISSUE(issue=issue.text, count=column.filled)
    return (ImportNote.NOT_A_COLUMN if column.heading else ImportNote.NO_HEADING)(count=column.filled)
