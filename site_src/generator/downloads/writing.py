"""Files to take along, made from the notices' data and placed beside the page that offers them.

One module for each kind of file. The same data always make the same bytes, so that a file only changes on the server
when what it says has changed.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from generator.downloads.attachments import attachment_files
from generator.downloads.calendar import calendar_files
from generator.downloads.contacts import contact_files
from generator.downloads.materials import material_files
from generator.downloads.papers import paper_files, visit_files
from generator.downloads.rosters import blank_workbook, roster_files
from generator.downloads.text import text_files
from generator.notices import NoticeFolder
from generator.tools import Files, Memory

type Maker = Callable[[NoticeFolder], Iterable[tuple[str, bytes]]]
"""Makes a notice's files: each one's address below the notice's, and its contents."""


def makers(memory: Memory) -> Sequence[Maker]:
    """Return what makes the files; those that take long to make are remembered one by one."""
    return (
        partial(attachment_files, memory=memory),
        calendar_files,
        contact_files,
        material_files,
        paper_files,
        visit_files,
        roster_files,
        blank_workbook,
        text_files,
    )


def make_downloads(folders: Iterable[NoticeFolder], memory: Memory) -> Files:
    """Return every file by its address."""
    made: dict[str, bytes] = {}
    for folder in folders:
        made |= memory.keep(f"downloads of {folder.id}", [folder], partial(_make, folder, memory))
    return made


def _make(folder: NoticeFolder, memory: Memory) -> Files:
    return {f"{folder.id}/{name}": contents for make in makers(memory) for name, contents in make(folder)}
