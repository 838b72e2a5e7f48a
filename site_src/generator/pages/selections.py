"""Which of the notices have something for a part of the pages that belong to no single notice."""

from collections.abc import Iterable

from generator.notices import NoticeFolder
from generator.notices.attachments import missing_forms
from generator.pages.condition_entries import registered
from generator.pages.page_list import slugs


def with_page(folders: Iterable[NoticeFolder], slug: str) -> list[NoticeFolder]:
    """Return the notices that have a page."""
    return [folder for folder in folders if slug in slugs(folder)]


def for_recommending_units(folder: NoticeFolder) -> set[str]:
    """Return the pages of a notice that recommending units look for; none where nobody recommends."""
    if not (folder.parts["contacts"]["recommending_units"] or "recommendation" in folder.about):
        return set()
    there = slugs(folder)
    return (there & {"visit", "process", "attachments"} or there & {"materials", "schedule"}) | {"contacts"}


def with_officers_questions(folders: Iterable[NoticeFolder]) -> list[NoticeFolder]:
    """Return the notices that answer questions of the officers of recommending units."""
    return [folder for folder in folders if any("audience" in group for group in folder.parts["questions"])]


def with_missing_forms(folders: Iterable[NoticeFolder]) -> list[NoticeFolder]:
    """Return the notices that name forms without including them."""
    return [folder for folder in folders if missing_forms(folder.parts["attachments"])]


def with_register(folders: Iterable[NoticeFolder]) -> list[NoticeFolder]:
    """Return the notices of which something had to be read in one of several ways, or is left open."""
    return [folder for folder in folders if registered(folder)]
