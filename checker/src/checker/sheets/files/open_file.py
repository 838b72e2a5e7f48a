"""Opens what people call a spreadsheet, going by its contents and not by its name."""

import math
from collections.abc import Sequence

from checker.sheets.files.delimited import decode, read_text
from checker.sheets.files.errors import FileFault, SheetError
from checker.sheets.files.grid import Grid
from checker.sheets.files.package import Package, open_package
from checker.sheets.files.xlsx import read_workbook
from checker.values.limits import LARGEST_SHEET_FILE

_ZIP = b"PK"
_WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What else may be given, by how it begins.
_OTHER_FILES: Sequence[tuple[bytes, FileFault]] = (
    (b"%PDF", FileFault.PDF),
    (b"\x89PNG", FileFault.IMAGE),
    (b"\xff\xd8\xff", FileFault.IMAGE),
    (b"{\\rtf", FileFault.RICH_TEXT),
    (b"Rar!", FileFault.ARCHIVE),
    (b"7z\xbc\xaf", FileFault.ARCHIVE),
    (b"<", FileFault.WEB_PAGE),
)
# What else a zip archive may be, by a part of it.
_OTHER_PACKAGES: Sequence[tuple[str, FileFault]] = (
    ("word/document.xml", FileFault.WORD),
    ("ppt/presentation.xml", FileFault.PRESENTATION),
    ("xl/workbook.bin", FileFault.XLSB),
    ("content.xml", FileFault.OPEN_DOCUMENT),
)


def open_file(data: bytes, name: str, most_rows: int) -> tuple[Grid, ...]:
    """Read the sheets of a file.

    Args:
        data: Its contents.
        name: What a table without a name of its own is called.
        most_rows: How many rows that are not blank a sheet may have.

    Raises:
        SheetError: It cannot be read.
    """
    if not data.strip():
        raise SheetError(FileFault.EMPTY_FILE())
    if len(data) > LARGEST_SHEET_FILE:
        size = math.ceil(len(data) / 2**20)
        raise SheetError(FileFault.FILE_TOO_LARGE(megabytes=size, limit=LARGEST_SHEET_FILE >> 20))
    if data.startswith(_OLE):
        raise SheetError(_ole_fault(data)())
    if data.startswith(_ZIP):
        return read_workbook(_spreadsheet(data), most_rows)
    if fault := next((fault for start, fault in _OTHER_FILES if _beginning(data).startswith(start)), None):
        raise SheetError(fault())
    return (read_text(decode(data), name, most_rows),)


def is_disguised(data: bytes, name: str) -> bool:
    """Whether a file that can be read as text has the name of a workbook."""
    return not data.startswith(_ZIP) and name.casefold().endswith(_WORKBOOK_SUFFIXES)


def _beginning(data: bytes) -> bytes:
    return data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()


def _spreadsheet(data: bytes) -> Package:
    package = open_package(data)
    if fault := next((fault for part, fault in _OTHER_PACKAGES if part in package), None):
        raise SheetError(fault())
    if "[Content_Types].xml" not in package:
        raise SheetError(FileFault.ARCHIVE())
    return package


def _ole_fault(data: bytes) -> FileFault:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return FileFault.ENCRYPTED_WORKBOOK
    if "WordDocument".encode("utf-16-le") in data:
        return FileFault.OLD_WORD
    return FileFault.OLD_EXCEL
