"""Workbooks for a notice's rosters to fill in."""

from collections.abc import Iterator

from checker.sheets.writing.workbook import workbook
from generator.notices import NoticeFolder


def roster_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``check/<roster>.xlsx`` for each: the official headings, example rows, and how to fill them in."""
    for name in folder.notice.rosters:
        yield f"check/{name}.xlsx", workbook(folder.notice, {name: []}, template=True)
