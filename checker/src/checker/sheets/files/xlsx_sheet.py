"""The cells of one sheet of a workbook."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from checker.sheets.files.errors import FileFault, SheetError
from checker.sheets.files.escapes import decoded
from checker.sheets.files.grid import (
    LONGEST_TEXT,
    MOST_COLUMNS,
    Cell,
    DuplicateCell,
    Grid,
    HiddenParts,
    MergedCells,
    cell_address,
)
from checker.sheets.files.number_formats import PLAIN, Format, iso_day, numeric
from checker.sheets.files.text_cells import text_cell
from checker.sheets.files.xlsx_parts import MOST_CELLS, PartReader
from checker.sheets.files.xml_events import TRUE, integer

_DIGITS = "0123456789"
_ZERO = re.compile(r"0*(?:\.0*)?")
_MOST_MERGED_CELLS = 20_000
_MOST_ROWS = 1_048_576
"""How many rows a sheet of Excel has."""

_PICTURE = "picture"
"""The type that is given here to errors with a value of their own: that is how Excel stores a picture in a cell."""

_CELLS_BY_TYPE: Mapping[str, Callable[[str], Cell | None]] = {
    "inlineStr": lambda value: text_cell(decoded(value)),
    "str": lambda value: text_cell(decoded(value)),
    "b": lambda value: Cell("flag", "TRUE" if value.strip() in TRUE else "FALSE"),
    "e": lambda value: Cell("error", value),
    _PICTURE: lambda value: Cell("picture", value),
}
"""Makes cells from the values of all types but numbers, days and shared texts."""


@dataclass(frozen=True, slots=True)
class WorkbookContext:
    """What all sheets of a workbook share.

    Attributes:
        texts: The texts that cells refer to by number; None for a blank one.
        formats: The number formats of styles.
        since_1904: Whether dates are counted from 1904.
        most_rows: How many rows that are not blank a sheet may have.
    """

    texts: Sequence[Cell | None]
    formats: Sequence[Format]
    since_1904: bool
    most_rows: int


@dataclass(slots=True)
class SheetReader(PartReader):
    """Reads the cells of one sheet."""

    elements: ClassVar[frozenset[str]] = frozenset(
        ["sheetView", "sheetFormatPr", "col", "row", "c", "v", "f", "t", "rPh", "mergeCell"]
    )
    name: str
    context: WorkbookContext
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[MergedCells] = field(default_factory=list)
    hides_rows: bool = False
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    hidden_zeros: set[tuple[int, int]] = field(default_factory=set)
    shows_zeros: bool = True
    duplicate_cells: list[DuplicateCell] = field(default_factory=list)
    known_cells: dict[tuple[str, str, str | None], Cell | None] = field(default_factory=dict)
    columns_by_letters: dict[str, int] = field(default_factory=dict)
    cell_count: int = 0
    row: int = 0
    column: int = -1
    type: str = ""
    style: str = ""
    value: str | None = None
    formula: str | None = None
    pieces: list[str] | None = None
    in_pronunciation: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note where a cell stands and how it is stored."""
        if name == "c":
            self._count()
            reference = attributes.get("r")
            self.column = self._column(reference.rstrip(_DIGITS)) if reference else self.column + 1
            self.type = attributes.get("t", "n")
            if self.type == "e" and "vm" in attributes:
                self.type = _PICTURE
            self.style = attributes.get("s", "")
            self.value = self.formula = None
        elif name in {"v", "f", "t"}:
            self.pieces = None if self.in_pronunciation else []
        elif name == "row":
            self._begin_row(attributes)
        elif name == "rPh":
            self.in_pronunciation = True
        elif name == "sheetView":
            self.shows_zeros &= attributes.get("showZeros", "1") in TRUE
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "sheetFormatPr":
            self.hides_rows = attributes.get("zeroHeight") in TRUE or _is_zero(attributes.get("defaultRowHeight"))
        elif name == "col" and (attributes.get("hidden") in TRUE or _is_zero(attributes.get("width"))):
            first, last = integer(attributes.get("min", "1")), integer(attributes.get("max", "1"))
            self.hidden_columns.update(range(max(first, 1) - 1, min(last, MOST_COLUMNS)))

    def text(self, data: str) -> None:
        """Collect the pieces of a value."""
        if self.pieces is not None:
            self.pieces.append(data)

    def end(self, name: str) -> None:
        """Keep a cell that is complete."""
        if name == "c":
            cell = self._of_formula() if self.formula is not None else self._value() if self.value else None
            if cell:
                self._keep(cell)
        elif self.pieces is not None and name in {"v", "t", "f"}:
            text = "".join(self.pieces)
            self.pieces = None
            if name == "f":
                self.formula = text
            else:
                self.value = (self.value or "") + text if name == "t" else text
        elif name == "rPh":
            self.in_pronunciation = False

    def grid(self) -> Grid:
        """Return what was read, its rows in order."""
        return Grid(
            self.name,
            {number: self.rows[number] for number in sorted(self.rows)},
            tuple(self.merged),
            since_1904=self.context.since_1904,
            hidden_parts=self._hidden_parts(),
            duplicate_cells=tuple(self.duplicate_cells),
        )

    def _hidden_parts(self) -> HiddenParts:
        rows = frozenset(self.hidden_rows & self.rows.keys())
        return HiddenParts(rows, frozenset(self.hidden_columns), frozenset(self.hidden_zeros))

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self._count()
        self.row = integer(attributes["r"]) if "r" in attributes else self.row + 1
        self.column = -1
        if not 1 <= self.row <= _MOST_ROWS:
            raise SheetError(FileFault.CELL_WITHOUT_ADDRESS())
        if self._is_hidden(attributes):
            self.hidden_rows.add(self.row)

    def _is_hidden(self, row: Mapping[str, str]) -> bool:
        """Whether a row is hidden: it says so, has no height, or says nothing on a sheet that hides such rows."""
        if "hidden" in row or "ht" in row:
            return row.get("hidden") in TRUE or _is_zero(row.get("ht"))
        return self.hides_rows

    def _count(self) -> None:
        self.cell_count += 1
        if self.cell_count > MOST_CELLS:
            raise SheetError(FileFault.TOO_MANY_CELLS(sheet=self.name, limit=MOST_CELLS))

    def _of_formula(self) -> Cell | None:
        if not self.value and self.type != "str":
            return Cell("formula", f"={self.formula}", formula=self.formula)
        cell = self._value()
        return replace(cell, formula=self.formula) if cell else None

    def _value(self) -> Cell | None:
        """Return the cell of a value; most cells of a sheet are like another one."""
        key = (self.type, self.style, self.value)
        cell = self.known_cells.get(key)
        if cell is None:
            cell = self.known_cells[key] = self._new_cell()
            if cell and (length := len(cell.text)) > LONGEST_TEXT:
                address = cell_address(self.row, self.column)
                fault = FileFault.CELL_TOO_LONG(sheet=self.name, cell=address, length=length, limit=LONGEST_TEXT)
                raise SheetError(fault)
        return cell

    def _new_cell(self) -> Cell | None:
        if not self.value:
            return None
        if self.type == "s":
            return self._shared_text(self.value)
        if self.type == "d":
            return iso_day(self.value, self._format())
        make = _CELLS_BY_TYPE.get(self.type)
        return make(self.value) if make else self._number(self.value.strip())

    def _shared_text(self, number: str) -> Cell | None:
        if not (number := number.strip()):
            return None
        texts = self.context.texts
        known = number.isascii() and number.isdigit() and int(number) < len(texts)
        return texts[int(number)] if known else Cell("damaged", number)

    def _number(self, raw: str) -> Cell | None:
        return numeric(raw, self._format(), since_1904=self.context.since_1904) if raw else None

    def _format(self) -> Format:
        formats = self.context.formats
        style = int(self.style) if self.style.isascii() and self.style.isdigit() else 0
        return formats[style] if style < len(formats) else PLAIN

    def _keep(self, cell: Cell) -> None:
        if self.column >= MOST_COLUMNS:
            raise SheetError(FileFault.TOO_MANY_COLUMNS(sheet=self.name, limit=MOST_COLUMNS))
        row = self.rows.get(self.row)
        if row is None:
            if not self.row:
                raise SheetError(FileFault.CELL_WITHOUT_ADDRESS())
            row = self.rows[self.row] = {}
            if len(self.rows) > self.context.most_rows:
                raise SheetError(FileFault.TOO_MANY_ROWS(sheet=self.name, limit=self.context.most_rows))
        if self.column in row:
            self.duplicate_cells.append(DuplicateCell(self.row, self.column, cell.text))
            return
        row[self.column] = cell
        if cell.text == "0" and cell.kind == "number" and not (self.shows_zeros and self._format().shows_zero):
            self.hidden_zeros.add((self.row, self.column))

    def _column(self, letters: str) -> int:
        column = self.columns_by_letters.get(letters)
        if column is None:
            column = self.columns_by_letters[letters] = _column(letters)
        return column

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        if last:
            (top, left), (bottom, right) = map(_row_and_column, (first, last))
            self.merged.append(MergedCells(top, left, bottom, right))
        if len(self.merged) > _MOST_MERGED_CELLS:
            raise SheetError(FileFault.TOO_MANY_MERGED_CELLS(sheet=self.name, limit=_MOST_MERGED_CELLS))


def _is_zero(measure: str | None) -> bool:
    """Whether a height or width is none at all."""
    return measure is not None and bool(_ZERO.fullmatch(measure))


def _column(letters: str) -> int:
    if not 1 <= len(letters) <= len("XFD") or not letters.isascii() or not letters.isalpha():
        raise SheetError(FileFault.CELL_WITHOUT_ADDRESS())
    column = 0
    for character in letters.upper():
        column = column * 26 + ord(character) - ord("A") + 1
    return column - 1


def _row_and_column(reference: str) -> tuple[int, int]:
    bare = reference.replace("$", "")
    letters = bare.rstrip(_DIGITS)
    return integer(bare[len(letters) :]), _column(letters)
