"""Makes the built pages smaller, after MkDocs, and mends the theme's HTML: many visitors have slow connections."""

import re
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.tools import ROOT, Files, Memory, run, write_files

PURGECSS = ROOT / "node_modules" / ".bin" / "purgecss"
_UNUSED = re.compile(
    r"""assets/javascripts/lunr/.*\.js
    | assets/javascripts/workers/.*
    | assets/.*\.map
    | assets/images/favicon\.png
    """,
    re.VERBOSE,
)
"""What the theme brings along for features that the site does not have."""

_THEME = "assets/stylesheets/"
_NAMING_SCRIPT = re.compile(r"assets/(?!word)[^/]*\.js")
"""Scripts that name classes and elements: our own, but for libraries that show nothing on a page."""

ADDED_BY_THEME = (
    "data-md-color-switching",
    "data-md-scrolllock",
    "focus-visible",
    "js",
    "js-focus-visible",
    "md-dialog--active",
    "md-header--shadow",
    "md-header__title--active",
    "md-nav__link--active",
    "md-nav__link--passed",
    "md-toggle--indeterminate",
)
"""Classes and attributes that the theme's script adds; it names many more, of features that the site does not have."""

_INVALID = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"|(<label[^>]*?) tabindex=""')
_INDENTATION = re.compile(r"\s*\n\s*")
_BLOCK = r"</?(?:aside|d[dlt]|div|fieldset|footer|h[1-6]|header|li|link|main|meta|nav|ol|p|section|t[abdhr]\w*|ul)"
_AROUND_BLOCKS = re.compile(rf"({_BLOCK}\b[^>]*>)\n|\n(?={_BLOCK}\b)")
_AROUND_TITLES = re.compile(r'\n?(<span class="md-ellipsis">)\n([^<]*)\n(</span>)\n?')
"""Line breaks that nobody sees: at the tags of elements that stand on lines of their own, as titles of links do."""


_WORD = re.compile(r"[A-Za-z0-9_-]+")
"""What PurgeCSS takes for the name of a class, an element or an attribute."""


def slim_page(html: str) -> str:
    """Return a page without the theme's invalid attributes and without space between elements."""
    html = _INDENTATION.sub("\n", _INVALID.sub(r"\1\2", html))
    html = _AROUND_TITLES.sub(r"\1\2\3", html)
    return _AROUND_BLOCKS.sub(lambda found: found[1] or "", html)


def slim_theme(site: Files, memory: Memory) -> Files:
    """Return the site without those of the theme's scripts and styles that no page, script or rule names."""
    kept = {path: contents for path, contents in site.items() if not _UNUSED.fullmatch(path)}
    # A variable counts as used from where it was first seen: those who define most for others come last.
    styles = sorted((path for path in kept if path.endswith(".css")), key=lambda path: (path.startswith(_THEME), path))
    words = _words_in(kept, memory)
    parts = [words, *(kept[path] for path in styles)]
    return {**kept, **memory.keep("styles", parts, lambda: _purged({path: kept[path] for path in styles}, words))}


def _words_in(site: Files, memory: Memory) -> str:
    """Return all words of pages and scripts; that there is a line between paragraphs is told by its tag."""
    words: set[str] = set()
    for path, contents in site.items():
        if path.endswith(".html") or _NAMING_SCRIPT.fullmatch(path):
            words |= memory.keep(f"words of {path}", [contents], partial(_words, path, contents))
    return " ".join(sorted(words))


def _words(path: str, contents: bytes) -> AbstractSet[str]:
    text = contents.decode()
    return {*_WORD.findall(text), *(["<hr"] if path.endswith(".html") and "<hr" in text else [])}


def _purged(styles: Files, words: str) -> Files:
    """Return the theme's styles with those rules and variables that `words` or another rule name."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_files(styles, folder / "site")
        (folder / "words.txt").write_text(words, encoding="utf-8")
        options: list[str | Path] = ["--variables", "--safelist", *ADDED_BY_THEME, "--output", folder / "purged"]
        if "<hr" not in words:
            options += ["--blocklist", "hr"]  # a variable of that name in a script is no element
        (folder / "purged").mkdir()
        run(
            [
                PURGECSS,
                "--css",
                *(folder / "site" / path for path in styles),
                "--content",
                folder / "words.txt",
                *options,
            ]
        )
        theirs = (path for path in styles if path.startswith(_THEME))
        return {path: (folder / "purged" / Path(path).name).read_bytes() for path in theirs}
