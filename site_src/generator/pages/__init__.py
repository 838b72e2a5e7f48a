"""The pages: which there are, what each shows, and how the templates are filled in."""

from generator.pages.around import around_pages
from generator.pages.coverage import check_coverage
from generator.pages.page_list import (
    NOTICE_PAGES,
    SITE_PAGES,
    all_pages,
    document,
    navigation,
    notice_sources,
    page_sources,
    site_pages,
)
from generator.pages.rendering import RUNTIME, render_pages

__all__ = [
    "NOTICE_PAGES",
    "RUNTIME",
    "SITE_PAGES",
    "all_pages",
    "around_pages",
    "check_coverage",
    "document",
    "navigation",
    "notice_sources",
    "page_sources",
    "render_pages",
    "site_pages",
]
