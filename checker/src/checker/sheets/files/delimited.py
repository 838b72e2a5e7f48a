"""CSV, text with tabs, and text pasted from a spreadsheet."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator

from checker.sheets.files.errors import FileFault, SheetError
from checker.sheets.files.grid import LONGEST_TEXT, MOST_COLUMNS, Cell, Grid, cell_address
from checker.sheets.files.text_cells import text_cell

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ("\t", ",", ";")
_LINES_EXAMINED = 20
_MOST_LINES = 1_048_576
"""How many lines a file may have, blank ones included."""
_MOST_SEPARATORS = 100_000
"""How many separators a line may have, those in quotes included."""
_CELL = re.compile(r'"((?:[^"]+|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_NOT_IN_TEXT = frozenset(map(chr, range(32))) - set("\t\n\r\v\f\x1c\x1d\x1e\x1f")
_EURO = 0x80
_WITH_EURO = "checker-euro"


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its byte order mark, or Windows' variety of GB18030.

    Raises:
        SheetError: It is none of these, or no text; where only a few bytes are wrong, the first such line is named.
    """
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "")
    line = 1
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            text = data.decode(encoding, _WITH_EURO)
        except UnicodeDecodeError as error:
            line = max(line, error.object.count(b"\n", 0, error.start) + 1)
            if error.end == len(error.object) and not error.object[: error.start].isascii():
                break  # right except for half a character at its end
            continue
        if not marked and not _NOT_IN_TEXT.isdisjoint(text):
            raise SheetError(FileFault.NO_TEXT())
        return text
    if not _NOT_IN_TEXT.isdisjoint(map(chr, data)):
        raise SheetError(FileFault.NO_TEXT())
    raise SheetError(FileFault.UNREADABLE_LINE(line=line))


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Decode the one byte that only Windows' variety of GB18030 has."""
    if not isinstance(error, UnicodeDecodeError) or error.encoding != "gb18030" or error.object[error.start] != _EURO:
        raise error
    return "€", error.start + 1


codecs.register_error(_WITH_EURO, _euro)


def read_text(text: str, name: str, most_rows: int, *, pasted: bool = False) -> Grid:
    """Read a table with one line for each row.

    Raises:
        SheetError: It is too large, or its quotes do not match.
    """
    separator = _separator(text, pasted=pasted)
    try:
        return Grid(name, _rows(_lines(text, separator), most_rows), pasted=pasted)
    except csv.Error:
        if separator == "\t":
            return Grid(name, _rows(_tabbed(text), most_rows), pasted=pasted)
        raise SheetError(FileFault.UNMATCHED_QUOTES()) from None


def _rows(lines: Iterable[list[str]], most_rows: int) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for number, row in enumerate(lines, 1):
        cells = {column: cell for column, text in enumerate(row) if (cell := text_cell(text, "typed"))}
        if not cells:
            continue
        _check_size(cells, number)
        rows[number] = cells
        if len(rows) > most_rows:
            raise SheetError(FileFault.TOO_MANY_ROWS_OF_TEXT(limit=most_rows))
    return rows


def _lines(text: str, separator: str) -> Iterator[list[str]]:
    """Return the rows one by one, so that reading stops at a limit."""
    return csv.reader(_counted_lines(text, separator), delimiter=separator, strict=True)


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


def _separator(text: str, *, pasted: bool) -> str:
    if pasted and "\t" in text:
        return "\t"
    lines = text[: _LINES_EXAMINED * LONGEST_TEXT].splitlines()[:_LINES_EXAMINED]
    counts = [{separator: line.count(separator) for separator in _SEPARATORS} for line in lines]
    # A title above the table may hold a comma; the first line with several of one separator belongs to the table.
    for least in (2, 1):
        for count in counts:
            if max(count.values()) >= least:
                return max(count, key=lambda separator: count[separator])
    return ","


def _check_size(cells: dict[int, Cell], number: int) -> None:
    if max(cells) >= MOST_COLUMNS:
        raise SheetError(FileFault.TOO_MANY_COLUMNS_OF_TEXT(line=number, limit=MOST_COLUMNS))
    longest = max(cells, key=lambda column: len(cells[column].text))
    if (length := len(cells[longest].text)) > LONGEST_TEXT:
        address = cell_address(number, longest)
        raise SheetError(FileFault.CELL_OF_TEXT_TOO_LONG(cell=address, length=length, limit=LONGEST_TEXT))
