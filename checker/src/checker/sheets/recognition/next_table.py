"""Another table above or below the one that is read: people put several on one sheet."""

from collections.abc import Iterable, Mapping, Sequence

from checker.form.roster import Roster
from checker.sheets.files.grid import Cell, Grid
from checker.sheets.recognition.headings import ENOUGH, LONGEST_HEADING, column_of, numbers_rows


def next_table(grid: Grid, top: int, bottom: int, rosters: Iterable[Roster]) -> int | None:
    """Return the row in which another table begins below the first, with the title above its headings.

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
    rows = [row for row in grid.rows if row > bottom]
    heads = (row for row in rows if _heads(grid.rows[row], known) and _texts(grid.rows[row]) not in above)
    found = next(heads, None)
    return rows[_with_title(grid, rows, rows.index(found))] if found else None


def table_above(grid: Grid, top: int, rosters: Iterable[Roster]) -> int | None:
    """Return the row above a table's headings in which another begins: it has headings of one roster only."""
    known = tuple(rosters)
    return next((row for row, cells in grid.rows.items() if row < top and _heads(cells, known, whole=True)), None)


def _with_title(grid: Grid, rows: Sequence[int], place: int) -> int:
    """Return the place of the row just above that has one text and a blank row above it, or else the same place."""
    before = place - 1
    apart = before > 0 and rows[before - 1] < rows[before] - 1
    return before if apart and len(grid.rows[rows[before]]) == 1 else place


def _heads(cells: Mapping[int, Cell], rosters: Iterable[Roster], *, whole: bool = False) -> bool:
    """Whether a row has headings: its first cell is one or numbers the rows, and most, or all, are of one roster."""
    first = cells[min(cells)]
    if len(cells) < ENOUGH or not _is_words(first):
        return False
    numbered = numbers_rows(first.text)
    wanted = max(ENOUGH, (len(cells) if whole else (len(cells) + 1) // 2) - numbered)
    return any(_known(cells, roster) >= wanted for roster in rosters if numbered or column_of(first.text, roster))


def _known(cells: Mapping[int, Cell], roster: Roster) -> int:
    return sum(1 for cell in cells.values() if _is_words(cell) and column_of(cell.text, roster))


def _is_words(cell: Cell) -> bool:
    return cell.kind in {"text", "typed"} and len(cell.text) <= LONGEST_HEADING and not cell.text.isdigit()


def _texts(cells: Mapping[int, Cell]) -> Mapping[int, str]:
    return {place: cell.text.strip() for place, cell in cells.items()}
