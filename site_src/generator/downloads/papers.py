"""The templates of a notice's papers, which the self-assessment page fills in."""

from collections.abc import Iterator

from generator.notices import NoticeFolder


def paper_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``check/papers/<attachment>.<hash>.docx`` for each paper, as an editor has left it."""
    for paper in folder.papers:
        yield f"check/{paper.address}", paper.file.read_bytes()
