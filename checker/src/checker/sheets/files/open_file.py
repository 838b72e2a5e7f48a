"""Opens what people call a spreadsheet, going by its contents and not by its name."""

import math
import re
from collections.abc import Sequence

from checker.sheets.files.decoding import decode
from checker.sheets.files.delimited import read_text
from checker.sheets.files.errors import FileFault, SheetError
from checker.sheets.files.grid import Grid
from checker.sheets.files.package import Package, open_package
from checker.sheets.files.xlsx import read_workbook
from checker.values.limits import LARGEST_SHEET_FILE
from checker.wording.sentence import Statement

_ZIP = b"PK"
_ARCHIVE = b"PK\x03\x04"
_MOST_BEFORE_ARCHIVE = 1024
"""How many bytes may stand before an archive: servers put line ends, marks and warnings there."""
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
    (b"\x1f\x8b", FileFault.ARCHIVE),
    *((bytes([9, version, 6 if version else 4, 0]), FileFault.OLD_EXCEL) for version in (0, 2, 4)),
    (b"\x09\x08", FileFault.OLD_EXCEL),
)
_MAIL = re.compile(rb"(?:mime-version|content-type|from|subject|date):.*?multipart/related", re.IGNORECASE | re.DOTALL)
"""How a web page begins that was saved with its pictures, as a mail is."""
# What else a zip archive may be, by a part of it.
_OTHER_PACKAGES: Sequence[tuple[str, FileFault]] = (
    ("word/document.xml", FileFault.WORD),
    ("ppt/presentation.xml", FileFault.PRESENTATION),
    ("xl/workbook.bin", FileFault.XLSB),
    ("content.xml", FileFault.OPEN_DOCUMENT),
    ("Index/Document.iwa", FileFault.NUMBERS),
    ("Index.zip", FileFault.NUMBERS),
    ("index.apxl", FileFault.NUMBERS),
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
        raise SheetError(too_large(len(data)))
    if data.startswith(_OLE):
        raise SheetError(_ole_fault(data)())
    if _is_archive(data):
        return read_workbook(_spreadsheet(data), most_rows)
    if fault := _other_file(data):
        raise SheetError(fault())
    return (read_text(decode(data), name, most_rows),)


def too_large(size: int) -> Statement:
    """Say of a file of so many bytes that it is larger than any that is read."""
    return FileFault.FILE_TOO_LARGE(megabytes=math.ceil(size / 2**20), limit=LARGEST_SHEET_FILE >> 20)


def is_disguised(data: bytes, name: str) -> bool:
    """Whether a file that can be read as text has the name of a workbook."""
    return not _is_archive(data) and name.casefold().endswith(_WORKBOOK_SUFFIXES)


def _is_archive(data: bytes) -> bool:
    return data.startswith(_ZIP) or _ARCHIVE in data[:_MOST_BEFORE_ARCHIVE]


def _other_file(data: bytes) -> FileFault | None:
    """Return what a file is that is neither a workbook nor a table in text; None where it may be one."""
    if fault := next((fault for start, fault in _OTHER_FILES if data.startswith(start)), None):
        return fault
    beginning = data[:_MOST_BEFORE_ARCHIVE].removeprefix(b"\xef\xbb\xbf").lstrip()
    return FileFault.WEB_PAGE if beginning.startswith(b"<") or _MAIL.match(beginning) else None


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
