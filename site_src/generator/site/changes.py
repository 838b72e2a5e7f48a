"""When each page's contents last changed, as far as git knows."""

from collections.abc import Mapping
from pathlib import Path

from generator.tools import ROOT, ToolError, run

SOURCES = ("site_src/notices", "site_src/content", "schemas/forms")


def last_changes() -> Mapping[Path, str]:
    """Return the day of each file's last commit, as YYYY-MM-DD; nothing where there is no git."""
    log = ["git", "-c", "core.quotepath=false", "log", "--format=%x00%cs", "--name-only", "--", *SOURCES]
    try:
        commits = run(log, folder=ROOT).decode().split("\0")[1:]
    except (ToolError, FileNotFoundError):
        return {}
    days: dict[Path, str] = {}
    for commit in commits:
        day, *names = commit.split()
        for name in names:
            days.setdefault(ROOT / name, day)
    return days
