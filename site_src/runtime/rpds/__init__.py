"""A pure-Python stand-in for `rpds`, the persistent data structures beneath `referencing` and `jsonschema`.

The real one is compiled from Rust, and no build of it for Pyodide is on PyPI. This one has only what
`referencing` 0.37 and `jsonschema` 4.26 use of it: immutable values whose methods return new values.

Every change copies the whole collection. That is quadratic for large ones, and the fastest choice for these,
which hold one entry per schema document.

tests/runtime/test_rpds_stand_in.py holds it to the official JSON Schema test suite, beside the real one.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Self

__all__ = ["HashTrieMap", "HashTrieSet", "List"]


class HashTrieMap[K, V](Mapping[K, V]):
    """An immutable mapping."""

    __slots__ = ("_entries",)

    def __init__(self, value: Mapping[K, V] | Iterable[tuple[K, V]] = (), /) -> None:
        self._entries: dict[K, V] = dict(value)

    @classmethod
    def convert(cls, value: Self | Mapping[K, V] | Iterable[tuple[K, V]]) -> Self:
        """Return `value` as a map; a map is returned as it is."""
        return value if isinstance(value, cls) else cls(value)

    def __getitem__(self, key: K) -> V:
        return self._entries[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    # Mapping defines equality, which takes away the hash; values that contain a map need it back.
    def __hash__(self) -> int:
        return hash(frozenset(self._entries.items()))

    def __repr__(self) -> str:
        return f"HashTrieMap({self._entries!r})"

    def insert(self, key: K, val: V) -> Self:
        """Return a map in which `key` stands for `val`."""
        return type(self)({**self._entries, key: val})

    def remove(self, key: K) -> Self:
        """Return a map without `key`.

        Raises:
            KeyError: there is no such key.
        """
        entries = self._entries.copy()
        del entries[key]
        return type(self)(entries)

    def update(self, *others: Mapping[K, V] | Iterable[tuple[K, V]]) -> Self:
        """Return a map with the entries of all `others` added, the last one winning."""
        entries = self._entries.copy()
        for other in others:
            entries.update(other)
        return type(self)(entries)


class HashTrieSet[T](AbstractSet[T]):
    """An immutable set."""

    __slots__ = ("_members",)

    def __init__(self, value: Iterable[T] = (), /) -> None:
        self._members = frozenset(value)

    def __contains__(self, value: object) -> bool:
        return value in self._members

    def __iter__(self) -> Iterator[T]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __hash__(self) -> int:
        return hash(self._members)

    def __repr__(self) -> str:
        return f"HashTrieSet({set(self._members)!r})" if self._members else "HashTrieSet({})"

    def insert(self, value: T) -> Self:
        """Return a set with `value`."""
        return type(self)(self._members | {value})

    def discard(self, value: T) -> Self:
        """Return a set without `value`, whether it was there or not."""
        return type(self)(self._members - {value})

    def update(self, *others: Iterable[T]) -> Self:
        """Return a set with the members of all `others` added."""
        return type(self)(self._members.union(*others))


class List[T]:
    """An immutable list that grows at its front."""

    __slots__ = ("_items",)

    def __init__(self, value: Iterable[T] = (), /) -> None:
        self._items = tuple(value)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        return self._items == other._items if isinstance(other, List) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return f"List({list(self._items)!r})"

    def push_front(self, value: T) -> Self:
        """Return a list that begins with `value`."""
        return type(self)((value, *self._items))
