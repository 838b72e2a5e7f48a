"""Rows of text with more fields than their headings: a separator within a field has shifted what follows it."""

from collections.abc import Mapping

from checker.sheets.files.grid import Cell, Grid
from checker.sheets.importing.imported_sheet import SkippedPart
from checker.sheets.importing.messages import ImportNote
from checker.sheets.recognition.data_rows import Rows
from checker.sheets.recognition.layout import Layout


def without_long_rows(grid: Grid, layout: Layout, body: Rows) -> tuple[Rows, tuple[SkippedPart, ...]]:
    """Return the rows that are no longer than the headings, and what is said about the others."""
    header = layout.header
    width = max((grid.widths.get(row, 0) for row in range(header.top, header.bottom + 1)), default=0)
    if not width:
        return body, ()
    long = {number: cells for number, cells in body.items() if max(cells) >= width}
    kept = {number: cells for number, cells in body.items() if number not in long}
    return kept, tuple(_skipped(number, cells, width) for number, cells in long.items())


def _skipped(number: int, cells: Mapping[int, Cell], width: int) -> SkippedPart:
    text = " ".join(cells[column].text for column in sorted(cells))
    return SkippedPart.row(number, text, ImportNote.ROW_TOO_LONG(count=max(cells) + 1, width=width))
