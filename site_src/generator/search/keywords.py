"""What visitors call things: words by which a page or a place is found although they do not stand there."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.notices import NoticeFolder
from generator.pages import NOTICE_PAGES, SITE_PAGES
from generator.search.records import Record
from generator.source import Errors, Source, SourceErrors, read_source
from generator.tools import ROOT

COMMON = ROOT / "site_src" / "content" / "keywords.yaml"

TEXT_PAGE = "text"
"""The page whose weight holds for official text on every page."""


_POSSIBLE = {page.slug for page in NOTICE_PAGES} | {f"/{page.slug}" for page in SITE_PAGES if not page.source}
"""The pages made from notices that a site can have, whether or not any notice of this one gives occasion to."""


@dataclass(frozen=True, slots=True)
class Keywords:
    """The words of all files.

    Attributes:
        common: ``content/keywords.yaml``: what holds for the pages of every notice, and for pages of no notice.
        own: Each notice's ``keywords.yaml``, by the notice's id.
        numbers: Each notice's document number, by the notice's id.
    """

    common: Source
    own: Mapping[str, Source]
    numbers: Mapping[str, str]

    def words_for(self, record: Record) -> list[str]:
        """Return the words by which a record is found, each once."""
        text = f"{record.heading} {record.text}"
        lines = [*self._listed_words(record), *self._synonyms(text), *record.days]
        return list(dict.fromkeys(word for line in lines for word in line.split()))

    def weight(self, record: Record) -> float:
        """Return how much a record counts beside others, at most 1."""
        page = TEXT_PAGE if record.verbatim else self._page(record)
        names = (f"{page}#{record.anchor}", page, page.partition("/")[0] or page)
        weights = [source.data.get("weights", {}) for source in self._sources(record)]
        return float(next((given[name] for name in names for given in weights if name in given), 1))

    def check(self, records: Iterable[Record]) -> None:
        """Require that every page and place that the files name is there.

        Raises:
            SourceErrors: One is not.
        """
        found: dict[str, set[str]] = {notice: set() for notice in self.own}
        everywhere: set[str] = set()
        for record in records:
            page = self._page(record)
            names = {page, page.partition("/")[0], f"{page}#{record.anchor}"}
            found.get(_notice(record), everywhere).update(names)
            everywhere |= names
        errors = [*_unknown_places(self.common, everywhere | _POSSIBLE)]
        for notice, source in self.own.items():
            errors += _unknown_places(source, found[notice])
        if errors:
            raise SourceErrors(errors)

    def _page(self, record: Record) -> str:
        """Return a page's address as the files write it."""
        page = record.page.rstrip("/")
        return page.partition("/")[2] if _notice(record) in self.own else f"/{page}"

    def _sources(self, record: Record) -> list[Source]:
        own = self.own.get(_notice(record))
        return [self.common] if own is None else [own, self.common]

    def _listed_words(self, record: Record) -> Iterator[str]:
        page = self._page(record)
        for source in self._sources(record):
            if record.anchor:
                yield source.data.get("places", {}).get(f"{page}#{record.anchor}", "")
            else:
                yield source.data["pages"].get(page, "")
        if not page and not record.anchor:
            yield self.numbers.get(_notice(record), "")

    def _synonyms(self, text: str) -> Iterator[str]:
        for group in self.common.data.get("synonyms", ()):
            if any(word in text for word in group["words"]):
                yield group["also"]


def read_keywords(folders: Sequence[NoticeFolder], common: Path = COMMON) -> Keywords:
    """Read what is common to all notices, beside what each one says.

    Raises:
        SourceErrors: Something in the file is wrong.
    """
    return Keywords(
        read_source(common, "keywords"),
        {folder.id: folder.keywords for folder in folders},
        {folder.id: str(folder.about["document_number"]) for folder in folders},
    )


def _notice(record: Record) -> str:
    return record.page.partition("/")[0]


def _unknown_places(source: Source, found: set[str]) -> Errors:
    for name in ("pages", "places", "weights"):
        for place in source.data.get(name, {}):
            if place not in found:
                similar = difflib.get_close_matches(place, sorted(found), 3, 0.5)
                remedy = f"改成 {'、'.join(similar)}" if similar else "写页面地址，或页面地址、# 和该处的编号"
                yield source.error((name, place), f"网站上没有“{place}”", remedy)
