"""How fields of the form are counted from rosters: ``x-counted`` in the form's JSON Schema."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from checker.conditions import Operator, operator
from checker.form.field import Field
from checker.form.roster import Roster
from checker.rosters.count import Count
from checker.rosters.eligible_rows import EligibleRows
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Counting(ABC):
    """How a field of the form is counted from a roster.

    Attributes:
        field: The field.
        roster: The roster.
    """

    by_form: ClassVar[bool] = False
    """Whether the count depends on the form's answers too."""

    field: Field
    roster: Roster

    @abstractmethod
    def count(self, eligible: EligibleRows, application: Mapping[str, Any]) -> Count:
        """Count the rows that are eligible."""

    def columns(self) -> Iterator[str]:
        """Yield the columns that it looks at."""
        yield from ()

    def _count(
        self,
        ends: tuple[Any, Any],
        open_: Sequence[int],
        eligible: EligibleRows,
        *,
        capped: bool = False,
        also: str = "",
    ) -> Count:
        titles = tuple(self.roster.fields[path].title for path in dict.fromkeys(self.columns()))
        summary = eligible.summary(self.roster, open_, also)
        return Count(self.field, self.roster, ends, capped, len(eligible.rows), tuple(open_), summary, titles)


@dataclass(frozen=True, slots=True)
class RowCounting(Counting):
    """How many rows there are, or for how many a requirement is met."""

    where: Operator | None

    def columns(self) -> Iterator[str]:
        """Yield what the requirement itself reads; of conditions that it refers to, none."""
        if self.where:
            yield from self.where.all_reads()

    def count(self, eligible: EligibleRows, application: Mapping[str, Any]) -> Count:
        """Count; a row for which the requirement is unknown may or may not count."""
        del application
        if self.where is None:
            return self._count((len(eligible.rows),) * 2, (), eligible)
        verdicts = {number: row.tallies[self.field.path] for number, row in eligible.rows.items()}
        met = sum(verdict is Verdict.MET for verdict in verdicts.values())
        open_ = [number for number, verdict in verdicts.items() if verdict is Verdict.UNKNOWN]
        return self._count((met, met + len(open_)), open_, eligible)


@dataclass(frozen=True, slots=True)
class SumCounting(Counting):
    """The sum of a column."""

    column: str

    def columns(self) -> Iterator[str]:
        """Yield the column."""
        yield self.column

    def count(self, eligible: EligibleRows, application: Mapping[str, Any]) -> Count:
        """Add up; a cell that is missing may hold anything that the column takes."""
        del application
        given = {number: row.answers.get(self.column) for number, row in eligible.rows.items()}
        total = sum((Fraction(value) for value in given.values() if value is not None), Fraction())
        open_ = [number for number, value in given.items() if value is None]
        most = Fraction(self.roster.fields[self.column].schema["maximum"])
        return self._count((total, total + most * len(open_)), open_, eligible, capped=True)


@dataclass(frozen=True, slots=True)
class MonthCounting(Counting):
    """The number of rows in each month.

    Attributes:
        day: The column with the date.
        first: The first month, ``2021-01``.
        since: The field of the form with the day whose month is the first that counts.
        until: The field with the day whose month is the first that does not count any more.
    """

    by_form: ClassVar[bool] = True

    day: str
    first: str
    since: str
    until: str

    def columns(self) -> Iterator[str]:
        """Yield the column."""
        yield self.day

    def count(self, eligible: EligibleRows, application: Mapping[str, Any]) -> Count:
        """Count by month; months that do not count are blank.

        Where the form does not say which is the first or the last, it is that of the rows.
        """
        given = {number: row.answers.get(self.day) for number, row in eligible.rows.items()}
        open_ = [number for number, day in given.items() if day is None]
        by_place = Counter(self._place(day) for day in given.values() if day is not None)
        span, settled = self._span(by_place, application)
        low = [by_place[place] if place in span else None for place in range(self._size)]
        high = [None if number is None else number + len(open_) for number in low]
        beyond = sum(number for place, number in by_place.items() if place not in span)
        also = f"，{beyond} 行不在所计的月份内" if beyond else ""
        return self._count((low, high if settled or not open_ else None), open_, eligible, also=also)

    def _span(self, listed: Collection[int], application: Mapping[str, Any]) -> tuple[range, bool]:
        """Return the places of the months that count, and whether the form alone settles them.

        If the form's dates leave no month, they are ignored.
        """
        since, until = application.get(self.since), application.get(self.until)
        known = [place for place in listed if place in range(self._size)]
        first, end = min(known, default=self._size), max(known, default=-1) + 1
        span = range(
            max(self._place(since), 0) if since else first, min(self._place(until), self._size) if until else end
        )
        return (span, bool(since and until)) if span else (range(first, end), False)

    @property
    def _size(self) -> int:
        return int(self.field.schema["maxItems"])

    def _place(self, day: str) -> int:
        return _month(day) - _month(self.first)


def _month(day: str) -> int:
    return 12 * int(day[:4]) + int(day[5:7])


def countings(fields: Mapping[str, Field], rosters: Mapping[str, Roster]) -> Mapping[str, Counting]:
    """Return how fields of a form are counted, by path."""
    given = ((path, field, field.schema.get("x-counted")) for path, field in fields.items())
    return {path: _counting(field, rosters[data["roster"]], data) for path, field, data in given if data}


def _counting(field: Field, roster: Roster, data: Mapping[str, Any]) -> Counting:
    match data:
        case {"sum": column}:
            return SumCounting(field, roster, column)
        case {"by_month": day, "from": first, "since": since, "until": until}:
            return MonthCounting(field, roster, day, first, since, until)
    return RowCounting(field, roster, operator(data["where"]) if "where" in data else None)
