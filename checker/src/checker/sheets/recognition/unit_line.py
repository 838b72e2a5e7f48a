"""The units that a line above a table names for its figures, as in “单位：万元”."""

import re
import unicodedata
from dataclasses import dataclass

from checker.sheets.cells.quantities import scale_between, unit_of
from checker.sheets.files.grid import Grid

_LINE = re.compile(r"(?:^|[\s(\[,;])(?:金额|货币|计量)?单\s*+位\s*+(?:[:(为]\s*+)?([^\s()\[\]:][^()\[\]:]{0,30})")
_FOREIGN = re.compile(r"[百千万亿]*(?:美元|欧元|日元|港元|港币|亩|公顷|公里|米)")
_LONGEST = 500
_BETWEEN = re.compile(r"[,、/;\s和及]+")
_AROUND = re.compile(r"人民币|rmb|均?[为是]|[。.]$")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A line above a table that names units.

    Attributes:
        row: Where it stands, from 1.
        place: The place of its first cell, from 0.
        text: What it says.
        units: The units that it names, also those from which nothing can be converted.
    """

    row: int
    place: int
    text: str
    units: tuple[str, ...]

    def serving(self, unit: str) -> list[str]:
        """Return which of its units a column's figures may be in, by the column's unit."""
        return [named for named in self.units if unit and scale_between(named, unit) is not None]

    @property
    def foreign(self) -> bool:
        """Whether it names a unit from which nothing can be converted."""
        return any(not unit_of(named) for named in self.units)


def unit_line(grid: Grid, top: int) -> UnitLine | None:
    """Return the line that names units above a table, by the first row of its headings; the nearest of several."""
    for row in sorted((row for row in grid.rows if row < top), reverse=True):
        cells = grid.rows[row]
        text = " ".join(cells[place].text for place in sorted(cells))[:_LONGEST]
        for found in _LINE.finditer(unicodedata.normalize("NFKC", text)):
            named = [_AROUND.sub("", part.casefold()) for part in _BETWEEN.split(found[1])]
            units = tuple(dict.fromkeys(part for part in named if unit_of(part) or _FOREIGN.fullmatch(part)))
            if units:
                return UnitLine(row, min(cells), text, units)
    return None
