"""Which items of the site are built from each clause of a notice, and that no clause was forgotten."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.errors import SourceError
from generator.notices import NOTICES, NoticeFolder
from generator.pages import Page, pages_of
from generator.text import Heading, Note


@dataclass(frozen=True, slots=True)
class Use:
    """An item that is built from a clause.

    Attributes:
        page: The title of the page that shows it.
        title: Its own title; empty if the page as a whole shows the clause.
        url: Where it stands, relative to the notice's first page.
    """

    page: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How much of a notice's text the site has made something of.

    Attributes:
        clauses: How many clauses the text has, headings of others left out.
        linked: How many of them an item of the site is built from.
        explanatory: How many are marked as containing nothing to look up.
    """

    clauses: int
    linked: int
    explanatory: int


def uses(folder: NoticeFolder) -> Mapping[str, Sequence[Use]]:
    """Return what is built from each clause, by the clause's address, in the order of the pages."""
    found: dict[str, list[Use]] = {}
    for page in pages_of(folder):
        for address, use in _uses_of(page, folder):
            known = found.setdefault(address, [])
            if use not in known:
                known.append(use)
    return found


def _uses_of(page: Page, folder: NoticeFolder) -> Iterator[tuple[str, Use]]:
    match page:
        case Page(template="overview"):
            about = {name: value for name, value in folder.about.items() if name != "explanatory"}
            yield from _cited(about, Use(page.title, "", ""), "")
        case Page(template="conditions" | "rows"):
            levels = [page.level] if page.template == "rows" else ON_APPLICATION
            yield from _cited(folder.at_level(*levels), Use(page.title, "", f"{page.slug}/"), f"{page.slug}/")
        case Page(subject=None) if page.slug in folder.parts:
            yield from _cited(folder.parts[page.slug], Use(page.title, "", f"{page.slug}/"), f"{page.slug}/")
        case Page(subject=Mapping() as attachment):
            for address in folder.text.section(attachment["clause"]).clauses:
                yield address, Use(page.title, "", f"{page.slug}/#{address}")


def _cited(data: Any, within: Use, url: str) -> Iterator[tuple[str, Use]]:  # noqa: ANN401 - any YAML
    """Yield each clause that `data` cite, with the innermost item around that has an id."""
    match data:
        case dict():
            if "id" in data and "title" in data:
                within = Use(within.page, data["title"], f"{url}#{data['id']}")
            clause = data.get("clause", ())
            yield from ((address, within) for address in ([clause] if isinstance(clause, str) else clause))
            for value in data.values():
                yield from _cited(value, within, url)
        case list():
            for value in data:
                yield from _cited(value, within, url)
