"""Packs Pagefind's index into files of sizes that suit a visitor.

Pagefind packs about 20,000 places into a file of words, some 27 KB, and a browser loads one for each word that is
searched for; the words of one question mostly stand in different files. Files of a tenth of that make a first search
half as large. Its records stand in a file each, and a browser asks for as many as it shows results; neighbours on a
page in one file are as good as loaded when the next question is about the same subject.

What the files say stays as it is: the same words and records, in the CBOR and JSON that Pagefind wrote. They are
numbered, because the folder that they stand in is named after its contents. The format is not documented, so its
version is pinned in package.json; a list of another shape stops the build.
"""

import gzip
import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.search.cbor import CborError, array_of, items, text, text_item
from generator.tools import ToolError

LARGEST_WORD_FILE = 9_600
"""Bytes of a file of words before compression; letters with many words make it larger."""

RECORDS_PER_FILE = 12
"""Records in a file."""

FIRST_WORDS = "words.json"
"""Names a word of each file, by which a browser can load the file ahead."""

_SIGNATURE = b"pagefind_dcd"


@dataclass(frozen=True, slots=True)
class _Word:
    """A word and, as Pagefind wrote it, everywhere that it stands."""

    word: str
    encoded: bytes


@dataclass(frozen=True, slots=True)
class _WordFile:
    """A file of words: its first word, and its entry in the list of files."""

    first: str
    listed: bytes


def repack_index(index: Path) -> None:
    """Replace the files of an index with others of better sizes.

    Raises:
        ToolError: The index is not laid out as Pagefind's pinned version lays it out.
    """
    try:
        (listing,) = index.glob("*.pf_meta")
        version, records, files, *rest = items(_unpack(listing))
        records = _repack_records(items(records), index / "fragment")
        word_files = _repack_words([items(file) for file in items(files)], index / "index")
        (index / FIRST_WORDS).write_text(json.dumps([file.first for file in word_files], ensure_ascii=False), "utf-8")
        files = array_of(file.listed for file in word_files)
        listing.write_bytes(_pack(array_of([version, records, files, *rest])))
    except (CborError, ValueError, KeyError) as error:
        raise ToolError(f"Pagefind's index is laid out in a way that this build does not know: {error}") from error


# ---- records


def _repack_records(records: list[bytes], folder: Path) -> bytes:
    """Put neighbours on a page into one file; return the list of records, with short names and each one's file."""
    heads = [items(record) for record in records]
    paths = [folder / f"{text(name)}.pf_fragment" for name, _, _ in heads]
    contents = [json.loads(_unpack(path)) for path in paths]
    for path in paths:
        path.unlink()
    file_of: dict[int, str] = {}
    for group in _record_groups([str(content["url"]) for content in contents]):
        file = str(group[0])
        together = {str(number): contents[number] for number in group}
        packed = _pack(json.dumps(together, ensure_ascii=False, separators=(",", ":")).encode())
        (folder / f"{file}.pf_fragment").write_bytes(packed)
        file_of |= dict.fromkeys(group, file)
    return array_of(
        array_of([text_item(str(number)), length, text_item(file_of[number])])
        for number, (_, length, _) in enumerate(heads)
    )


def _record_groups(urls: list[str]) -> Iterator[tuple[int, ...]]:
    """Divide records into groups of neighbours by their addresses; yield the numbers of each group."""
    order = sorted(range(len(urls)), key=lambda number: urls[number])
    for _, page in itertools.groupby(order, key=lambda number: urls[number].rpartition("/")[0]):
        yield from itertools.batched(page, RECORDS_PER_FILE, strict=False)


# ---- words


def _repack_words(files: list[list[bytes]], folder: Path) -> list[_WordFile]:
    """Write smaller files in place of Pagefind's."""
    words: list[_Word] = []
    for _, _, name in files:
        path = folder / f"{text(name)}.pf_index"
        (encoded,) = items(_unpack(path))
        words += [_Word(text(items(word)[0]), word) for word in items(encoded)]
        path.unlink()
    return [_write_words(group, folder, str(number)) for number, group in enumerate(_word_groups(words))]


def _word_groups(words: list[_Word]) -> Iterator[list[_Word]]:
    """Divide words into groups of a good size.

    Words with the same first letter stay together, because the browser looks for words by how they begin.
    """
    group: list[_Word] = []
    for _, same_letter in itertools.groupby(words, key=lambda word: word.word[:1]):
        together = list(same_letter)
        if group and _encoded_size(group) + _encoded_size(together) > LARGEST_WORD_FILE:
            yield group
            group = []
        group += together
    yield group


def _encoded_size(words: list[_Word]) -> int:
    return sum(len(word.encoded) for word in words)


def _write_words(group: list[_Word], folder: Path, name: str) -> _WordFile:
    """Write a file of words."""
    (folder / f"{name}.pf_index").write_bytes(_pack(array_of([array_of(word.encoded for word in group)])))
    first, last = group[0].word, group[-1].word
    return _WordFile(first, array_of([text_item(first), text_item(last), text_item(name)]))


# ---- files


def _unpack(path: Path) -> bytes:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise ValueError(f"{path.name} does not begin with {_SIGNATURE!r}")
    return data.removeprefix(_SIGNATURE)


def _pack(data: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + data, 9, mtime=0)
