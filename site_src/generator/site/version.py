"""Says which version of the site this is: to every page, to whoever asks the server, and to the service worker."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.browser import SERVICE_WORKER
from generator.notices import NoticeFolder
from generator.pages import notice_sources
from generator.site.offline import with_kept_files
from generator.tools import Files, sha256

VERSION = "version.json"
_CHARSET = '<meta charset="utf-8">'


def add_version(site: Files, folders: Sequence[NoticeFolder], changes: Mapping[Path, str]) -> Files:
    """Return the site named after its contents, in each page's ``site-version`` and in ``version.json``.

    Args:
        site: The site; nothing else changes it afterwards.
        folders: The notices.
        changes: The day of each file's last change.
    """
    listed = "".join(f"{path} {sha256(contents)}\n" for path, contents in sorted(site.items()))
    version = sha256(listed.encode())[:8]
    meta = f'{_CHARSET}<meta name="site-version" content="{version}">'
    pages = {
        path: contents.replace(_CHARSET.encode(), meta.encode(), 1)
        for path, contents in site.items()
        if path.endswith(".html")
    }
    about = {"version": version, **_data(folders, changes)}
    named = {**site, **pages, VERSION: (json.dumps(about, indent=1) + "\n").encode()}
    return {**named, SERVICE_WORKER: with_kept_files(named, about)}


def version_of(site: Files) -> str:
    """Return the name of a finished site's version."""
    return str(json.loads(site[VERSION])["version"])


def _data(folders: Sequence[NoticeFolder], changes: Mapping[Path, str]) -> dict[str, Any]:
    """Return what `schemas/version.schema.json` says of data; no day where the day of a change is unknown."""
    days = {folder.id: [changes.get(path) for path in notice_sources(folder).values()] for folder in folders}
    notices = {}
    for folder in folders:
        window = {end: str(folder.about["window"][end]) for end in ("first", "last")}
        notices[folder.id] = {**_newest(days[folder.id]), "window": window}
    return {**_newest(day for some in days.values() for day in some), "notices": notices}


def _newest(days: Iterable[str | None]) -> dict[str, str]:
    known = set(days)
    return {} if None in known else {"data": max(filter(None, known))}
