"""Cuts the built pages into what the search finds: one record for each place that can be linked to.

A record begins at every element with an id inside the page's article: a heading, a clause, a row, an item. It ends
where the next one begins. So a result leads to the place itself, and to show it the browser loads a few hundred bytes
instead of the whole page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from pathlib import PurePath
from urllib.parse import unquote

from generator.tools import Files, Memory

IGNORE = "data-search-ignore"
"""Marks what a page does not want to be found: an element inside an article."""

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time", "u"})
_NOT_TEXT = frozenset({"button", "noscript", "script", "select", "style", "svg", "template", "textarea"})
_ASIDE = frozenset({"headerlink", "clause-link", "tags"})
_CITATION = "clause-ref"
_TITLES = frozenset({"strong", "th", "dt"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SPACES = re.compile(r"\s+")
_SPACED_NAME = re.compile(r"([\u4e00-\u9fff])\s+([\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Record:
    """One place of one page.

    Attributes:
        page: The page's address, relative to the site's root; it ends with a slash, or is empty.
        anchor: The place's id; empty for the beginning of the page.
        heading: What the place is called, or else the heading that it stands under.
        above: The headings that it stands under, the outermost first; the first of them is the page's title.
        text: What stands there, without what it is called.
        titled: Whether the heading is its own.
        verbatim: Whether it is a clause of an official text.
        cited: The addresses of the clauses that it links to.
        days: The days that it is about, which it marks as such.
    """

    page: str
    anchor: str
    heading: str
    above: tuple[str, ...]
    text: str
    titled: bool = True
    verbatim: bool = False
    cited: tuple[str, ...] = ()
    days: tuple[str, ...] = ()


def read_records(site: Files, memory: Memory) -> Iterator[Record]:
    """Cut all pages of the built site; the page for missing addresses is not one of them."""
    pages = {path.removesuffix("index.html"): html for path, html in site.items() if path.endswith("index.html")}
    for page in sorted(pages, key=lambda page: PurePath(page, "index.html")):
        yield from memory.keep(f"records of {page}", [pages[page]], partial(_records, page, pages[page]))


def _records(page: str, html: bytes) -> Sequence[Record]:
    reader = _Reader(page)
    reader.feed(html.decode())
    reader.close()
    return list(reader.records())


@dataclass(slots=True)
class _Part:
    """A record while it is being read."""

    anchor: str
    above: tuple[str, ...]
    verbatim: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    days: list[str] = field(default_factory=list)

    @property
    def has_words(self) -> bool:
        """Whether any text was read so far."""
        return bool(_plain(self.text + self.title))


class _Reader(HTMLParser):
    """Reads one page's article."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page
        self._parts: list[_Part] = []
        self._open: list[str] = []  # the elements around, inside the article
        self._skipped_depth = 0  # how many of them, from the outermost ignored one on
        self._above: list[tuple[str, str]] = []  # the headings around: element and text
        self._title_depth = 0  # how deep the element stands whose text is what the place is called

    def records(self) -> Iterator[Record]:
        """Return what was read. A heading with nothing of its own below it is told by what it stands above."""
        for number, part in enumerate(self._parts):
            text, title = _plain(part.text), _plain(part.title)
            if text or not number:
                # The first heading's id says no more than the page's address.
                anchor = part.anchor if number else ""
                heading = title or (f"{part.above[-1]} {part.anchor}" if part.verbatim else part.above[-1])
                cited, days = tuple(dict.fromkeys(part.cited)), tuple(dict.fromkeys(part.days))
                yield Record(self._page, anchor, heading, part.above, text, bool(title), part.verbatim, cited, days)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a record where there is an id."""
        given = dict(attrs)
        if tag == "article" and not self._open:
            self._open.append(tag)
            return
        if not self._open or tag in _VOID:
            self._write(" ")
            return
        self._open.append(tag)
        classes = set((given.get("class") or "").split())
        if _CITATION in classes and self._parts:
            self._part.cited.append(unquote(str(given.get("href"))).partition("#")[2])
        # Small print in the official text is ours: links to what is made of a clause.
        ours = tag == "small" and bool(self._parts) and self._part.verbatim
        if self._skipped_depth or ours or tag in _NOT_TEXT or classes & _ASIDE or {IGNORE, "hidden"} & given.keys():
            self._skipped_depth += 1
            return
        if given.get("datetime") and self._parts:
            self._part.days.append(str(given["datetime"]))
        if tag not in _INLINE:
            self._write(" ")
        if given.get("id") and (self._above or tag == "h1"):
            self._begin(tag, str(given["id"]), verbatim="clause" in classes)
        elif tag in _TITLES and self._parts and not self._title_depth and not self._part.has_words:
            self._title_depth = len(self._open)

    def handle_endtag(self, tag: str) -> None:
        """Close what is open."""
        if not self._open or tag in _VOID:
            return
        if self._skipped_depth:
            self._skipped_depth -= 1
        elif self._title_depth == len(self._open):
            self._title_depth = 0
            if tag in _HEADINGS:
                self._above.append((tag, _plain(self._part.title)))
        elif tag not in _INLINE:
            self._write(" ")
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep text."""
        if self._open and not self._skipped_depth:
            spaced = _SPACED_NAME.fullmatch(data.strip())
            # A name of two characters may be set with a space between them.
            self._write("".join(spaced.groups()) if spaced else data)

    @property
    def _part(self) -> _Part:
        return self._parts[-1]

    def _begin(self, tag: str, anchor: str, *, verbatim: bool) -> None:
        if tag in _HEADINGS:
            self._above = [(level, text) for level, text in self._above if level < tag]
        self._parts.append(_Part(anchor, tuple(text for _, text in self._above), verbatim))
        if tag in _HEADINGS or tag in _TITLES:
            self._title_depth = len(self._open)

    def _write(self, text: str) -> None:
        if self._parts and not self._skipped_depth:
            (self._part.title if self._title_depth else self._part.text).append(text)


def _plain(parts: list[str]) -> str:
    return _SPACES.sub(" ", "".join(parts)).strip()
