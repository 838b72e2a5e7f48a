"""What the pages of a built site link to, load and offer as anchors."""

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

ORIGIN = "http://site.test"
LOADING = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src", "form": "action"}


class LinkedPage(HTMLParser):
    """What a page links to, loads and offers as anchors."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take notes."""
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.links.append(str(given["href"]))
        if given.get(LOADING.get(tag, "")):
            self.loaded.append(str(given[LOADING[tag]]))


def linked_pages(site: Path) -> dict[str, LinkedPage]:
    """Return the pages of a site by their address."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): LinkedPage(path) for path in site.rglob("*.html")
    }


def broken_links(site: Path, pages: Mapping[str, LinkedPage], mount: str = "/") -> list[tuple[str, str]]:
    """Return the links that lead to no page and no file, or to no anchor, each with the address of its page."""
    return [
        (address, link)
        for address, page in pages.items()
        if address != "404.html"  # is served at addresses that nobody can foresee
        for link in page.links
        if not _leads_somewhere(link, address, site, pages, mount)
    ]


def _leads_somewhere(link: str, address: str, site: Path, pages: Mapping[str, LinkedPage], mount: str) -> bool:
    target, anchor = urldefrag(urljoin(f"{ORIGIN}{mount}{address}", link))
    parts = urlsplit(target)
    if parts.scheme in {"tel", "mailto"}:
        return True
    below = parts.path.removeprefix(mount)
    if f"{parts.scheme}://{parts.netloc}" != ORIGIN or not (below in pages or (site / unquote(below)).is_file()):
        return False
    return not anchor or unquote(anchor) in pages[below].ids
