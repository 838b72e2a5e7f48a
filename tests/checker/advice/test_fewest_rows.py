"""The fewest rows are found, beside trying all choices of them."""

from collections.abc import Iterable
from itertools import combinations
from random import Random

import pytest

from checker.advice.fewest_rows import Gains, fewest


@pytest.mark.parametrize("seed", range(60))
def test_no_fewer_rows_do(seed: int) -> None:
    """Rows that add to three numbers, each of which, or any one of which, has to reach a threshold."""
    random = Random(seed)  # noqa: S311 - no secret
    gains = {row: tuple(random.randint(0, 1) for _ in range(3)) for row in range(1, random.randint(2, 9))}
    thresholds, joined = [random.randint(1, 3) for _ in range(3)], random.choice((all, any))

    def holds(gained: Gains) -> bool:
        return joined(number >= threshold for number, threshold in zip(gained, thresholds, strict=True))

    def do(rows: Iterable[int]) -> bool:
        together = [gains[row] for row in rows]
        return bool(together) and holds(tuple(map(sum, zip(*together, strict=True))))

    expected = next((size for size in range(1, len(gains) + 1) if any(map(do, combinations(gains, size)))), 0)
    for guess in range(5):
        found = fewest(gains, holds, guess)
        assert len(found) == expected
        assert do(found) is bool(expected)


def test_rows_that_come_first_are_preferred() -> None:
    """Where they do as well."""
    assert list(fewest({3: (1, 0), 1: (1, 1), 2: (1, 1)}, lambda gained: gained[0] >= 2, 2)) == [3, 1]
    assert list(fewest({3: (1, 0), 1: (1, 1), 2: (1, 1)}, lambda gained: gained[1] >= 2, 1)) == [1, 2]


def test_too_many_choices_are_not_tried() -> None:
    """Of rows none of which adds all that another does."""
    gains = {row: tuple(int(row == place) for place in range(12)) for row in range(12)}

    assert list(fewest(gains, lambda gained: sum(gained) >= 6, 6)) == []
