"""On which day each page's contents last changed.

A list says so that travels with the sources, because what git says does not: a copy without its history has none, a
shallow one dates everything to its only commit, and a rebase moves days. `make dates` keeps the list.
"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from generator.notices import read_notices
from generator.pages import page_sources
from generator.tools import ROOT, sha256

LIST = ROOT / "site_src" / "changes.txt"

_HEADER = """\
# The day on which each page's contents last changed, and the SHA-256 of what they are since. Do not edit: `make dates`.
"""


def last_changes(listed: Path = LIST) -> Mapping[Path, str]:
    """Return the day of each file's last change, as YYYY-MM-DD; files that are no longer as recorded are left out."""
    return {path: day for path, (day, digest) in _recorded(listed).items() if digest == _digest(path)}


def record_changes(listed: Path = LIST) -> list[Path]:
    """Record today for each page's source that is not as recorded, and return these; forget what no page shows."""
    days, today = last_changes(listed), _today().isoformat()
    sources = sorted(set(page_sources(read_notices()).values()))
    lines = (f"{days.get(path, today)}  {_digest(path)}  {path.relative_to(ROOT).as_posix()}\n" for path in sources)
    listed.write_text(_HEADER + "".join(lines), encoding="utf-8")
    return [path for path in sources if path not in days]


def _recorded(listed: Path) -> Mapping[Path, tuple[str, str]]:
    lines = listed.read_text(encoding="utf-8").splitlines()
    entries = (line.split(maxsplit=2) for line in lines if not line.startswith("#"))
    return {ROOT / name: (day, digest) for day, digest, name in entries}


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()) if path.exists() else ""


def _today() -> date:
    return datetime.now().astimezone().date()
