"""The editors' guide, from which tests take its examples."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.notices import read_notice
from generator.source import SourceErrors
from generator.tools import ROOT

GUIDE = ROOT / "docs" / "guide"
EXAMPLES = {"first-notice.md": "2026-pilot-line", "../publishing.md": "2026-research-centre"}
"""The notices that pages write, all their files together, by page."""

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# ([a-z]+\.(?:yaml|md))\n")


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """Yield the blocks of code of a page: the language, and the contents."""
    for found in _BLOCK.finditer((GUIDE / page).read_text(encoding="utf-8")):
        yield found[1], found[2]


def example_files(page: str = "first-notice.md") -> Mapping[str, str]:
    """Return the files of a page's notice; a block that is a file begins with its name."""
    named = ((_FILE.match(contents), contents) for _, contents in blocks(page))
    return {found[1]: contents[found.end() :] for found, contents in named if found}


def write_example(folder: Path, page: str = "first-notice.md") -> Path:
    """Write a page's notice below a folder, and return where."""
    notice = folder / EXAMPLES[page]
    notice.mkdir(parents=True)
    for name, contents in example_files(page).items():
        (notice / name).write_text(contents, encoding="utf-8")
    return notice


def told(notice: Path) -> list[str]:
    """Return what an editor is told of a notice, each message with the file's name alone."""
    try:
        found = list(read_notice(notice).doubts)
    except SourceErrors as errors:
        found = [*errors.errors, *errors.doubts]
    return [str(error).replace(f"{notice}/", "") for error in found]
