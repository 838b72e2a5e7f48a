"""Adds what the search knows to the site that MkDocs has made, and its address to the pages."""

from collections.abc import Sequence

from generator.notices import NoticeFolder
from generator.search.archive import pack_places
from generator.search.keywords import Keywords
from generator.search.records import read_records
from generator.tools import Files, Memory, sha256


def index_site(site: Files, folders: Sequence[NoticeFolder], keywords: Keywords, memory: Memory) -> Files:
    """Return the site with everything that its pages say as one file in ``assets/``.

    Args:
        site: The built site.
        folders: The notices, whose names the results are grouped under.
        keywords: What visitors call things.
        memory: What was made before: only pages that have changed are cut up.

    Raises:
        SourceErrors: The keywords name a place that is not there.
    """
    records = list(read_records(site, memory))
    keywords.check(records)
    packed = pack_places(records, folders, keywords)
    # A suffix that servers know, and that none takes for something to compress or to unpack on its way.
    name = f"places.{sha256(packed)[:8]}.bin"
    named = {
        path: contents.replace(b'/assets/places"', f'/assets/{name}"'.encode(), 1)
        for path, contents in site.items()
        if path.endswith(".html")
    }
    return {**site, **named, f"assets/{name}": packed}
