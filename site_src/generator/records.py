"""Cuts the built pages into what the search finds: one record for each place that can be linked to.

A record begins at every element with an id inside the page's article: a heading, a clause, a row, an item. It ends
where the next one begins. So a result leads to the place itself, and to show it the browser loads a few hundred bytes
instead of the whole page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

IGNORE = "data-pagefind-ignore"
"""Marks what a page does not want to be found; an element inside an article."""

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "span", "strong", "sub", "sup", "time", "u"})
_NOT_TEXT = frozenset({"button", "noscript", "script", "select", "style", "svg", "template", "textarea"})
_PERMALINKS = frozenset({"headerlink", "clause-link"})
_HEADING = re.compile(r"h[1-6]")
_SPACES = re.compile(r"\s+")
_SPACED_NAME = re.compile(r"([\u4e00-\u9fff])\s+([\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Record:
    """One place of one page.

    Attributes:
        page: The page's address, relative to the site's root; it ends with a slash, or is empty.
        anchor: The place's id; empty for the beginning of the page.
        page_title: The page's first heading.
        heading: The heading that the place is or stands under.
        text: What stands there, without its heading.
    """

    page: str
    anchor: str
    page_title: str
    heading: str
    text: str

    @property
    def url(self) -> str:
        """The record's address, relative to the site's root."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


def read_records(site: Path) -> Iterator[Record]:
    """Cut all pages of the built site; the page for missing addresses is not one of them."""
    for path in sorted(site.rglob("index.html")):
        page = path.parent.relative_to(site).as_posix()
        reader = _Reader("" if page == "." else f"{page}/")
        reader.feed(path.read_text(encoding="utf-8"))
        reader.close()
        yield from reader.records()


@dataclass(slots=True)
class _Part:
    """A record while it is being read."""

    anchor: str
    heading: str
    own_heading: bool
    text: list[str]


class _Reader(HTMLParser):
    """Reads one page's article."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self._page = page
        self._parts: list[_Part] = []
        self._open: list[str] = []  # the elements around, inside the article
        self._skipped = 0  # how many of them, from the outermost ignored one on, are ignored
        self._heading = ""  # the heading that is being read

    def records(self) -> Iterator[Record]:
        """Return what was read."""
        if not self._parts:
            return
        title = self._parts[0].heading
        for number, part in enumerate(self._parts):
            text = _SPACES.sub(" ", "".join(part.text)).strip()
            if part.own_heading or text:
                # The first heading's own id says no more than the page's address.
                anchor = part.anchor if number else ""
                yield Record(self._page, anchor, title, part.heading, text)

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
        unseen = tag in _NOT_TEXT or classes & _PERMALINKS or {IGNORE, "hidden"} & given.keys()
        if self._skipped or unseen:
            self._skipped += 1
            return
        if _HEADING.fullmatch(tag) and given.get("id"):
            self._heading = tag
            self._parts.append(_Part(str(given["id"]), "", own_heading=True, text=[]))
        elif given.get("id"):
            above = next((part.heading for part in reversed(self._parts) if part.own_heading), "")
            heading = f"{above} {given['id']}" if "clause" in classes else above
            self._parts.append(_Part(str(given["id"]), heading.strip(), own_heading=False, text=[]))
        elif tag not in _INLINE:
            self._write(" ")

    def handle_endtag(self, tag: str) -> None:
        """Close what is open."""
        if not self._open or tag in _VOID:
            return
        self._open.pop()
        if self._skipped:
            self._skipped -= 1
        elif tag == self._heading:
            self._heading = ""
        elif tag not in _INLINE:
            self._write(" ")

    def handle_data(self, data: str) -> None:
        """Keep text."""
        if not self._open or self._skipped:
            return
        if spaced := _SPACED_NAME.fullmatch(data.strip()):
            data = "".join(spaced.groups())  # a name of two characters, set with a space between them
        if self._heading:
            part = self._parts[-1]
            part.heading = _SPACES.sub(" ", part.heading + data).strip()
        else:
            self._write(data)

    def _write(self, text: str) -> None:
        if self._parts and not self._skipped and not self._heading:
            self._parts[-1].text.append(text)
