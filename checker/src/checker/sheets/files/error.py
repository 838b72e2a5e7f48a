"""What is said about a file that cannot be read."""

from collections.abc import Iterator
from contextlib import contextmanager


class SheetError(ValueError):
    """A file that is no readable table; its text says in Chinese what is wrong, where, and what to do."""


@contextmanager
def only_sheet_errors() -> Iterator[None]:
    """Let nothing else escape: whatever a broken file makes of the parsers is the file's fault."""
    try:
        yield
    except SheetError:
        raise
    except Exception as error:
        raise SheetError("文件的内容已损坏，读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。") from error
