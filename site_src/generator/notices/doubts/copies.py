"""Copies: a material of which the notice wants several, and the data do not say how many."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from generator.notices.doubts.doubt import Doubt
from generator.notices.doubts.lines import Line, words_of
from generator.notices.items import clauses
from generator.source import Source
from generator.text import Amount, Text, amounts_in

_COPIES = "份"
_SAYING = ("title", "count", "text", "note", "form")
"""Where a line can say how many copies there are to be."""


def doubted_copies(materials: Source, text: Text) -> Iterator[Doubt]:
    """Yield numbers of copies that the words of a material want, and neither it nor its parts nor the binding has.

    One copy need not be said.
    """
    rules = materials.data.get("binding", {}).get("copies", {})
    bound = _copies(str(rules.get("quote", "")))
    for number, lines in words_of(materials, text):
        known = {one.value for one in [*bound, *(one for line, _ in lines for one in _told(line))]}
        for line, copies in _wanted(lines):
            if copies.value not in known:
                message = f"“{line['title']}”的原文要求{copies.written}，这里没有写份数"
                yield Doubt(materials, ("items", number), ("items", number), copies.written, message, clauses(line)[0])
                break


def _wanted(lines: Sequence[tuple[Line, Sequence[str]]]) -> Iterator[tuple[Line, Amount]]:
    for line, said in lines:
        yield from ((line, one) for words in said for one in _copies(words) if one.value > Fraction(1))


def _told(line: Line) -> Iterator[Amount]:
    return (one for name in _SAYING for one in _copies(str(line.get(name, ""))))


def _copies(words: str) -> list[Amount]:
    return [one for one in amounts_in(words) if one.unit == _COPIES]
