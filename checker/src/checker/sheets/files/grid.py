"""A sheet as it stands in a file, before anything is made of it. Rows count from 1, columns from 0."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from checker.sheets.files.errors import UnreadSheet

type Kind = Literal[
    "text",
    "typed",
    "number",
    "percent",
    "day",
    "month",
    "month-day",
    "year",
    "flag",
    "formula",
    "error",
    "damaged",
    "picture",
]
"""How a cell was stored: ``typed`` is text from a file that does not tell numbers from text, ``month`` a date of which
only year and month are shown, ``month-day`` and ``year`` days of which only that is shown, ``formula`` one without a
result, ``error`` one whose result is an error, ``damaged`` one whose text is missing in the file, ``picture`` one with
a picture in it."""

MOST_COLUMNS = 200
LONGEST_TEXT = 32_767


@dataclass(frozen=True, slots=True)
class NumberDisplay:
    """What a number's format shows besides its stored digits.

    Attributes:
        words: Words and signs, such as ``万元`` or ``¥``; empty where there are none.
        decimal_shift: By how many decimal places the shown number is smaller than the stored one: 3 for each comma at
            the format's end. None where that cannot be told.
    """

    words: str
    decimal_shift: int | None = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not blank.

    Attributes:
        kind: How it was stored.
        text: Its text; a number as the shortest decimal, a date as ``2021-03-05``, perhaps followed by a time.
        display: What its number format shows, where that is more than the digits.
        formula: The formula whose result it is, empty where it repeats that of another cell; None where it is none.
    """

    kind: Kind
    text: str
    display: NumberDisplay | None = None
    formula: str | None = None


@dataclass(frozen=True, slots=True)
class MergedCells:
    """A rectangle of merged cells; all four edges belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class HiddenParts:
    """The hidden rows and columns of a visible sheet, and its zeros that are not shown, by row and column."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    zeros: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class DuplicateCell:
    """A cell with the address of one that came before it in the file."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, eq=False)
class Grid:
    """A sheet.

    Attributes:
        name: Its name; empty for pasted text.
        rows: Its cells by row and column; blank ones are left out, rows are in order.
        merged: Its merged cells.
        unread: Why it was not read; None where it was.
        pasted: Whether it was pasted, and so may have no headings.
        since_1904: Whether its dates are counted from 1904 instead of 1900.
        hidden_parts: Its hidden rows and columns, which are read like the others.
        duplicate_cells: Cells that were not taken, because another has their address.
        widths: How many fields rows have that were not stored as single cells, blank ones included.
        uncalculated: Formulas by row and column that were not taken, because nobody has calculated them.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]] = field(default_factory=dict)
    merged: tuple[MergedCells, ...] = ()
    unread: UnreadSheet | None = None
    pasted: bool = False
    since_1904: bool = False
    hidden_parts: HiddenParts = field(default_factory=HiddenParts)
    duplicate_cells: tuple[DuplicateCell, ...] = ()
    widths: Mapping[int, int] = field(default_factory=dict)
    uncalculated: Mapping[tuple[int, int], Cell] = field(default_factory=dict)

    @property
    def hidden(self) -> bool:
        """Whether the sheet is hidden, and was therefore not read."""
        return self.unread is UnreadSheet.HIDDEN_SHEET


def column_letters(column: int) -> str:
    """Return what Excel calls a column: A, B … Z, AA and so on."""
    above, last = divmod(column, 26)
    return (column_letters(above - 1) if above else "") + chr(ord("A") + last)


def cell_address(row: int, column: int) -> str:
    """Return what Excel calls a cell, such as B2."""
    return f"{column_letters(column)}{row}"
