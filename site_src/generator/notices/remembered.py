"""Reads the notices again and again, each only when its files, or what they refer to, have changed."""

from pathlib import Path

from generator.notices.folder import NOTICES, NoticeFolder, read_notice, read_notices
from generator.tools import Memory, digest_of


def remembered_notices(memory: Memory, folder: Path = NOTICES) -> list[NoticeFolder]:
    """Read all notices, the newest first; those that are as they were are the very same objects.

    Raises:
        SourceErrors: Something in a folder is wrong.
    """
    return read_notices(folder, lambda path: memory.keep(f"notice {path}", _parts(path), lambda: read_notice(path)))


def _parts(path: Path) -> list[str]:
    """Return all that reading a notice depends on: its own folder, which others there are, and something of these.

    It may name the one that follows it (`successor.py`); its text is compared with those of earlier ones (`seal.py`).
    """
    others = sorted(other for other in path.parent.iterdir() if other != path)
    about = path / "notice.yaml"
    own = about.read_bytes() if about.is_file() else b""
    named = [other / "notice.yaml" for other in others if other.name.encode() in own]
    texts = [other / "text.md" for other in others if other.name < path.name]
    return [digest_of(path, *named, *texts), "\n".join(other.name for other in others)]
