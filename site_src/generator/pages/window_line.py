"""What stands at the top of every page of a notice: its window, and which notice follows it."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.notices import NoticeFolder


def window_lines(folders: Sequence[NoticeFolder]) -> dict[str, dict[str, Any]]:
    """Return by each notice's id what the theme's ``partials/window-line.html`` says."""
    titles = {folder.id: folder.about["short_title"] for folder in folders}
    return {folder.id: _line(folder.about, titles) for folder in folders}


def _line(about: Mapping[str, Any], titles: Mapping[str, str]) -> dict[str, Any]:
    next_id = about.get("followed_by")
    return {
        "year": about["year"],
        "first": str(about["window"]["first"]),
        "last": str(about["window"]["last"]),
        "recommended": str(about["recommendation"]["last"]) if "recommendation" in about else None,
        "recommends": about["recommending_unit"],
        "next": next_id and {"url": f"{next_id}/", "title": titles[next_id]},
    }
