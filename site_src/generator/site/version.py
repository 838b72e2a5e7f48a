"""Says which version of the site this is: to every page, to whoever asks the server, and to the service worker."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.notices import NoticeFolder
from generator.pages import notice_sources
from generator.site.offline import write_kept_files
from generator.tools import sha256

_CHARSET = '<meta charset="utf-8">'


def write_version(site: Path, folders: Sequence[NoticeFolder], changes: Mapping[Path, str]) -> None:
    """Name the finished site after its contents, in each page's ``site-version`` and in ``version.json``.

    Args:
        site: The site; nothing else changes it afterwards.
        folders: The notices.
        changes: The day of each file's last change.
    """
    version = _version(site)
    for path in site.rglob("*.html"):
        meta = f'{_CHARSET}<meta name="site-version" content="{version}">'
        path.write_text(path.read_text(encoding="utf-8").replace(_CHARSET, meta, 1), encoding="utf-8")
    about = {"version": version, **_data(folders, changes)}
    (site / "version.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")
    write_kept_files(site, about)


def _version(site: Path) -> str:
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return sha256("".join(f"{path.relative_to(site)} {sha256(path.read_bytes())}\n" for path in files).encode())[:8]


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
