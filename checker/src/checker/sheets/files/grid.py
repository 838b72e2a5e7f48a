"""A sheet as it stands in a file, before anything is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

type Kind = Literal["text", "typed", "number", "percent", "day", "month", "flag", "formula", "error"]
"""How a cell was stored: ``typed`` is text from a file that does not tell numbers from text, ``month`` a date of which
only year and month are shown, ``formula`` one without a result, ``error`` one whose result is an error."""

MOST_PLACES = 200
LONGEST_TEXT = 32_767


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number's format shows beside its digits.

    Attributes:
        words: Its words and signs, such as ``万元`` or ``¥``; empty where it has none.
        shift: By how many places what is shown is smaller than what is stored: 3 for each comma at the end; nothing
            where that cannot be told.
    """

    words: str
    shift: int | None = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not blank.

    Attributes:
        kind: How it was stored.
        text: Its text; a number as the shortest decimal, a date as ``2021-03-05``, perhaps with a time behind it.
        measure: What its format makes of a number, where that is more than digits.
    """

    kind: Kind
    text: str
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Cells that were merged; rows count from 1, places from 0, all four ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden of a sheet that is not: numbers of rows, from 1, and places of columns, from 0."""

    rows: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()


@dataclass(frozen=True, eq=False)
class Grid:
    """A sheet.

    Attributes:
        name: Its name; empty for text that was pasted.
        rows: Its cells by row, from 1, and by place, from 0; blank ones are left out, rows are in order.
        spans: What is merged.
        hidden: Whether it is hidden, and was therefore not read.
        unread: Why it was not read, in Chinese; empty where it was.
        pasted: Whether it was pasted, and hence may have no headings.
        since_1904: Whether its days are counted from 1904, and not from 1900.
        veiled: Its hidden rows and columns, which are read like the others.
        again: Row, place and text of each cell that stands where the file already has another.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    hidden: bool = False
    unread: str = ""
    pasted: bool = False
    since_1904: bool = False
    veiled: Hidden = field(default_factory=Hidden)
    again: tuple[tuple[int, int, str], ...] = ()


def letter(place: int) -> str:
    """Return what Excel calls a column, by its place from 0: A, B … Z, AA and so on."""
    above, last = divmod(place, 26)
    return (letter(above - 1) if above else "") + chr(ord("A") + last)
