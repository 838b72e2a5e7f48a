"""What the theme says around a page's contents, apart from what is the same on all pages."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.notices import NoticeFolder
from generator.pages.page_list import all_pages, changed_pages, document
from generator.pages.window_line import window_lines


def around_pages(folders: Sequence[NoticeFolder], changes: Mapping[Path, str]) -> dict[str, dict[str, Any]]:
    """Return by each document's path its page's ``window_line``, and the day on which it ``changed`` if that is known.

    Args:
        folders: The notices.
        changes: The day of each file's last change.
    """
    lines = window_lines(folders)
    around: dict[str, dict[str, Any]] = {
        document(page, folder.id): {"window_line": lines[folder.id]} for folder in folders for page in all_pages(folder)
    }
    for path, day in changed_pages(folders, changes).items():
        around.setdefault(path, {})["changed"] = day
    return around
