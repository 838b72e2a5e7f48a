"""The tables of an official text: from lines of cells to a grid that HTML can say.

One line is one row; tabs separate its cells. Four marks carry what plain text cannot:

    <        belongs to the cell on its left
    ^        belongs to the cell above
    _        an empty cell (visible, so that an editor that trims trailing tabs cannot damage a row)
    !label   a cell that names the cells to its right; alone in its row, it names all rows below

The first `header` rows are column headings.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.source import SourceError

LEFT, ABOVE, EMPTY, LABEL = "<", "^", "_", "!"

type Scope = Literal["col", "row", "rowgroup"]
type Row = tuple[Cell, ...]
type _Position = tuple[int, int]  # row and column, from 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, with the space that it takes.

    Attributes:
        text: What stands in it; empty where applicants write.
        scope: What it is the heading of, as in HTML's `scope`; None for an ordinary cell.
        colspan: Number of columns.
        rowspan: Number of rows.
    """

    text: str
    scope: Scope | None
    colspan: int
    rowspan: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows: those of its column headings, and groups of others.

    A group begins at the top and at each row that only consists of a label.
    """

    head: tuple[Row, ...]
    bodies: tuple[tuple[Row, ...], ...]

    @property
    def text(self) -> str:
        """The text of all cells in reading order."""
        rows = (*self.head, *(row for body in self.bodies for row in body))
        return " ".join(cell.text for row in rows for cell in row if cell.text)


@dataclass(frozen=True, slots=True)
class TableSource:
    """The lines of one table, and where they stand.

    Attributes:
        path: The file.
        first_line: The number of the first row's line.
        address: The table's address, for messages.
        lines: The rows as written.
        header: How many of them are column headings.
    """

    path: Path
    first_line: int
    address: str
    lines: Sequence[str]
    header: int

    def error(self, row: int, message: str, remedy: str) -> SourceError:
        """Describe what is wrong in a row, counted from 0."""
        return SourceError(self.path, self.first_line + row, self.address, message, remedy)


def parse_grid(source: TableSource) -> Grid:
    """Read the rows of a table.

    Raises:
        SourceError: Rows differ in length, a cell is left blank, or marks contradict each other.
    """
    marks = _read_marks(source)
    areas = _merge(source, marks)
    rows: list[list[Cell]] = [[] for _ in marks]
    for (row, column), area in sorted(areas.items()):
        rows[row].append(_cell(source, marks[row][column], (row, column), area, len(marks[0])))
    body = [tuple(row) for row in rows[source.header :]]
    return Grid(tuple(tuple(row) for row in rows[: source.header]), _groups(body))


def _read_marks(source: TableSource) -> list[list[str]]:
    if not source.lines:
        raise source.error(-1, "表格一行也没有", "在围栏里每行写一行表格")
    if source.header > len(source.lines):
        raise source.error(
            -1, f"header={source.header}，而表格只有 {len(source.lines)} 行", "header 写表头的行数，没有表头时不写"
        )
    marks = [[cell.strip() for cell in line.split("\t")] for line in source.lines]
    width = len(marks[0])
    for number, row in enumerate(marks):
        if len(row) != width:
            raise source.error(
                number,
                f"这一行有 {len(row)} 格，第一行有 {width} 格",
                f"每格之间用一个制表符（Tab），空格子写 {EMPTY}，与左格合并写 {LEFT}，与上格合并写 {ABOVE}",
            )
        if "" in row:
            raise source.error(
                number, f"第 {row.index('') + 1} 格什么也没写", f"空格子写 {EMPTY}；若多打了制表符，请删去"
            )
    return marks


def _merge(source: TableSource, marks: Sequence[Sequence[str]]) -> Mapping[_Position, list[_Position]]:
    """Find all positions that each written cell covers, and make sure that they form a rectangle."""
    origins: dict[_Position, _Position] = {}
    areas: defaultdict[_Position, list[_Position]] = defaultdict(list)
    for row, cells in enumerate(marks):
        for column, mark in enumerate(cells):
            position = (row, column)
            if mark == LEFT:
                if column == 0:
                    raise source.error(row, f"第 1 格写了 {LEFT}，但左边没有格子", f"空格子写 {EMPTY}")
                origins[position] = origins[row, column - 1]
            elif mark == ABOVE:
                if row in (0, source.header):
                    raise source.error(
                        row,
                        f"第 {column + 1} 格写了 {ABOVE}，但上边没有同属一处（表头或表身）的格子",
                        f"空格子写 {EMPTY}；若上一行也是表头，请改 header 的数字",
                    )
                origins[position] = origins[row - 1, column]
            else:
                origins[position] = position
            areas[origins[position]].append(position)
    for origin, area in areas.items():
        if len(area) != _height(area) * _width(area):
            raise source.error(
                origin[0], f"第 {origin[1] + 1} 格与别格合并后不成矩形", f"检查这一格右边的 {LEFT} 和下边的 {ABOVE}"
            )
    return areas


def _height(area: Sequence[_Position]) -> int:
    rows = [row for row, _ in area]
    return max(rows) - min(rows) + 1


def _width(area: Sequence[_Position]) -> int:
    columns = [column for _, column in area]
    return max(columns) - min(columns) + 1


def _cell(source: TableSource, mark: str, position: _Position, area: Sequence[_Position], table_width: int) -> Cell:
    row, column = position
    in_head = row < source.header
    text = "" if mark == EMPTY else mark.removeprefix(LABEL).strip()
    scope: Scope | None = None
    if in_head:
        scope = "col"
    elif mark.startswith(LABEL):
        scope = "rowgroup" if _width(area) == table_width else "row"
    if scope is not None and not text:
        raise source.error(
            row, f"第 {column + 1} 格是表头或栏目名，却是空的", f"写上文字，或与左格（{LEFT}）、上格（{ABOVE}）合并"
        )
    return Cell(text, scope, _width(area), _height(area))


def _groups(rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    groups: list[list[Row]] = []
    for row in rows:
        if not groups or (row and row[0].scope == "rowgroup"):
            groups.append([])
        groups[-1].append(row)
    return tuple(tuple(group) for group in groups)
