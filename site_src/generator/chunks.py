"""Cuts Pagefind's index into smaller files.

Pagefind packs about 20,000 places into a file, some 27 KB, and a browser loads one for each word that is searched for;
the words of one question mostly stand in different files. Files of a quarter of that make a first search half as
large. What a file says stays as it is: the same words in the same order, in the CBOR that Pagefind wrote.

The format is not documented, so its version is pinned in package.json and every assumption is checked here.
"""

import gzip
import hashlib
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LARGEST = 12_000
"""Bytes of a file before compression; a word that many places have may make it larger."""

_SIGNATURE = b"pagefind_dcd"
_ARRAY, _TEXT = 4, 3


class IndexFormatError(Exception):
    """Pagefind's index is not laid out as its pinned version lays it out."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word and, as Pagefind wrote it, everywhere that it stands."""

    word: str
    encoded: bytes


def cut_chunks(index: Path) -> None:
    """Replace the files of an index by smaller ones.

    Raises:
        IndexFormatError: The index is not as expected.
    """
    (path,) = index.glob("*.pf_meta")
    meta = _unpack(path.read_bytes())
    parts = _items(meta, 0)
    if len(parts) != 6:
        raise IndexFormatError(f"{path.name} has {len(parts)} parts instead of 6")
    words = [word for chunk in _items(parts[2], 0) for word in _words(index / "index" / f"{_text(_items(chunk, 0)[2])}.pf_index")]
    for old in (index / "index").iterdir():
        old.unlink()
    parts[2] = _array([_written(chunk, index / "index") for chunk in _cut(words)])
    path.write_bytes(_pack(_array(parts)))


def _cut(words: list[_Word]) -> Iterator[list[_Word]]:
    """Share the words out. Those with the same first letter stay together, because words are found by how they begin."""
    chunk: list[_Word] = []
    for _, group in itertools.groupby(words, key=lambda word: word.word[:1]):
        together = list(group)
        if chunk and _size(chunk) + _size(together) > LARGEST:
            yield chunk
            chunk = []
        chunk += together
    yield chunk


def _size(words: list[_Word]) -> int:
    return sum(len(word.encoded) for word in words)


def _words(path: Path) -> list[_Word]:
    data = _unpack(path.read_bytes())
    (words,) = _items(data, 0)
    return [_Word(_text(_items(word, 0)[0]), word) for word in _items(words, 0)]


def _written(chunk: list[_Word], folder: Path) -> bytes:
    """Write a file; return what the list of files says of it: its first word, its last, its name."""
    data = _pack(_array([_array([word.encoded for word in chunk])]))
    name = f"zh_{hashlib.sha256(data).hexdigest()[:10]}"
    (folder / f"{name}.pf_index").write_bytes(data)
    return _array([_text_item(chunk[0].word), _text_item(chunk[-1].word), _text_item(name)])


# ---- packing: gzip around a signature and one CBOR item


def _unpack(packed: bytes) -> bytes:
    data = gzip.decompress(packed)
    if not data.startswith(_SIGNATURE):
        raise IndexFormatError("the signature is missing")
    return data[len(_SIGNATURE) :]


def _pack(data: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + data, 9, mtime=0)


# ---- the little of CBOR (RFC 8949) that is needed: arrays and texts; all else is copied


def _head(data: bytes, start: int) -> tuple[int, int, int]:
    """Return an item's kind, its number, and where its contents begin."""
    kind, short = data[start] >> 5, data[start] & 31
    if short < 24:
        return kind, short, start + 1
    if short > 27:
        raise IndexFormatError(f"unexpected CBOR item {data[start]:#x}")
    end = start + 1 + (1 << (short - 24))
    return kind, int.from_bytes(data[start + 1 : end]), end


def _end(data: bytes, start: int) -> int:
    """Return where an item ends."""
    kind, number, place = _head(data, start)
    if kind == _TEXT:
        return place + number
    if kind == _ARRAY:
        for _ in range(number):
            place = _end(data, place)
    return place


def _items(data: bytes, start: int) -> list[bytes]:
    """Return the items of an array."""
    kind, number, place = _head(data, start)
    if kind != _ARRAY:
        raise IndexFormatError("an array was expected")
    items = []
    for _ in range(number):
        end = _end(data, place)
        items.append(data[place:end])
        place = end
    return items


def _text(item: bytes) -> str:
    kind, number, place = _head(item, 0)
    if kind != _TEXT:
        raise IndexFormatError("a text was expected")
    return item[place : place + number].decode()


def _text_item(text: str) -> bytes:
    data = text.encode()
    return _header(_TEXT, len(data)) + data


def _array(items: list[bytes]) -> bytes:
    return _header(_ARRAY, len(items)) + b"".join(items)


def _header(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    size = next(size for size in (1, 2, 4) if number < 1 << 8 * size)
    return bytes([kind << 5 | 24 + size.bit_length() - 1]) + number.to_bytes(size)
