"""The fewest rows of a roster with which something holds."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import islice, pairwise

_TRIED = 60
"""How many choices of fewer rows are tried where neither of two rows adds all that the other does: each takes as long
as a condition, and there may be thousands."""

type Gains = tuple[int, ...]
"""How much a row, or some rows together, add to each of several numbers, nowhere less than zero."""


def fewest(gains: Mapping[int, Gains], holds: Callable[[Gains], bool], guess: int) -> Sequence[int]:
    """Return the fewest rows with which something holds: whichever fewer are taken, of all rows, it does not.

    Without any rows it does not hold.

    Args:
        gains: What each row adds, by its number; rows that come first are preferred.
        holds: Whether it holds with what rows add together; where it does, it holds with more of anything.
        guess: How many they are, if it is as it mostly is.

    Returns:
        None of them, an empty sequence, if it does not hold with all rows, or if too many choices would have to be
        tried.
    """
    rows = list(gains)
    best_first = sorted(rows, key=lambda row: -sum(gains[row]))

    def do(chosen: Sequence[int]) -> bool:
        return bool(chosen) and holds(_together([gains[row] for row in chosen]))

    def first_do(number: int) -> bool:
        return do(best_first[:number])

    is_right = 0 < guess <= len(rows) and first_do(guess) and not first_do(guess - 1)
    needed = guess if is_right else _least(len(rows), first_do)
    chosen = next((order[:needed] for order in (rows, best_first) if do(order[:needed])), [])
    return chosen if _is_in_order([gains[row] for row in best_first]) else _fewer(chosen, gains, do)


def _together(gains: Collection[Gains]) -> Gains:
    return tuple(map(sum, zip(*gains, strict=True)))


def _least(most: int, holds: Callable[[int], bool]) -> int:
    """Return the least number up to `most` for which something holds that holds for all larger ones; 0 if for none."""
    if not most or not holds(most):
        return 0
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _is_in_order(gains: Sequence[Gains]) -> bool:
    """Whether each adds as much of everything as the next."""
    return all(all(one >= other for one, other in zip(*pair, strict=True)) for pair in pairwise(gains))


def _fewer(chosen: Sequence[int], gains: Mapping[int, Gains], do: Callable[[Sequence[int]], bool]) -> Sequence[int]:
    """Return rows, or fewer ones that do as well; none if that takes too many trials."""
    kinds: dict[Gains, list[int]] = {}
    for row, gain in gains.items():
        kinds.setdefault(gain, []).append(row)
    while len(chosen) > 1:
        choices = list(islice(_choices(len(chosen) - 1, list(kinds.values())), _TRIED + 1))
        fewer = next(filter(do, choices[:_TRIED]), None)
        if fewer is None:
            return chosen if len(choices) <= _TRIED else ()
        chosen = fewer
    return chosen


def _choices(number: int, kinds: Sequence[Sequence[int]]) -> Iterator[Sequence[int]]:
    """Yield choices of a number of rows, one of those that take as many of each kind."""
    if not kinds:
        yield from () if number else ((),)
        return
    first, *others = kinds
    left = sum(map(len, others))
    for taken in range(min(number, len(first)), max(number - left, 0) - 1, -1):
        yield from ((*first[:taken], *rest) for rest in _choices(number - taken, others))
