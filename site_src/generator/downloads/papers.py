"""The templates of a notice's papers, which the pages of self-assessment and of visits fill in."""

from collections.abc import Iterator

from generator.notices import NoticeFolder


def paper_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``check/papers/<attachment>.<hash>.docx`` for each paper, as an editor has left it."""
    for paper in folder.papers:
        yield f"check/{paper.address}", paper.file.read_bytes()


def visit_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``visit/papers/<form>.<hash>.docx`` for each form of a visit, likewise."""
    for template in folder.visit_templates:
        yield f"visit/{template.address}", template.file.read_bytes()
