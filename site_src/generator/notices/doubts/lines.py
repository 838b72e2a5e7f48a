"""The lines of ``materials.yaml``, and what the notice says of each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.notices.items import clauses
from generator.source import Source
from generator.text import Text

type Line = Mapping[str, Any]


def lines_of(materials: Source) -> list[Sequence[Line]]:
    """Return each material with its parts, itself first."""
    return [[item, *item.get("parts", ())] for item in materials.data["items"]]


def cited_in(materials: Source) -> set[str]:
    """Return the clauses that materials cite."""
    return {address for lines in lines_of(materials) for line in lines for address in clauses(line)}


def words_of(materials: Source, text: Text) -> Iterator[tuple[int, Sequence[tuple[Line, Sequence[str]]]]]:
    """Yield the number of each material, with its lines and what the notice says of each of them.

    That is the line's quote, and the clauses that no other material cites.
    """
    items = lines_of(materials)
    citing = Counter(address for lines in items for address in {one for line in lines for one in clauses(line)})
    alone = {address for address, times in citing.items() if times == 1 and address in text.clauses}
    for number, lines in enumerate(items):
        yield number, [(line, [line.get("quote", ""), *_said(line, alone, text)]) for line in lines]


def _said(line: Line, alone: set[str], text: Text) -> list[str]:
    return [text.clause(address).text for address in clauses(line) if address in alone]
