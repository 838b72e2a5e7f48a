"""Lists of materials: an entry of the notice's list that no material rests on was probably left out."""

import re
from collections.abc import Iterator

from generator.notices.doubts.doubt import Doubt
from generator.notices.doubts.lines import lines_of
from generator.notices.items import clauses
from generator.source import Place, Source
from generator.text import Text

_IN_LIST = re.compile(r"(?!附件[\d-]*$)(.*?)(\d+)")
"""An entry's address: its list's, and its number there. The numbers of attachments are none."""


def doubted_lists(materials: Source, text: Text) -> Iterator[Doubt]:
    """Yield the entries of a list, most of which are materials, that none of the materials cites."""
    cited = dict(_cited(materials))
    lists: dict[str, list[str]] = {}
    for address in text.clauses:
        if entry := _IN_LIST.fullmatch(address):
            lists.setdefault(entry[1], []).append(address)
    for entries in lists.values():
        there = [address for address in entries if address in cited]
        if len(there) * 2 <= len(entries):
            continue
        beside = there[0]
        for address in entries:
            if address in cited:
                beside = address
            else:
                place, message = cited[beside], f"条款“{address}”和 {beside} 在同一份清单里，没有哪一项材料引用它"
                yield Doubt(materials, place, place, address, message, address)


def _cited(materials: Source) -> Iterator[tuple[str, Place]]:
    for number, lines in enumerate(lines_of(materials)):
        for line in lines:
            yield from ((address, ("items", number)) for address in clauses(line))
