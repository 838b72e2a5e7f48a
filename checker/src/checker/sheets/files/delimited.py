"""CSV, text with tabs, and text pasted from a spreadsheet."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator

from checker.sheets.files.error import SheetError
from checker.sheets.files.grid import LONGEST_TEXT, MOST_PLACES, Cell, Grid, letter

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = ("\t", ",", ";")
_LOOKED_AT = 20
_MOST_LINES = 1_048_576
_MOST_SEPARATORS = 100_000
"""So many lines a file may have, blank ones included, and so many separators a line, those in quotes included."""
_CELL = re.compile(r'"((?:[^"]+|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_NOT_IN_TEXT = frozenset(map(chr, range(32))) - set("\t\n\r\v\f\x1c\x1d\x1e\x1f")
_NO_TEXT = "不是表格文件，也不是文本。请用 Excel 或 WPS 另存为 .xlsx 后再试。"
_EURO = 0x80
_WITH_EURO = "checker-euro"


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or GB18030 as Windows has it.

    Raises:
        SheetError: It is none of these, or no text; where only a few bytes are wrong, in which line the first is.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    line = 1
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            text = data.decode(encoding, _WITH_EURO)
        except UnicodeDecodeError as error:
            line = max(line, error.object.count(b"\n", 0, error.start) + 1)
            if error.end == len(error.object) and not error.object[: error.start].isascii():
                break  # right up to the half of a character with which it ends
            continue
        if not marked and not _NOT_IN_TEXT.isdisjoint(text):
            raise SheetError(_NO_TEXT)
        return text
    if not _NOT_IN_TEXT.isdisjoint(map(chr, data)):
        raise SheetError(_NO_TEXT)
    raise SheetError(f"第 {line} 行有读不出的字，可能没有保存完整。请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再试。")


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Read the one byte that Windows' own variety of GB18030 has besides."""
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
        raise SheetError("引号不成对，或有一格过长，分不出各列。请用 Excel 打开核对，另存为 .xlsx 后再试。") from None


def _rows(lines: Iterable[list[str]], most_rows: int) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    for number, row in enumerate(lines, 1):
        cells = {place: Cell("typed", value) for place, value in enumerate(row) if value and not value.isspace()}
        if not cells:
            continue
        _check(cells, number)
        rows[number] = cells
        if len(rows) > most_rows:
            raise SheetError(f"超过 {most_rows} 行，读不下；请删去多余的行，或分成几个文件。")
    return rows


def _lines(text: str, separator: str) -> Iterator[list[str]]:
    """Return the rows one by one, so that reading stops at a limit."""
    return csv.reader(_counted(text, separator), delimiter=separator, strict=True)


def _counted(text: str, separator: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if number > _MOST_LINES:
            raise SheetError(f"连同空行超过 {_MOST_LINES} 行，读不下；请删去多余的行，或分成几个文件。")
        if line.count(separator) > _MOST_SEPARATORS:
            raise SheetError(f"第 {number} 行超过 {MOST_PLACES} 列，不像名册；请删去右边多余的列后再试。")
        yield line


def _tabbed(text: str) -> Iterator[list[str]]:
    """Yield the rows of what a spreadsheet copies: only cells of several lines are in quotes; others may hold some."""
    row: list[str] = []
    place = 0
    while found := _CELL.match(text, place):
        row.append(found[2] if found[1] is None else found[1].replace('""', '"'))
        place = found.end() + 1
        if text[found.end() : place] == "\t":
            continue
        yield row
        row = []
        if place > len(text):
            return
        place += text[place - 1 : place + 1] == "\r\n"


def _separator(text: str, *, pasted: bool) -> str:
    if pasted and "\t" in text:
        return "\t"
    lines = text[: _LOOKED_AT * LONGEST_TEXT].splitlines()[:_LOOKED_AT]
    counts = [{separator: line.count(separator) for separator in _SEPARATORS} for line in lines]
    # A title above the table may hold a comma; the first line with several of the same is of the table itself.
    for least in (2, 1):
        for count in counts:
            if max(count.values()) >= least:
                return max(count, key=lambda separator: count[separator])
    return ","


def _check(cells: dict[int, Cell], number: int) -> None:
    if max(cells) >= MOST_PLACES:
        raise SheetError(f"第 {number} 行超过 {MOST_PLACES} 列，不像名册；请删去右边多余的列后再试。")
    longest = max(cells, key=lambda place: len(cells[place].text))
    if (length := len(cells[longest].text)) > LONGEST_TEXT:
        where = f"{letter(longest)}{number}"
        raise SheetError(f"{where} 一格里有 {length} 个字，超过 {LONGEST_TEXT} 个；请缩短后再试。")
