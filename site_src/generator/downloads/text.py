"""A notice's text as a plain file, for comparing it word for word with the department's."""

from collections.abc import Iterator

from generator.notices import NoticeFolder
from generator.runtime import sha256


def text_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``text/text.txt``."""
    yield "text/text.txt", _plain(folder)


def text_checksum(folder: NoticeFolder) -> str:
    """Return the SHA-256 of ``text/text.txt``."""
    return sha256(_plain(folder))


def _plain(folder: NoticeFolder) -> bytes:
    """Return the official words alone, one clause a line, a table's cells with spaces between them; UTF-8."""
    return "".join(f"{clause.text}\n" for clause in folder.text.clauses.values()).encode()
