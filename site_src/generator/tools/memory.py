"""What a process has made, so that it makes it again only when it is made of something else."""

from collections.abc import Callable, Sequence
from typing import Any


class Memory:
    """What was made, one thing in each slot; a build that begins with an empty memory makes everything."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[Sequence[object], Any]] = {}

    def keep[T](self, slot: str, parts: Sequence[object], make: Callable[[], T]) -> T:
        """Return what `make` makes, or has made when the slot was last asked for, if it was of the same parts.

        Args:
            slot: What is made.
            parts: All that it is made of: equal texts are the same, and of other objects only the very same.
            make: Makes it.
        """
        if slot not in self._made or not _are_same(self._made[slot][0], parts):
            self._made[slot] = (tuple(parts), make())
        made: T = self._made[slot][1]
        return made


def _are_same(some: Sequence[object], others: Sequence[object]) -> bool:
    return len(some) == len(others) and all(
        one is other or (isinstance(one, str | bytes) and one == other) for one, other in zip(some, others, strict=True)
    )
