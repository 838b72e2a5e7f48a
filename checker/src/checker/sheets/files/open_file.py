"""Opens what people call a spreadsheet, going by its contents and not by its name."""

import math
from collections.abc import Sequence

from checker.sheets.files.delimited import decode, read_text
from checker.sheets.files.error import SheetError
from checker.sheets.files.grid import Grid
from checker.sheets.files.package import Package, open_package
from checker.sheets.files.xlsx import read_workbook

LARGEST_FILE = 20 * 2**20

_ZIP = b"PK"
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。"
# What else may be given, by how it begins, and what is said about it.
_OTHERS: Sequence[tuple[bytes, str]] = (
    (b"%PDF", "这是 PDF，不是表格。请导入原来的 Excel 文件。"),
    (b"\x89PNG", "这是图片，不是表格。请导入原来的 Excel 文件。"),
    (b"\xff\xd8\xff", "这是图片，不是表格。请导入原来的 Excel 文件。"),
    (b"{\\rtf", "这是文档，不是表格。请把表格复制到 Excel，另存为 .xlsx 后再试。"),
    (b"Rar!", "这是压缩包，不是表格。请先解压，再导入里面的表格。"),
    (b"7z\xbc\xaf", "这是压缩包，不是表格。请先解压，再导入里面的表格。"),
    (b"<", f"这其实是网页或 XML，只是取了表格的名字。{_SAVE_AS}"),
)
# What else a zip archive may be, by a part of it.
_PACKAGES: Sequence[tuple[str, str]] = (
    ("word/document.xml", "这是 Word 文档，不是表格。请把其中的表格复制到 Excel，另存为 .xlsx 后再试。"),
    ("ppt/presentation.xml", "这是演示文稿，不是表格。"),
    ("xl/workbook.bin", f"这是 .xlsb 格式，读不了。{_SAVE_AS}"),
    ("content.xml", f"这是 OpenDocument 格式，读不了。{_SAVE_AS}"),
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
        raise SheetError("文件是空的，没有内容可读。")
    if len(data) > LARGEST_FILE:
        size = math.ceil(len(data) / 2**20)
        raise SheetError(f"文件约 {size} MB，超过 {LARGEST_FILE >> 20} MB；请去掉图片和无关的工作表后再试。")
    if data.startswith(_OLE):
        raise SheetError(_said_of_ole(data))
    if data.startswith(_ZIP):
        return read_workbook(_spreadsheet(data), most_rows)
    if found := next((said for start, said in _OTHERS if _beginning(data).startswith(start)), None):
        raise SheetError(found)
    return (read_text(decode(data), name, most_rows),)


def is_disguised(data: bytes, name: str) -> bool:
    """Whether a file that can be read as text has the name of a workbook."""
    return not data.startswith(_ZIP) and name.casefold().endswith(_WORKBOOKS)


def _beginning(data: bytes) -> bytes:
    return data[:64].removeprefix(b"\xef\xbb\xbf").lstrip()


def _spreadsheet(data: bytes) -> Package:
    package = open_package(data)
    if found := next((said for part, said in _PACKAGES if part in package), None):
        raise SheetError(found)
    if "[Content_Types].xml" not in package:
        raise SheetError("这是压缩包，不是表格。请先解压，再导入里面的表格。")
    return package


def _said_of_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "文件加了密码，读不了；请在 Excel 里去掉密码，另存后再试。"
    if "WordDocument".encode("utf-16-le") in data:
        return "这是 Word 文档（.doc），不是表格。请把其中的表格复制到 Excel，另存为 .xlsx 后再试。"
    return f"这是旧格式（.xls），读不了。{_SAVE_AS}"
