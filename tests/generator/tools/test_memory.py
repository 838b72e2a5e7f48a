"""What is remembered is what would be made now."""

from collections.abc import Sequence

import pytest

from generator.tools import Memory


@pytest.mark.parametrize(
    ("before", "now", "made"),
    [
        (["text", b"bytes"], ["text", b"bytes"], 1),
        (["text"], ["other"], 2),
        (["text"], ["text", "more"], 2),
        ([[1]], [[1]], 2),  # equal today, but it may be changed
        ([1], [True], 2),  # equal in Python, but not where it is printed
    ],
)
def test_made_again_of_something_else(before: Sequence[object], now: Sequence[object], made: int) -> None:
    """Equal texts are the same; of other things, only the very same."""
    memory = Memory()
    calls: list[int] = []
    for parts in (before, now):
        memory.keep("slot", parts, lambda: calls.append(1))

    assert len(calls) == made


def test_what_could_not_be_made_is_tried_again() -> None:
    """A mistake is told each time, and what was made before is there when it is undone."""
    memory = Memory()
    memory.keep("slot", ["good"], lambda: "made")
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            memory.keep("slot", ["bad"], lambda: 1 // 0)

    assert memory.keep("slot", ["good"], lambda: "made again") == "made"
