"""What stays of the version before: pages that were opened before an upgrade load it when they first need it."""

import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

from generator.browser.packing import unpack
from generator.handover.components import HandoverError
from generator.tools import content_hash

type Files = Mapping[str, bytes]
"""The contents of a site, by address."""


def kept_of(previous: Path, current: Collection[str]) -> Files:
    """Return the hashed files of a previous version that its own pages name and the current version does not have.

    What that version has itself kept of the one before it, none of its pages names: so one generation stays.

    Args:
        previous: The site as it was handed over: its zip, or a folder.
        current: The addresses of the current version's files.
    """
    files = read_site(previous)
    pages = "".join(data.decode() for path, data in files.items() if path.endswith(".html"))
    if "index.html" not in files:
        raise HandoverError(f"{previous} is not a site: it has no index.html.")
    return {
        path: data
        for path, data in files.items()
        if path not in current and (name := content_hash(path)) and name in pages
    }


def read_site(path: Path) -> Files:
    """Return the files of a site in a folder or a zip."""
    if path.is_dir():
        return {file.relative_to(path).as_posix(): file.read_bytes() for file in path.rglob("*") if file.is_file()}
    try:
        return unpack(path.read_bytes())
    except (FileNotFoundError, zipfile.BadZipFile):
        raise HandoverError(f"{path} is neither a folder nor a zip.") from None
