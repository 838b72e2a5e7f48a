"""Records over several rows, as where a name is merged downwards because its firm has two rooms."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import unique
from fractions import Fraction

from checker.sheets.files.grid import Cell, Grid
from checker.sheets.recognition.data_rows import Cells
from checker.sheets.recognition.questions import LEAVE, TAKE, Option, Question
from checker.sheets.recognition.sums import number_of
from checker.values.numbers import plain
from checker.wording.message_template import MessageTemplate

JOIN = "join"
"""The answer by which the rows are one record, with their numbers added."""


@unique
class MergeDoubt(MessageTemplate):
    """What is asked about rows of one record."""

    OVER_SEVERAL_ROWS = "名称合并了 {count} 行；下面各行填的是：{below}；请确认怎样读入"


@dataclass(frozen=True, slots=True)
class MergedRecord:
    """A record over several rows.

    Attributes:
        rows: Their numbers.
        cells: Their cells.
        numbers: The columns with numbers, among those that are taken.
        others: The other columns that are taken.
    """

    rows: Sequence[int]
    cells: Sequence[Cells]
    numbers: Collection[int]
    others: Collection[int]

    def question(self, name: str) -> Question:
        """Return what is asked: adding is proposed where the rows below have nothing but numbers."""
        below = [cell.text for cells in self.cells[1:] for column, cell in cells.items() if self._is_taken(column)]
        message = MergeDoubt.OVER_SEVERAL_ROWS(count=len(self.rows), below="、".join(below))
        join = Option(JOIN, "合成一条，各数相加")
        leave = Option(LEAVE, f"只读入第 {self.rows[0]} 行")
        offered = [join, leave] if self._has_only_numbers_below else [leave, join]
        if not self._can_be_added:
            offered.remove(join)
        where = f"第 {self.rows[0]}–{self.rows[-1]} 行"
        return Question(f"rows-{self.rows[0]}", where, name, message, (*offered, Option(TAKE, "每行各读入一条")))

    def joined(self) -> Cells:
        """Return the cells of the one record: numbers are added, of others the first counts."""
        joined: dict[int, Cell] = {}
        for cells in reversed(self.cells):
            joined |= cells
        for column in self.numbers:
            found = [number for cells in self.cells if (number := number_of(cells.get(column))) is not None]
            if len(found) > 1:
                joined[column] = Cell("number", plain(Fraction(sum(found, Decimal()))))
        return joined

    def _is_taken(self, column: int) -> bool:
        return column in self.numbers or column in self.others

    @property
    def _has_only_numbers_below(self) -> bool:
        return not any(column in self.others for cells in self.cells[1:] for column in cells)

    @property
    def _can_be_added(self) -> bool:
        cells = (cells.get(column) for cells in self.cells for column in self.numbers)
        return all(cell.display is None and number_of(cell) is not None for cell in cells if cell)


def merged_records(
    grid: Grid, rows: Mapping[int, Cells], name: int, numbers: Collection[int], others: Collection[int]
) -> Iterator[MergedRecord]:
    """Yield the records over several rows.

    Args:
        grid: The sheet.
        rows: The rows that may be records.
        name: The column with the names.
        numbers: The columns with numbers, among those that are taken.
        others: The other columns that are taken.
    """
    taken = {*numbers, *others}
    every = sorted(number for number, cells in rows.items() if not taken.isdisjoint(cells))
    last = 0
    for merged in sorted(grid.merged, key=lambda merged: merged.top):
        if merged.left <= name <= merged.right and merged.top > last and name in rows.get(merged.top, {}):
            last = merged.bottom
            found = every[bisect_left(every, merged.top) : bisect_right(every, merged.bottom)]
            if len(found) > 1:
                yield MergedRecord(found, [rows[number] for number in found], numbers, others)
