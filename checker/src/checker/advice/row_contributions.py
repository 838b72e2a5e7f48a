"""What open rows of a roster are counted for once they are filled in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import batched

from checker.advice.fewest_rows import Gains
from checker.advice.row_filling import Choice
from checker.conditions import BoundedAnswer
from checker.rosters import Count, Counting
from checker.rosters.counting import RowCounting
from checker.values.interval import Interval


@dataclass(frozen=True, slots=True)
class RowContributions:
    """Open rows of a roster and the numbers that are counted from it.

    Attributes:
        choices: How each row is filled in, by its number.
        counts: What was counted so far, by field.
        countings: How that is done, by field.
    """

    choices: Mapping[int, Choice]
    counts: Mapping[str, Count]
    countings: Mapping[str, Counting]

    def alike(self, paths: Collection[str]) -> Sequence[tuple[int, ...]]:
        """Return the rows in groups, any row of which does as well as another for the numbers at some paths.

        Groups that lack fewer cells come first.
        """
        read = [path for path in self.counts if path in paths]
        groups: dict[tuple[object, ...], list[int]] = {}
        for number in sorted(self.choices):
            cells = sorted(self.choices[number].cells.items())
            kind = (len(cells), tuple(cells), *[self._contribution(number, path) for path in read])
            groups.setdefault(kind, []).append(number)
        in_order = sorted(groups.items(), key=lambda group: (group[0][:2], group[1]))
        return [tuple(numbers) for _, numbers in in_order]

    def gains(self, number: int, paths: Iterable[str]) -> Gains:
        """Return, for each number of rows, how much its least grows by a row, and how much its greatest shrinks."""
        return tuple(gain for path in paths for gain in self._gain(number, path))

    def settled(self, bounds: Mapping[str, BoundedAnswer], gained: Gains) -> Mapping[str, BoundedAnswer]:
        """Return the bounds of numbers of rows once some rows are filled in, which gain so much together."""
        settled = {}
        for (path, bounded), (more, less) in zip(bounds.items(), batched(gained, 2, strict=True), strict=True):
            least, greatest = self.counts[path].ends
            ends = (least + more, greatest - less)
            settled[path] = replace(bounded, interval=Interval(ends[:1] if ends[0] == ends[1] else ends))
        return settled

    def _contribution(self, number: int, path: str) -> object:
        """Return whatever of a row makes a difference to a number."""
        counting = self.countings[path]
        if isinstance(counting, RowCounting):
            return self._gain(number, path)
        cells = [str(self.choices[number].row.answers.get(column)) for column in counting.columns()]
        return (number in self.counts[path].open, *cells)

    def _gain(self, number: int, path: str) -> Gains:
        """Return how much the least number of rows grows by one, and how much the greatest shrinks."""
        counts = self.choices[number].counts_for(path) if number in self.counts[path].open else None
        return int(counts is True), int(counts is False)
