"""CSV, text with tabs, and text pasted from a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from checker.sheets.files.errors import FileFault, SheetError
from checker.sheets.files.grid import LONGEST_TEXT, MOST_COLUMNS, Cell, Grid, cell_address
from checker.sheets.files.separators import likely_separator, named_separator
from checker.sheets.files.text_cells import text_cell

_MOST_LINES = 1_048_576
"""How many lines a file may have, blank ones included."""
_MOST_SEPARATORS = 100_000
"""How many separators a line may have, those in quotes included."""
_CELL = re.compile(r'"((?:[^"\t]|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_WRAPPED = re.compile(r'="((?:[^"\r\n]|"")*+)"')
"""A text in the shell by which programs keep Excel from changing it."""


class _StrayQuoteError(Exception):
    """A quotation mark without its counterpart, or whose counterpart belongs to another row."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


def read_text(text: str, name: str, most_rows: int, *, pasted: bool = False) -> Grid:
    """Read a table with one line for each row.

    Raises:
        SheetError: It is too large, or its quotes do not match.
    """
    named = named_separator(text)
    separator, columns = likely_separator(text, LONGEST_TEXT)
    separator = named or ("\t" if pasted and "\t" in text else separator)
    try:
        rows = list(_numbered(_lines(_without_shells(text, separator), separator, columns), most_rows))
    except _StrayQuoteError as error:
        if separator != "\t":
            raise SheetError(FileFault.UNMATCHED_QUOTES(line=error.line)) from None
        rows = list(_numbered(_tabbed(text), most_rows))
    data = rows[1:] if named else rows
    widths = {number: width for number, width, _ in data}
    return Grid(name, {number: cells for number, _, cells in data}, pasted=pasted, widths=widths)


def _numbered(lines: Iterable[list[str]], most_rows: int) -> Iterator[tuple[int, int, dict[int, Cell]]]:
    """Yield the rows that are not blank: their numbers, how many fields they have, and their cells."""
    count = 0
    for number, row in enumerate(lines, 1):
        cells = {column: cell for column, text in enumerate(row) if (cell := text_cell(_unwrapped(text), "typed"))}
        if not cells:
            continue
        _check_size(cells, number)
        count += 1
        if count > most_rows:
            raise SheetError(FileFault.TOO_MANY_ROWS_OF_TEXT(limit=most_rows))
        yield number, len(row), cells


def _unwrapped(text: str) -> str:
    if text.startswith("=") and (wrapped := _WRAPPED.fullmatch(text)):
        return wrapped[1].replace('""', '"')
    return text


def _without_shells(text: str, separator: str) -> str:
    """Return a text with its cells quoted that have a shell, which may hold separators."""
    if '="' not in text:
        return text
    sign = re.escape(separator)
    return re.sub(rf"(?:^|(?<={sign})){_WRAPPED.pattern}(?={sign}|[\r\n]|\Z)", r'"\1"', text, flags=re.MULTILINE)


def _lines(text: str, separator: str, columns: int) -> Iterator[list[str]]:
    """Yield the rows one by one, so that reading stops at a limit.

    Args:
        text: The text.
        separator: What separates columns.
        columns: How many separators a row usually has.
    """
    pending: list[str] = []
    reader = csv.reader(_remembered(_counted_lines(text, separator), pending), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            row = next(reader, None)
        except csv.Error:
            raise _StrayQuoteError(line) from None
        if row is None:
            return
        if len(pending) > 1 and _swallows(pending, separator, columns):
            raise _StrayQuoteError(line)
        line += len(pending)
        pending.clear()
        yield row


def _remembered(lines: Iterable[str], memory: list[str]) -> Iterator[str]:
    for line in lines:
        memory.append(line)
        yield line


def _swallows(lines: list[str], separator: str, columns: int) -> bool:
    """Whether the lines of one row look like rows themselves, so that a quotation mark must have joined them.

    A line with a quotation mark that is not doubled ends one cell of several lines, and may begin another.
    """
    counts = [line.count(separator) for line in lines]
    within = (count for line, count in zip(lines[1:-1], counts[1:-1], strict=True) if '"' not in line.replace('""', ""))
    return 0 < columns <= max(min(counts), *within, 0)


def _counted_lines(text: str, separator: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if number > _MOST_LINES:
            raise SheetError(FileFault.TOO_MANY_LINES(limit=_MOST_LINES))
        if line.count(separator) > _MOST_SEPARATORS:
            raise SheetError(FileFault.TOO_MANY_COLUMNS_OF_TEXT(line=number, limit=MOST_COLUMNS))
        yield line


def _tabbed(text: str) -> Iterator[list[str]]:
    """Yield the rows of what a spreadsheet copies: only cells of several lines are quoted; others may hold quotes."""
    row: list[str] = []
    position = 0
    while found := _CELL.match(text, position):
        row.append(found[2] if found[1] is None else found[1].replace('""', '"'))
        position = found.end() + 1
        if text[found.end() : position] == "\t":
            continue
        yield row
        row = []
        if position > len(text):
            return
        position += text[position - 1 : position + 1] == "\r\n"


def _check_size(cells: dict[int, Cell], number: int) -> None:
    if max(cells) >= MOST_COLUMNS:
        raise SheetError(FileFault.TOO_MANY_COLUMNS_OF_TEXT(line=number, limit=MOST_COLUMNS))
    longest = max(cells, key=lambda column: len(cells[column].text))
    if (length := len(cells[longest].text)) > LONGEST_TEXT:
        address = cell_address(number, longest)
        raise SheetError(FileFault.CELL_OF_TEXT_TOO_LONG(cell=address, length=length, limit=LONGEST_TEXT))
