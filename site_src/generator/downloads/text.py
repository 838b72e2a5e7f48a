"""A notice's text as a plain file, for comparing it word for word with the department's."""

from collections.abc import Iterator

from generator.notices import NoticeFolder
from generator.text import plain_text


def text_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``text/text.txt``."""
    yield "text/text.txt", plain_text(folder.text)
