"""Seals and signatures: a material whose words ask for one that the data have not."""

import re
from collections.abc import Iterable, Iterator

from generator.notices.doubts.doubt import Doubt
from generator.notices.doubts.lines import words_of
from generator.notices.items import clauses
from generator.source import Source
from generator.text import Text

_MARKS = {
    "盖章": re.compile(r"(?<![不免])(?<!无需|不用|不必)(?:加盖|盖章|签章|用印)"),
    "签字": re.compile(r"(?<![不免])(?<!无需|不用|不必)(?:签字|签名|签章)"),
}
"""Words that ask for a mark. Agreements are 签订 or 签署 by their parties, which asks nothing of the applicant."""


def doubted_seals(materials: Source, text: Text) -> Iterator[Doubt]:
    """Yield the marks that the words of a material ask for, and neither it nor one of its parts has."""
    for number, lines in words_of(materials, text):
        known = _marks(seal["quote"] for line, _ in lines for seal in line.get("seals", ()))
        asking = {mark: line for line, said in reversed(lines) for mark in _marks(said)}
        for mark, line in asking.items():
            if mark not in known:
                message = f"“{line['title']}”的原文要求{mark}，这里没有写"
                yield Doubt(materials, ("items", number), ("items", number), mark, message, clauses(line)[0])


def _marks(texts: Iterable[str]) -> set[str]:
    return {mark for text in texts for mark, asking in _MARKS.items() if asking.search(text)}
