"""As much of CBOR (RFC 8949) as it takes to cut arrays up and put others together; what is in them is copied.

Items are handled as they are encoded. Nothing but arrays and texts is looked into.
"""

from collections.abc import Iterable

_TEXT, _ARRAY = 3, 4
_IN_HEAD = 24
"""Numbers below this stand in an item's first byte; from here on, that byte says in how many bytes they follow."""
_LONGEST = 27


class CborError(ValueError):
    """Something else stands where an array or a text was expected."""


def items(array: bytes) -> list[bytes]:
    """Return the items of an array."""
    kind, number, place = _head(array, 0)
    if kind != _ARRAY:
        raise CborError(f"no array: {array[:20]!r}")
    found = []
    for _ in range(number):
        end = _end(array, place)
        found.append(array[place:end])
        place = end
    return found


def text(item: bytes) -> str:
    """Return a text."""
    kind, number, place = _head(item, 0)
    if kind != _TEXT:
        raise CborError(f"no text: {item[:20]!r}")
    return item[place : place + number].decode()


def array_of(encoded: Iterable[bytes]) -> bytes:
    """Return an array of items."""
    parts = list(encoded)
    return _encoded_head(_ARRAY, len(parts)) + b"".join(parts)


def text_item(contents: str) -> bytes:
    """Return a text as an item."""
    data = contents.encode()
    return _encoded_head(_TEXT, len(data)) + data


def _head(data: bytes, start: int) -> tuple[int, int, int]:
    """Return an item's kind, its number, and where its contents begin."""
    kind, short = data[start] >> 5, data[start] & 31
    if short < _IN_HEAD:
        return kind, short, start + 1
    if short > _LONGEST:
        raise CborError(f"an item without a length: {data[start]:#x}")
    end = start + 1 + (1 << (short - _IN_HEAD))
    return kind, int.from_bytes(data[start + 1 : end]), end


def _end(data: bytes, start: int) -> int:
    kind, number, place = _head(data, start)
    if kind == _TEXT:
        return place + number
    if kind == _ARRAY:
        for _ in range(number):
            place = _end(data, place)
    return place


def _encoded_head(kind: int, number: int) -> bytes:
    if number < _IN_HEAD:
        return bytes([kind << 5 | number])
    exponent = next(exponent for exponent in range(4) if number < 1 << (8 << exponent))
    return bytes([kind << 5 | _IN_HEAD + exponent]) + number.to_bytes(1 << exponent)
