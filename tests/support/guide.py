"""The editors' guide, from which tests take its examples."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.notices import read_notice
from generator.source import SourceErrors
from generator.tools import ROOT

GUIDE = ROOT / "docs" / "guide"
EXAMPLE = "2026-pilot-line"
"""The notice that the guide's first page writes."""

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# ([a-z]+\.(?:yaml|md))\n")


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """Yield the blocks of code of a page: the language, and the contents."""
    for found in _BLOCK.finditer((GUIDE / page).read_text(encoding="utf-8")):
        yield found[1], found[2]


def example_files() -> Mapping[str, str]:
    """Return the files of the first page's notice; a block that is a file begins with its name."""
    named = ((_FILE.match(contents), contents) for _, contents in blocks("first-notice.md"))
    return {found[1]: contents[found.end() :] for found, contents in named if found}


def write_example(folder: Path) -> Path:
    """Write the first page's notice below a folder, and return where."""
    notice = folder / EXAMPLE
    notice.mkdir(parents=True)
    for name, contents in example_files().items():
        (notice / name).write_text(contents, encoding="utf-8")
    return notice


def told(notice: Path) -> list[str]:
    """Return what an editor is told of a notice, each message with the file's name alone."""
    try:
        found = list(read_notice(notice).doubts)
    except SourceErrors as errors:
        found = list(errors.errors)
    return [str(error).replace(f"{notice}/", "") for error in found]
