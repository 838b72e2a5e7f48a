"""Sums of the rows so far, by which a total is known that is not called one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from checker.sheets.files.grid import Cell

_FEWEST_ROWS = 2
_NUMBER = re.compile(r"-?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?", re.ASCII)
"""A number whose commas, if it has any, stand between groups of three digits."""


@dataclass(slots=True)
class _Sums:
    """Sums by column over some rows."""

    rows: int = 0
    sums: dict[int, Decimal] = field(default_factory=dict)

    def add(self, numbers: Mapping[int, Decimal]) -> None:
        self.rows += 1
        for column, number in numbers.items():
            self.sums[column] = self.sums.get(column, Decimal()) + number

    def are(self, numbers: Mapping[int, Decimal]) -> bool:
        return self.rows >= _FEWEST_ROWS and all(self.sums.get(column) == number for column, number in numbers.items())


@dataclass(slots=True)
class RunningSums:
    """Sums of columns over the rows that were added: over all, and over those since the last total.

    Rows are added up only when they are compared with.

    Attributes:
        columns: The columns with numbers.
    """

    columns: tuple[int, ...]
    _waiting: list[Mapping[int, Cell]] = field(default_factory=list)
    _all: _Sums = field(default_factory=_Sums)
    _group: _Sums = field(default_factory=_Sums)

    def add(self, cells: Mapping[int, Cell]) -> None:
        """Add a row."""
        self._waiting.append(cells)

    def begin_group(self) -> None:
        """Begin anew with the sums since the last total."""
        self._add_waiting()
        self._group = _Sums()

    def equal(self, cells: Mapping[int, Cell]) -> int:
        """Return how many numbers a row has besides zeros, if all are sums over two rows or more; else 0."""
        self._add_waiting()
        numbers = self._numbers(cells)
        if not (self._all.are(numbers) or self._group.are(numbers)):
            return 0
        return sum(1 for number in numbers.values() if number)

    def _add_waiting(self) -> None:
        for cells in self._waiting:
            numbers = self._numbers(cells)
            self._all.add(numbers)
            self._group.add(numbers)
        self._waiting.clear()

    def _numbers(self, cells: Mapping[int, Cell]) -> Mapping[int, Decimal]:
        found = ((column, number_of(cells.get(column))) for column in self.columns)
        return {column: number for column, number in found if number is not None}


def number_of(cell: Cell | None) -> Decimal | None:
    """Return the number of a cell that holds nothing else; None for another cell."""
    if cell is None or cell.kind not in {"number", "text", "typed"}:
        return None
    text = cell.text.strip()
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None
