"""What visitors call things: words by which a page or a place is found although they do not stand there."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.notices import NOTICES, NoticeFolder
from generator.records import Record
from generator.source import ROOT, Source, read_source

CONTENT = ROOT / "site_src" / "content"

VERBATIM = "text"
"""The page whose weight holds for official text on every page."""

_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


@dataclass(frozen=True, slots=True)
class Keywords:
    """The words of all files.

    Attributes:
        common: ``content/keywords.yaml``: what holds for the pages of every notice, and for pages of no notice.
        notices: Each notice's own ``keywords.yaml``, by the notice's id.
    """

    common: Source
    notices: Mapping[str, Source]

    def of(self, record: Record) -> list[str]:
        """Return the words by which a record is found, each once."""
        text = f"{record.heading} {record.text}"
        lines = [*self._lines(record), *self._synonyms(text), *_days(text)]
        return list(dict.fromkeys(word for line in lines for word in line.split()))

    def weight(self, record: Record) -> float:
        """Return how much a record counts beside others."""
        page = VERBATIM if record.verbatim else self._page(record)
        names = (f"{page}#{record.anchor}", page, page.partition("/")[0] or page)
        weights = [source.data.get("weights", {}) for source in self._sources(record)]
        return float(next((given[name] for name in names for given in weights if name in given), 1))

    def check(self, records: Iterable[Record]) -> None:
        """Require that every place that the files name is there.

        Raises:
            SourceError: One is not.
        """
        places: dict[str, list[str]] = {}
        for record in records:
            places.setdefault(record.page.partition("/")[0], []).append(f"{self._page(record)}#{record.anchor}")
        for notice, source in self.notices.items():
            for name in ("places", "weights"):
                for place in source.data.get(name, {}):
                    if "#" in place and place not in places[notice]:
                        similar = difflib.get_close_matches(place, places[notice], 3, 0.5)
                        remedy = f"改成 {'、'.join(similar)}" if similar else "写页面地址、# 和网页里该处的编号"
                        raise source.error((name, place), f"网页上没有“{place}”这一处", remedy)

    def _page(self, record: Record) -> str:
        """Return a page's address as the files write it."""
        page = record.page.rstrip("/")
        notice, _, below = page.partition("/")
        return below if notice in self.notices else f"/{page}"

    def _sources(self, record: Record) -> list[Source]:
        own = self.notices.get(record.page.partition("/")[0])
        return [self.common] if own is None else [own, self.common]

    def _lines(self, record: Record) -> Iterator[str]:
        page = self._page(record)
        for source in self._sources(record):
            if record.anchor:
                yield source.data.get("places", {}).get(f"{page}#{record.anchor}", "")
            else:
                yield source.data["pages"].get(page, "")

    def _synonyms(self, text: str) -> Iterator[str]:
        for group in self.common.data.get("synonyms", ()):
            if any(word in text for word in group["words"]):
                yield group["also"]


def read_keywords(folders: Sequence[NoticeFolder], content: Path = CONTENT, notices: Path = NOTICES) -> Keywords:
    """Read the words of all files.

    Raises:
        SourceError: Something in a file is wrong.
    """
    common = read_source(content / "keywords.yaml", "keywords")
    return Keywords(
        common, {folder.id: read_source(notices / folder.id / "keywords.yaml", "keywords") for folder in folders}
    )


def _days(text: str) -> Iterator[str]:
    """Return the days of a text as people say them."""
    for year, month, day in _DAY.findall(text):
        yield f"{year}年{int(month)}月{int(day)}日"
