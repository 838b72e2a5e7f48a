"""The official texts of the site's notices, and texts of a test's own."""

from pathlib import Path

import pytest

from generator.notices import NOTICES
from generator.text import Text, parse_text

NOTICE_IDS = tuple(sorted(path.parent.name for path in NOTICES.glob("*/text.md")))

every_notice = pytest.mark.parametrize("notice", NOTICE_IDS)


def notice_text(notice: str) -> Text:
    """Read the text of one of the site's notices."""
    return parse_text(NOTICES / notice / "text.md")


def write_text(folder: Path, source: str) -> Path:
    """Write a text of a test's own."""
    path = folder / "text.md"
    path.write_text(source, encoding="utf-8")
    return path
