"""Files to take along, made from the notices' data and placed beside the page that offers them.

One module for each kind of file. The same data always make the same bytes, so that a file only changes on the server
when what it says has changed.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from generator.downloads.attachments import attachment_files
from generator.downloads.calendar import calendar_files
from generator.downloads.contacts import contact_files
from generator.downloads.materials import material_files
from generator.downloads.papers import paper_files, visit_files
from generator.downloads.rosters import blank_workbook, roster_files
from generator.downloads.text import text_files
from generator.notices import NoticeFolder

type Maker = Callable[[NoticeFolder], Iterable[tuple[str, bytes]]]
"""Makes a notice's files: each one's address below the notice's, and its contents."""

MAKERS: Sequence[Maker] = (
    attachment_files,
    calendar_files,
    contact_files,
    material_files,
    paper_files,
    visit_files,
    roster_files,
    blank_workbook,
    text_files,
)


def write_downloads(folders: Iterable[NoticeFolder], docs: Path) -> None:
    """Write every file below `docs`, MkDocs' folder of documents."""
    for folder in folders:
        for make in MAKERS:
            for name, contents in make(folder):
                path = docs / folder.id / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(contents)
