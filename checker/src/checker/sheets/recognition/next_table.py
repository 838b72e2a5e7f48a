"""Finds another table above or below the one that is read: people put several on one sheet."""

from collections.abc import Iterable, Mapping, Sequence

from checker.form.roster import Roster
from checker.sheets.files.grid import Cell, Grid
from checker.sheets.recognition.headings import FEWEST_HEADINGS, LONGEST_HEADING, match, numbers_rows


def next_table(grid: Grid, top: int, bottom: int, rosters: Iterable[Roster]) -> int | None:
    """Return the row in which another table begins below the first, with the title above its headings.

    Args:
        grid: The sheet.
        top: The first row of the first table's headings, from 1; 0 where it has none.
        bottom: The last of these rows. The same headings once more belong to the first table.
        rosters: What another table may be.
    """
    if not top:
        return None
    candidates = tuple(rosters)
    first_headings = [grid.rows[row] for row in range(top, bottom + 1)]
    rows = [row for row in grid.rows if row > bottom]
    for index, row in enumerate(rows):
        cells = grid.rows[row]
        if _is_header(cells, candidates) and not any(same_texts(cells, heading) for heading in first_headings):
            return rows[_with_title(grid, rows, index)]
    return None


def table_above(grid: Grid, top: int, rosters: Iterable[Roster]) -> int | None:
    """Return the row above a table's headings in which another begins: all its cells are headings of one roster."""
    candidates = tuple(rosters)
    above = ((row, cells) for row, cells in grid.rows.items() if row < top)
    return next((row for row, cells in above if _is_header(cells, candidates, whole=True)), None)


def _with_title(grid: Grid, rows: Sequence[int], index: int) -> int:
    """Return the index of the table's title, the row just above with one cell and a blank row above it, or `index`."""
    before = index - 1
    apart = before > 0 and rows[before - 1] < rows[before] - 1
    return before if apart and len(grid.rows[rows[before]]) == 1 else index


def _is_header(cells: Mapping[int, Cell], rosters: Iterable[Roster], *, whole: bool = False) -> bool:
    """Whether a row holds headings of one roster: its first cell is a heading, and so are most of the row or all."""
    first = cells[min(cells)]
    if len(cells) < FEWEST_HEADINGS or not _is_words(first):
        return False
    numbered = numbers_rows(first.text)
    wanted = max(FEWEST_HEADINGS, (len(cells) if whole else (len(cells) + 1) // 2) - numbered)
    return any(_recognised(cells, roster) >= wanted for roster in rosters if numbered or match(first.text, roster))


def _recognised(cells: Mapping[int, Cell], roster: Roster) -> int:
    return sum(1 for cell in cells.values() if _is_words(cell) and match(cell.text, roster))


def _is_words(cell: Cell) -> bool:
    return cell.kind in {"text", "typed"} and len(cell.text) <= LONGEST_HEADING and not cell.text.isdigit()


def same_texts(first: Mapping[int, Cell], second: Mapping[int, Cell]) -> bool:
    """Whether two rows have the same texts, but for white space around them."""
    return first.keys() == second.keys() and all(
        cell.text.strip() == second[column].text.strip() for column, cell in first.items()
    )
