"""Another table below the first: people put several on one sheet."""

from collections.abc import Iterable, Mapping

from checker._roster import Roster
from checker._sheets.grid import Cell, Grid
from checker._sheets.headings import ENOUGH, LONGEST_HEADING, column_of, numbers_rows


def next_table(grid: Grid, top: int, bottom: int, rosters: Iterable[Roster]) -> int | None:
    """Return the row in which another table begins below the first.

    Args:
        grid: The sheet.
        top: The first row of the first table's headings, from 1; 0 where it has none.
        bottom: The last of these rows. Headings that are the same again belong to the first table.
        rosters: What another table may be.
    """
    if not top:
        return None
    known = tuple(rosters)
    above = [_texts(grid.rows[row]) for row in range(top, bottom + 1)]
    below = ((row, cells) for row, cells in grid.rows.items() if row > bottom)
    return next((row for row, cells in below if _heads(cells, known) and _texts(cells) not in above), None)


def _heads(cells: Mapping[int, Cell], rosters: Iterable[Roster]) -> bool:
    """Whether a row has headings: its first cell is one or numbers the rows, and most are known to one roster."""
    first = cells[min(cells)]
    if len(cells) < ENOUGH or not _is_words(first):
        return False
    numbered = numbers_rows(first.text)
    return any(
        _known(cells, roster) >= max(ENOUGH, (len(cells) + 1) // 2 - numbered)
        for roster in rosters
        if numbered or column_of(first.text, roster)
    )


def _known(cells: Mapping[int, Cell], roster: Roster) -> int:
    return sum(1 for cell in cells.values() if _is_words(cell) and column_of(cell.text, roster))


def _is_words(cell: Cell) -> bool:
    return cell.kind in {"text", "typed"} and len(cell.text) <= LONGEST_HEADING and not cell.text.isdigit()


def _texts(cells: Mapping[int, Cell]) -> Mapping[int, str]:
    return {place: cell.text.strip() for place, cell in cells.items()}
