"""Notes on a sheet as a whole: converted columns, hidden rows and columns, duplicate cells, a missing column."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice, starmap

from checker.sheets.files.grid import Cell, Grid, cell_address
from checker.sheets.importing.imported_sheet import CellNote, SkippedPart
from checker.sheets.importing.messages import ImportNote
from checker.sheets.recognition.layout import Layout, naming_column
from checker.sheets.recognition.magnitudes import remarkable_cells
from checker.values.numbers import plain, with_unit

_MOST_LISTED = 10


def _listed(places: Iterable[str]) -> str:
    first = list(islice(places, _MOST_LISTED + 1))
    return "、".join(first[:_MOST_LISTED]) + ("等" if len(first) > _MOST_LISTED else "")


def unit_notes(layout: Layout) -> Iterator[CellNote]:
    """Yield a note on each column that was converted because of its heading or of the line above the table."""
    for column, name in layout.columns.items():
        factor = layout.factor(column)
        field = layout.roster.field_of(name) if layout.roster else None
        if field and factor is not None and factor != 1:
            heading = layout.heading(column)
            message = (
                ImportNote.CONVERTED_BY_HEADING(unit=field.unit)
                if layout.header.unit(column)
                else ImportNote.CONVERTED_BY_UNIT_LINE(given=layout.unit(column), unit=field.unit)
            )
            yield CellNote(layout.header.bottom, column, heading, heading, message)


def hidden_notes(grid: Grid, layout: Layout, body: Mapping[int, Mapping[int, Cell]]) -> Iterator[CellNote]:
    """Yield notes on rows, columns and zeros that were taken although they are hidden."""
    if not layout.roster:
        return
    for column in sorted(grid.hidden_parts.columns & layout.columns.keys()):
        heading = layout.heading(column)
        yield CellNote(layout.header.bottom, column, heading, heading, ImportNote.HIDDEN_COLUMN())
    if rows := sorted(grid.hidden_parts.rows & body.keys()):
        cells = body[rows[0]]
        column = min(cells)
        message = ImportNote.HIDDEN_ROWS(rows=_listed(map(str, rows)), count=len(rows))
        yield CellNote(rows[0], column, layout.heading(column), cells[column].text, message)
    places = [place for place in sorted(grid.hidden_parts.zeros) if place[0] in body and place[1] in layout.columns]
    if places:
        row, column = places[0]
        message = ImportNote.HIDDEN_ZEROS(cells=_listed(starmap(cell_address, places)), count=len(places))
        yield CellNote(row, column, layout.heading(column), body[row][column].text, message)


def magnitude_notes(layout: Layout, body: Mapping[int, Mapping[int, Cell]]) -> Iterator[CellNote]:
    """Yield a note on each figure of money that is implausible in its unit."""
    for row, column, figure in sorted(remarkable_cells(layout, body)):
        number, factor = layout.number_field(column), layout.factor(column)
        if number and factor is not None:
            shown = with_unit(plain(Fraction(figure) * factor), number.unit)
            message = ImportNote.IMPLAUSIBLE(unit=layout.unit(column) or number.unit, shown=shown)
            yield CellNote(row, column, layout.heading(column), body[row][column].text, message)


def duplicate_cells(grid: Grid) -> Iterator[SkippedPart]:
    """Yield the cells that were not taken because another has their address."""
    for cell in grid.duplicate_cells:
        yield SkippedPart.cell(cell.row, cell.column, cell.text, ImportNote.DUPLICATE_CELL())


def uncalculated_cells(grid: Grid) -> Iterator[SkippedPart]:
    """Yield the cells that were not taken because nobody has calculated them, as one part."""
    if places := sorted(grid.uncalculated):
        message = ImportNote.NOT_CALCULATED(count=len(places))
        listed = _listed(starmap(cell_address, places))
        yield SkippedPart("cell", listed, f"={grid.uncalculated[places[0]].formula}", message)


def missing_name(layout: Layout) -> Iterator[SkippedPart]:
    """Yield the column that names the rows, if it was not recognised although others were."""
    if not (roster := layout.roster) or not layout.columns:
        return
    name = naming_column(roster)
    if name and name.name not in layout.columns.values():
        yield SkippedPart.missing(name.title, ImportNote.NAME_NOT_RECOGNISED(title=name.title))
