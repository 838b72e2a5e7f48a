"""Seals and signatures: a material whose words ask for one that the data have not."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.notices.doubts.doubt import Doubt
from generator.notices.items import clauses
from generator.source import Source
from generator.text import Text

_MARKS = {
    "盖章": re.compile(r"(?<![不免])(?<!无需|不用|不必)(?:加盖|盖章|签章|用印)"),
    "签字": re.compile(r"(?<![不免])(?<!无需|不用|不必)(?:签字|签名|签章)"),
}
"""Words that ask for a mark. Agreements are 签订 or 签署 by their parties, which asks nothing of the applicant."""

type _Line = Mapping[str, Any]


def doubted_seals(materials: Source, text: Text) -> Iterator[Doubt]:
    """Yield the marks that the words of a material ask for, and neither it nor one of its parts has."""
    items = [_lines(item) for item in materials.data["items"]]
    citing = Counter(address for lines in items for address in {one for line in lines for one in clauses(line)})
    for number, lines in enumerate(items):
        known = _marks(seal["quote"] for line in lines for seal in line.get("seals", ()))
        asking = {mark: line for line in reversed(lines) for mark in _marks(_words(line, citing, text))}
        for mark, line in asking.items():
            if mark not in known:
                message = f"“{line['title']}”的原文要求{mark}，这里没有写"
                yield Doubt(materials, ("items", number), ("items", number), mark, message, clauses(line)[0])


def _words(line: _Line, citing: Mapping[str, int], text: Text) -> list[str]:
    """Return what the notice says of a line: its quote, and the clauses that no other material cites."""
    alone = [one for one in clauses(line) if citing[one] == 1 and one in text.clauses]
    return [line.get("quote", ""), *(text.clause(address).text for address in alone)]


def _lines(item: _Line) -> list[_Line]:
    return [item, *item.get("parts", ())]


def _marks(texts: Iterable[str]) -> set[str]:
    return {mark for text in texts for mark, asking in _MARKS.items() if asking.search(text)}
