"""The units that a line above a table names for its figures, as in “单位：万元”."""

import re
import unicodedata
from dataclasses import dataclass

from checker.sheets.files.grid import Grid
from checker.values.units import factor_between, is_unit

_LINE = re.compile(r"(?:^|[\s(\[,;])(?:金额|货币|计量)?单\s*+位\s*+(?:[:(为]\s*+)?([^\s()\[\]:][^()\[\]:]{0,30})")
_FOREIGN_UNIT = re.compile(r"[百千万亿]*(?:美元|欧元|日元|港元|港币|亩|公顷|公里|米)")
_LONGEST = 500
_SEPARATOR = re.compile(r"[,、/;\s和及]+")
_AROUND_UNIT = re.compile(r"人民币|rmb|均?[为是]|[。.]$")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A line above a table that names units.

    Attributes:
        row: Its row.
        column: The column of its first cell.
        text: Its text.
        units: The units that it names, also those that cannot be converted.
    """

    row: int
    column: int
    text: str
    units: tuple[str, ...]

    def serving(self, unit: str) -> list[str]:
        """Return which of its units the figures of a column may be in that has a certain unit."""
        return [named for named in self.units if unit and factor_between(named, unit) is not None]

    @property
    def foreign(self) -> bool:
        """Whether it names a unit that cannot be converted."""
        return not all(map(is_unit, self.units))


def unit_line(grid: Grid, top: int) -> UnitLine | None:
    """Return the line that names units above a table whose headings begin in row `top`; the nearest of several."""
    for row in sorted((row for row in grid.rows if row < top), reverse=True):
        cells = grid.rows[row]
        text = " ".join(cells[column].text for column in sorted(cells))[:_LONGEST]
        for found in _LINE.finditer(unicodedata.normalize("NFKC", text)):
            named = [_AROUND_UNIT.sub("", part.casefold()) for part in _SEPARATOR.split(found[1])]
            units = tuple(dict.fromkeys(part for part in named if is_unit(part) or _FOREIGN_UNIT.fullmatch(part)))
            if units:
                return UnitLine(row, min(cells), text, units)
    return None
