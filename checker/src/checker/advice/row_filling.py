"""Rows of a roster filled in so that they count."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, partial
from itertools import combinations, product

from checker.conditions.lever import typed_number
from checker.rosters import Count, RosterEvaluator, RosterRows, Row
from checker.rosters.counting import SumCounting
from checker.values.verdict import NOTHING_LACKING

type Cells = Mapping[str, bool]
"""What has to stand in cells that are blank, by column: yes or no."""


@dataclass(frozen=True, slots=True)
class Choice:
    """How a row is filled in so that it counts.

    Attributes:
        cells: What has to stand in which columns.
        row: Such a row filled in; its name and what nothing depends on may be another's.
    """

    cells: Cells
    row: Row

    def counts_for(self, path: str) -> bool | None:
        """Whether it counts towards a field; None where that is open still."""
        tally = self.row.tallies.get(path, self.row.standing)
        if self.row.standing.is_open or tally.is_open:
            return None
        return tally.may_count


@dataclass(frozen=True)
class FilledBefore:
    """What was found for rows of one roster that were filled in.

    Attributes:
        choices: How a row is filled in, by all that this depends on.
        rows: The rows filled in, by row and cells.
    """

    choices: dict[object, Choice | None] = field(default_factory=dict)
    rows: dict[tuple[Row, tuple[tuple[str, object], ...]], Row] = field(default_factory=dict)

    def forget(self, most: int) -> None:
        """Begin anew if there is too much."""
        for memory in (self.choices, self.rows):
            if len(memory) > most:
                memory.clear()


@dataclass(frozen=True)
class RowFilling:
    """The rows of a roster that leave a count open.

    Attributes:
        evaluator: What evaluates the rows.
        rows: All rows.
        count: The count.
        columns: The columns that can make a difference.
        known: What was found for rows that were filled in before.
    """

    evaluator: RosterEvaluator
    rows: RosterRows
    count: Count
    columns: Collection[str]
    known: FilledBefore

    @cached_property
    def choices(self) -> Mapping[int, Choice]:
        """The fewest blank questions of each open row with whose answers it counts, by the row's number.

        Rows that wait for anything else than questions, such as a date, are left out.
        """
        found, path = self.known.choices, self.count.field.path
        chosen: dict[int, Choice] = {}
        for number, columns in self.count.open.items():
            row = self.rows.eligible.rows.get(number)
            if row is None or number in self.rows.eligible.contradicting:
                continue
            key = (path, columns, *[str(row.answers.get(path)) for path in self.columns])
            if key not in found:
                found[key] = self._choice(row, columns)
            choice = found[key]
            if choice:
                chosen[number] = choice
        return chosen

    def room(self, counting: SumCounting) -> Mapping[int, Fraction]:
        """Return how much the blank cells of a column can hold, by number, in rows that lack nothing else."""
        most = Fraction(self.count.roster.fields[counting.column].schema["maximum"])
        room: dict[int, Fraction] = {}
        for number, columns in self.count.open.items():
            row = self.rows.rows[number - 1]
            if columns == (counting.column,) and counting.column not in row.answers:
                whole = row.answers.get(counting.whole) if counting.whole else None
                others = sum(Fraction(row.answers.get(part) or 0) for part in counting.parts)
                room[number] = most if whole is None else min(most, max(Fraction(whole) - others, Fraction()))
        return room

    def with_sum(self, column: str, room: Mapping[int, Fraction], amount: Fraction) -> RosterRows | None:
        """Return the rows with an amount spread over the blank cells of a column; None if they cannot hold it."""
        cells, left = {}, amount
        for number, most in room.items():
            here = min(left, most)
            cells[number] = {column: typed_number(here)}
            left -= here
        return None if left > 0 else self.with_cells(cells)

    def with_choices(self, choices: Mapping[int, Choice]) -> RosterRows:
        """Return the rows with some filled in so that they count, by number."""
        return self.with_cells({number: choice.cells for number, choice in choices.items()})

    def with_cells(self, cells: Mapping[int, Mapping[str, object]]) -> RosterRows:
        """Return the rows with cells filled in, by number and column."""
        rows = list(self.rows.rows)
        for number, filled in cells.items():
            rows[number - 1] = self.filled(number, filled)
        return self.evaluator.roster_rows(rows)

    def filled(self, number: int, cells: Mapping[str, object]) -> Row:
        """Return a row with cells filled in."""
        row = self.rows.rows[number - 1]
        key = (row, tuple(cells.items()))
        if key not in self.known.rows:
            self.known.rows[key] = self.evaluator.evaluate_row({**row.answers, **cells}, row.problems)
        return self.known.rows[key]

    def _choice(self, row: Row, columns: Sequence[str]) -> Choice | None:
        """Return the fewest answers with which a row counts; None if no answers to questions will do."""
        cells: dict[str, bool] = {}
        for lacking, holds in self._demands(row):
            found = self._fewest(row, [path for path in lacking if path not in cells], cells, holds)
            if found is None:
                return None
            cells |= found
        waits_for_more = set(columns).difference(path for lacking, _ in self._demands(row) for path in lacking)
        if waits_for_more or not cells:
            return None
        return Choice(cells, self.evaluator.evaluate_row({**row.answers, **cells}))

    def _demands(self, row: Row) -> Iterator[tuple[tuple[str, ...], Callable[[Row], bool]]]:
        """Yield what is open in a row: the columns that it lacks, and whether it holds in the row filled in."""
        for place, result in enumerate(row.results):
            if result.condition.about["strength"] == "hard" and result.finding.missing_paths:
                yield result.finding.missing_paths, partial(_holds, place)
        path = self.count.field.path
        if path in row.tallies and row.tallies[path].is_open:
            yield row.tallies[path].columns, partial(_counts, path)

    def _fewest(
        self, row: Row, lacking: Sequence[str], cells: Cells, holds: Callable[[Row], bool]
    ) -> dict[str, bool] | None:
        questions = [path for path in lacking if self.count.roster.fields[path].kind == "question"]
        for size in range(len(questions) + 1):
            for paths in combinations(questions, size):
                for answers in product((True, False), repeat=size):
                    chosen = dict(zip(paths, answers, strict=True))
                    if holds(self.evaluator.evaluate_row({**row.answers, **cells, **chosen})):
                        return chosen
        return None


def _holds(place: int, row: Row) -> bool:
    return row.results[place].finding.verdict in NOTHING_LACKING


def _counts(path: str, row: Row) -> bool:
    return row.tallies[path].may_count and not row.tallies[path].is_open
