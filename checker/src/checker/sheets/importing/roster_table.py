"""Reads the rows of a roster from a sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker.application.texts import texts_from_row
from checker.form.field import Field
from checker.form.roster import Roster
from checker.sheets.cells.cell import read_cell
from checker.sheets.cells.cell_reading import Reading
from checker.sheets.files.error import SheetError
from checker.sheets.files.grid import Cell, Grid, Span, letter
from checker.sheets.importing.import_notes import missing_name, on_hidden, on_units
from checker.sheets.importing.sheet import Found, Remark, Sheet, Skipped
from checker.sheets.recognition.headings import ENOUGH
from checker.sheets.recognition.layout import Layout
from checker.sheets.recognition.non_data_rows import EXAMPLE, NOTE, TOTAL, mark_of

_SAMPLES = 3
_ABOVE = "表格上方的标题"
_OTHER_TABLE = "从第 {} 行起是另一张表，没有读入；请移到单独的工作表再导入"
_AGAIN = "文件里这一格有两个值，只读入第一个"
_NO_ROWS = "没有可导入的行，现有的行不会改动"
_LEAST_FILLED = 2


def read_table(grid: Grid, layout: Layout) -> Sheet:
    """Read a sheet whose layout is known; one that is no roster is only described.

    Raises:
        SheetError: It has more rows than the roster takes.
    """
    table = _Table(grid, layout)
    body = table.body()
    if layout.roster:
        table.read(layout.roster, body)
    columns = tuple(_columns(layout, body))
    return Sheet(
        grid,
        layout,
        tuple(table.rows),
        columns=columns,
        rejected=tuple(table.rejected),
        noted=(*on_units(layout), *on_hidden(grid, layout, body), *table.noted),
        skipped=(*table.about(), *table.skipped, *_not_taken(columns, layout), *table.left),
    )


def doubled(grid: Grid) -> Iterator[Skipped]:
    """Yield the cells that stand where the file already has another."""
    for row, place, text in grid.again:
        yield Skipped(f"{letter(place)}{row}", text, _AGAIN)


@dataclass(slots=True)
class _Table:
    """The rows of a sheet, while they are read."""

    grid: Grid
    layout: Layout
    rows: list[Mapping[str, str]] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)
    noted: list[Remark] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    left: list[Skipped] = field(default_factory=list)

    def body(self) -> Mapping[int, Mapping[int, Cell]]:
        """Return the rows that are data, and list the others."""
        header, end = self.layout.header, self.layout.end
        wide = {span.top: span for span in self.grid.spans if span.right > span.left}
        body: dict[int, Mapping[int, Cell]] = {}
        below = False  # notes go on below the first, one to a row
        for number, cells in self.grid.rows.items():
            if number < header.top:
                above = self.layout.above
                self._skip(number, cells, _OTHER_TABLE.format(above) if above and number >= above else _ABOVE)
            elif end and number >= end:
                self._skip(number, cells, _OTHER_TABLE.format(end))
            elif header.top <= number <= header.bottom:
                continue
            elif reason := self._no_data(cells, wide.get(number), below=below):
                self._skip(number, cells, reason)
                below = reason == NOTE
            elif not self._is_blank(cells):
                body[number] = cells
                below = False
        return body

    def _is_blank(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a row was only numbered beforehand."""
        return set(cells) == {self.layout.numbering} and all(map(_is_number, cells.values()))

    def _no_data(self, cells: Mapping[int, Cell], span: Span | None, *, below: bool) -> str:
        if below and len(cells) == 1 and not self._is_blank(cells):
            return NOTE
        places = sorted(cells)
        for place in places[:2]:
            if reason := mark_of(cells[place].text):
                return "" if reason == NOTE and self._is_full(cells, place) else reason
            if place != self.layout.numbering:
                break
        if span and len(cells) == 1 and span.left == places[0]:
            return "合并成一格的标题或说明"
        return "又一行表头" if self._is_header(cells) else ""

    def _is_full(self, cells: Mapping[int, Cell], marked: int) -> bool:
        """Whether, beside one cell that looks like a note, about half of the columns are filled."""
        columns = self.layout.columns
        filled = sum(1 for place in cells if place in columns and place != marked and not mark_of(cells[place].text))
        return filled >= max(_LEAST_FILLED, len(columns) // 2)

    def _is_header(self, cells: Mapping[int, Cell]) -> bool:
        texts = _texts(cells)
        header = self.layout.header
        if header.top and any(texts == _texts(self.grid.rows[row]) for row in range(header.top, header.bottom + 1)):
            return True
        labels = header.labels
        known = [place for place in self.layout.columns if place in labels]
        number = None if self.layout.numbering is None else cells.get(self.layout.numbering)
        if len(known) < ENOUGH or (number and _is_number(number)):
            return False
        return all(texts.get(place) == labels[place][-1].strip() for place in known)

    def _skip(self, number: int, cells: Mapping[int, Cell], reason: str) -> None:
        text = " ".join(cells[place].text for place in sorted(cells))
        usual = reason in {_ABOVE, TOTAL} or (reason == EXAMPLE and self._is_own_example(cells))
        self.skipped.append(Skipped(f"第 {number} 行", text, reason, usual))

    def _is_own_example(self, cells: Mapping[int, Cell]) -> bool:
        """Whether a row is one of the examples that this site's own template has."""
        if not (roster := self.layout.roster):
            return False
        readers = [_Reader(self.grid, self.layout, place, name, roster) for place, name in self.layout.columns.items()]
        read = {reader.name: reader.read(cells[reader.place]).text for reader in readers if reader.place in cells}
        return any(read == texts_from_row(row, roster) for row in roster.row.get("examples", ()))

    def about(self) -> Iterator[Skipped]:
        """Say of the whole sheet that it has no rows, or that they have no names."""
        if self.layout.roster and not self.rows:
            yield Skipped("整张工作表", "", _NO_ROWS, usual=True)
        else:
            yield from missing_name(self.layout)
        yield from doubled(self.grid)

    def read(self, roster: Roster, body: Mapping[int, Mapping[int, Cell]]) -> None:
        """Read the cells of the data."""
        readers = [_Reader(self.grid, self.layout, place, name, roster) for place, name in self.layout.columns.items()]
        merged = {(span.top, span.left): span for span in self.grid.spans if span.bottom > span.top}
        numbering = self.layout.numbering
        for number, cells in body.items():
            row: dict[str, str] = {}
            for reader in readers:
                if (cell := cells.get(reader.place)) is not None:
                    reading = reader.read(cell)
                    if reading.outcome == "taken":
                        row[reader.name] = reading.text
                    else:
                        self._note(number, reader, cell, reading, row)
                    if merged and (span := merged.get((number, reader.place))):
                        self.noted.append(reader.remark(number, cell.text, _merged(span)))
            if numbering is not None and (cell := cells.get(numbering)) and not _is_number(cell):
                self.left.append(Skipped(f"{letter(numbering)}{number}", cell.text, "序号栏里的文字，没有读入"))
            if row:
                self.rows.append(row)
        if len(self.rows) > roster.limit:
            raise SheetError(f"“{roster.title}”有 {len(self.rows)} 行，最多 {roster.limit} 行；请删去多余的行。")

    def _note(self, number: int, reader: "_Reader", cell: Cell, reading: Reading, row: dict[str, str]) -> None:
        if reading.outcome == "left":
            self.left.append(Skipped(f"{letter(reader.place)}{number}", cell.text, reading.reason))
            return
        row[reader.name] = reading.text
        remarks = self.rejected if reading.outcome == "rejected" else self.noted
        remarks.append(reader.remark(number, cell.text, reading.reason))


@dataclass(slots=True)
class _Reader:
    """Reads one column; the same cell is read once."""

    grid: Grid
    layout: Layout
    place: int
    name: str
    roster: Roster
    part: Field = field(init=False)
    unit: str = field(init=False)
    known: dict[Cell, Reading] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = self.roster.field_of(self.name)
        if found is None:
            raise SheetError(f"“{self.roster.title}”没有名为“{self.name}”的栏目。")
        self.part = found
        self.unit = self.layout.unit(self.place)

    def read(self, cell: Cell) -> Reading:
        """Read a cell."""
        reading = self.known.get(cell)
        if reading is None:
            reading = self.known[cell] = read_cell(cell, self.part, self.unit, since_1904=self.grid.since_1904)
        return reading

    def remark(self, number: int, text: str, reason: str) -> Remark:
        """Say something about a cell of the column."""
        return Remark(number, self.place, self.layout.heading(self.place) or self.part.title, text, reason)


def _merged(span: Span) -> str:
    return f"与下面 {span.bottom - span.top} 行合并，只读入这一行；其余各行请自行补填"


def _is_number(cell: Cell) -> bool:
    return cell.text.strip().strip(".、()（）").isdigit()


def _columns(layout: Layout, body: Mapping[int, Mapping[int, Cell]]) -> Iterator[Found]:
    places = set(layout.header.labels) | set(layout.columns)
    filled: dict[int, int] = {}
    samples: dict[int, list[str]] = {}
    for cells in body.values():
        for place, cell in cells.items():
            count = filled[place] = filled.get(place, 0) + 1
            if count <= _SAMPLES:
                samples.setdefault(place, []).append(cell.text)
    for place in sorted((places | filled.keys()) - {layout.numbering}):
        name = layout.columns.get(place, "")
        yield Found(place, layout.heading(place), name, filled.get(place, 0), tuple(samples.get(place, ())))


def _not_taken(columns: tuple[Found, ...], layout: Layout) -> Iterator[Skipped]:
    for column in columns:
        if column.column or not (column.filled or column.place in layout.header.labels):
            continue
        reason = layout.reasons.get(column.place) or ("没有对应的栏目" if column.heading else "没有标题")
        yield Skipped(f"{letter(column.place)} 列", column.heading, f"{reason}，{column.filled} 格没有读入")


def _texts(cells: Mapping[int, Cell]) -> Mapping[int, str]:
    return {place: cell.text.strip() for place, cell in cells.items()}
