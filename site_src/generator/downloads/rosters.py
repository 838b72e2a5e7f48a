"""Workbooks to fill in: one for each of a notice's rosters, and one for the form with all of them."""

from collections.abc import Iterator

from checker.sheets.writing.workbook import workbook
from generator.notices import NoticeFolder


def roster_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``check/<roster>.xlsx`` for each: the official headings, example rows, and how to fill them in."""
    for name in folder.notice.rosters:
        yield f"check/{name}.xlsx", workbook(folder.notice, {name: []}, template=True)


def blank_workbook(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``check/workbook.xlsx``: the form and all rosters, with example rows, and how to fill them in."""
    rosters: dict[str, list[dict[str, str]]] = {name: [] for name in folder.notice.rosters}
    yield "check/workbook.xlsx", workbook(folder.notice, rosters, {}, template=True)
