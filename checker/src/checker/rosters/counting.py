"""How fields of the form are counted from rosters: ``x-counted`` in the form's JSON Schema."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from checker.conditions import Operator, operator
from checker.form.field import Field
from checker.form.roster import Roster
from checker.rosters.count import Count
from checker.rosters.eligible_rows import EligibleRows
from checker.rosters.row import Row
from checker.rosters.standing import Standing
from checker.values.numbers import exact_sum

_COUNTS = Standing(may_count=True)


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

    def _is_blank(self, eligible: EligibleRows) -> bool:
        """Whether it looks at columns, and no row fills any of them: then the roster does not say the number."""
        columns = tuple(self.columns())
        answered = (row.answers.get(path) is not None for row in eligible.rows.values() for path in columns)
        return bool(columns and eligible.rows) and not any(answered)


@dataclass(frozen=True, slots=True)
class RowCounting(Counting):
    """How many rows there are, or for how many a requirement is met."""

    where: Operator | None

    def columns(self) -> Iterator[str]:
        """Yield what the requirement itself reads; of conditions that it refers to, none."""
        if self.where:
            yield from self.where.all_reads()

    def count(self, eligible: EligibleRows, application: Mapping[str, Any]) -> Count:
        """Count; a row that is open, or for which the requirement is, may or may not count."""
        del application
        certain, open_ = 0, dict[int, tuple[str, ...]]()
        for number, row in eligible.rows.items():
            tally = row.tallies[self.field.path] if self.where else _COUNTS
            if not tally.may_count:
                continue
            if number in eligible.open or tally.is_open:
                open_[number] = (*eligible.open.get(number, ()), *tally.columns)
            else:
                certain += 1
        ends = (certain, certain + len(open_))
        return Count(
            self.field, self.roster, ends, eligible, open_, self._is_blank(eligible), _awaited(open_, eligible)
        )


@dataclass(frozen=True, slots=True)
class SumCounting(Counting):
    """The sum of a column.

    Attributes:
        column: The column.
        whole: The column with the whole that it is a part of; None where there is none.
        parts: The columns with its parts, this one among them; where they come to more than the whole, nobody knows
            which is wrong, and the part counts as missing.
    """

    column: str
    whole: str | None
    parts: tuple[str, ...]

    def columns(self) -> Iterator[str]:
        """Yield the column."""
        yield self.column

    def count(self, eligible: EligibleRows, application: Mapping[str, Any]) -> Count:
        """Add up; a cell that is missing may hold anything that the column takes, and a row that is open its own."""
        del application
        certain, possible = list[Any](), list[Any]()
        blank, open_ = 0, dict[int, tuple[str, ...]]()
        for number, row in eligible.rows.items():
            value = self._value(row)
            if value is None:
                blank += 1
                open_[number] = (*eligible.open.get(number, ()), self.column)
            elif number not in eligible.open:
                certain.append(value)
            elif value:
                possible.append(value)
                open_[number] = eligible.open[number]
        least, most = exact_sum(certain), Fraction(self.roster.fields[self.column].schema["maximum"])
        ends = (least, least + exact_sum(possible) + most * blank)
        return Count(
            self.field,
            self.roster,
            ends,
            eligible,
            open_,
            self._is_blank(eligible),
            _awaited(open_, eligible),
            capped=blank > 0,
        )

    def _value(self, row: Row) -> Any:  # noqa: ANN401 - an integer or a decimal
        value = row.answers.get(self.column)
        whole = row.answers.get(self.whole) if self.whole else None
        if whole is None:
            return value
        return None if sum(row.answers.get(part) or 0 for part in self.parts) > whole else value


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
    since: Field
    until: Field

    def columns(self) -> Iterator[str]:
        """Yield the column."""
        yield self.day

    def count(self, eligible: EligibleRows, application: Mapping[str, Any]) -> Count:
        """Count by month; months that do not count are blank.

        Where the form does not say which is the first or the last, it is that of the rows, until the form says it.
        """
        certain, possible = Counter[int](), Counter[int]()
        open_: dict[int, tuple[str, ...]] = {}
        undated = 0
        for number, row in eligible.rows.items():
            day = row.answers.get(self.day)
            if day is None:
                undated += 1
                open_[number] = (*eligible.open.get(number, ()), self.day)
            elif number in eligible.open:
                possible[self._place(day)] += 1
                open_[number] = eligible.open[number]
            else:
                certain[self._place(day)] += 1
        listed = certain + possible
        span, lacking = self._span(listed, application)
        low = [certain[place] if place in span else None for place in range(self._size)]
        high = [None if number is None else listed[place] + undated for place, number in enumerate(low)]
        beyond = sum(number for place, number in listed.items() if place not in span)
        said = f"，{beyond} 行不在所计的月份内" if beyond else ""
        blank = not any(number is not None for number in low)
        return Count(self.field, self.roster, (low, None if lacking else high), eligible, open_, blank, lacking, said)

    def _span(self, listed: Collection[int], application: Mapping[str, Any]) -> tuple[range, tuple[Field, ...]]:
        """Return the places of the months that count, and the days that the form lacks to settle them.

        If the form's days leave no month, they settle nothing.
        """
        bounds = (self.since, self.until)
        since, until = (application.get(bound.path) for bound in bounds)
        known = [place for place in listed if place in range(self._size)]
        first, end = min(known, default=self._size), max(known, default=-1) + 1
        span = range(
            max(self._place(since), 0) if since else first, min(self._place(until), self._size) if until else end
        )
        lacking = tuple(bound for bound, day in zip(bounds, (since, until), strict=True) if not day)
        return (span, lacking) if span else (range(first, end), lacking or bounds)

    @property
    def _size(self) -> int:
        return int(self.field.schema["maxItems"])

    def _place(self, day: str) -> int:
        return _month(day) - _month(self.first)


def _awaited(open_: Collection[int], eligible: EligibleRows) -> tuple[Field, ...]:
    """Return the form's fields that open rows wait for."""
    awaited = (field for number, field in eligible.awaiting.items() if number in open_)
    return tuple({field.path: field for field in awaited}.values())


def _month(day: str) -> int:
    return 12 * int(day[:4]) + int(day[5:7])


def countings(fields: Mapping[str, Field], rosters: Mapping[str, Roster]) -> Mapping[str, Counting]:
    """Return how fields of a form are counted, by path."""
    given = ((path, field, field.schema.get("x-counted")) for path, field in fields.items())
    return {path: _counting(field, rosters[data["roster"]], data, fields) for path, field, data in given if data}


def _counting(field: Field, roster: Roster, data: Mapping[str, Any], fields: Mapping[str, Field]) -> Counting:
    match data:
        case {"sum": column}:
            return SumCounting(field, roster, column, data.get("whole"), tuple(data.get("parts", ())))
        case {"by_month": day, "from": first, "since": since, "until": until}:
            return MonthCounting(field, roster, day, first, fields[since], fields[until])
    return RowCounting(field, roster, operator(data["where"]) if "where" in data else None)
