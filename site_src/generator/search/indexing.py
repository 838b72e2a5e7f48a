"""Writes what the search knows beside the built pages, after MkDocs, and its address into them."""

from collections.abc import Sequence
from pathlib import Path

from generator.notices import NoticeFolder
from generator.search.archive import pack_places
from generator.search.keywords import Keywords
from generator.search.records import read_records
from generator.tools import sha256


def index_site(site: Path, folders: Sequence[NoticeFolder], keywords: Keywords) -> None:
    """Write everything that the built pages say as one file below the site's ``assets/``.

    Args:
        site: The built site.
        folders: The notices, whose names the results are grouped under.
        keywords: What visitors call things.

    Raises:
        SourceErrors: The keywords name a place that is not there.
    """
    records = list(read_records(site))
    keywords.check(records)
    packed = pack_places(records, folders, keywords)
    # A suffix that servers know, and that none takes for something to compress or to unpack on its way.
    name = f"places.{sha256(packed)[:8]}.bin"
    (site / "assets" / name).write_bytes(packed)
    for path in site.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        path.write_text(page.replace('/assets/places"', f'/assets/{name}"', 1), encoding="utf-8")
