"""Leaves out results of formulas that no program has calculated.

Programs that write formulas and cannot calculate store a zero, an old result or none, and leave the rest to whoever
opens the file. Such a file is marked to be calculated when it is opened; so is one that Excel has saved before it was
done. A file that has not even the settings of calculation that every spreadsheet writes is believed as soon as one of
its results is something.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.sheets.files.grid import Cell, Grid
from checker.sheets.files.xml_events import TRUE

type _Cells = Mapping[tuple[int, int], Cell]
_NOTHING = "0"


def calculated(grids: Sequence[Grid], settings: Mapping[str, str] | None) -> tuple[Grid, ...]:
    """Return a workbook's sheets, their cells without those that were not calculated, which are named apart.

    Args:
        grids: The sheets.
        settings: The workbook's settings of calculation; None where it has none.
    """
    results = [dict(_results(grid)) for grid in grids]
    cells = [cell for found in results for cell in found.values()]
    if not cells or _are_calculated(cells, settings):
        return tuple(grids)
    return tuple(_without(grid, found) if found else grid for grid, found in zip(grids, results, strict=True))


def _results(grid: Grid) -> Iterator[tuple[tuple[int, int], Cell]]:
    for number, cells in grid.rows.items():
        for column, cell in cells.items():
            if cell.formula is not None:
                yield (number, column), cell


def _are_calculated(results: Sequence[Cell], settings: Mapping[str, str] | None) -> bool:
    if settings is None:
        stored = [cell for cell in results if cell.kind != "formula"]
        return not stored or any(cell.text != _NOTHING for cell in stored)
    return settings.get("fullCalcOnLoad") not in TRUE and settings.get("calcCompleted", "1") in TRUE


def _without(grid: Grid, found: _Cells) -> Grid:
    rows = {
        number: kept
        for number, cells in grid.rows.items()
        if (kept := {column: cell for column, cell in cells.items() if (number, column) not in found})
    }
    return replace(grid, rows=rows, uncalculated=found)
