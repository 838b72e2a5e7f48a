"""The pages: which there are, what each shows, and how the templates are filled in."""

from generator.pages.coverage import check_coverage
from generator.pages.page_list import (
    SITE_PAGES,
    all_pages,
    changed_pages,
    document,
    navigation,
    notice_sources,
    page_sources,
)
from generator.pages.rendering import write_pages
from generator.pages.window_line import window_lines

__all__ = [
    "SITE_PAGES",
    "all_pages",
    "changed_pages",
    "check_coverage",
    "document",
    "navigation",
    "notice_sources",
    "page_sources",
    "window_lines",
    "write_pages",
]
