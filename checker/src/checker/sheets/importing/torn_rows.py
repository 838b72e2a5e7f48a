"""Rows of text that are not divided like their headings: a separator within a field, or another separator."""

import re
from collections.abc import Mapping

from checker.sheets.files.grid import Cell, Grid
from checker.sheets.importing.imported_sheet import SkippedPart
from checker.sheets.importing.messages import ImportNote
from checker.sheets.recognition.data_rows import Rows
from checker.sheets.recognition.layout import Layout
from checker.wording.sentence import Statement

_OTHER_SEPARATOR = re.compile(r"[;；|\t]")
_ANY_SEPARATOR = re.compile(r"[;；|\t,，]")


def without_torn_rows(grid: Grid, layout: Layout, body: Rows) -> tuple[Rows, tuple[SkippedPart, ...]]:
    """Return the rows that are divided like the headings, and what is said about the others."""
    header = layout.header
    width = max((grid.widths.get(row, 0) for row in range(header.top, header.bottom + 1)), default=0)
    if not width:
        return body, ()
    torn = {number: issue for number, cells in body.items() if (issue := _issue(cells, grid.widths[number], width))}
    kept = {number: cells for number, cells in body.items() if number not in torn}
    return kept, tuple(SkippedPart.row(number, _text(body[number]), issue) for number, issue in torn.items())


def _issue(cells: Mapping[int, Cell], fields: int, width: int) -> Statement | None:
    """Say why a row is not divided like headings of a width."""
    if max(cells) >= width:
        return ImportNote.ROW_TOO_LONG(count=max(cells) + 1, width=width)
    separator = (_ANY_SEPARATOR if fields == 1 else _OTHER_SEPARATOR).search(_text(cells)) if fields < width else None
    return ImportNote.OTHER_SEPARATOR(count=fields, width=width, separator=separator[0]) if separator else None


def _text(cells: Mapping[int, Cell]) -> str:
    return " ".join(cells[column].text for column in sorted(cells))
