"""The day of application, after which nothing that happens makes a row count."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from checker.form.field import Field
from checker.form.roster import Roster
from checker.rosters.eligible_rows import EligibleRows
from checker.rosters.standing import Standing
from checker.values.dates import day_bounds, is_month


@dataclass(frozen=True, slots=True)
class ApplicationDay:
    """The day of application and the dates of a row that cannot lie after it.

    Attributes:
        field: The form's field with the day.
        window: The first and the last day on which one can apply.
        columns: The columns with the dates.
    """

    field: Field
    window: tuple[str, str]
    columns: tuple[str, ...]

    @classmethod
    def of(cls, roster: Roster, fields: Mapping[str, Field], window: Mapping[str, Any]) -> Self | None:
        """Read ``x-until`` of a roster; None where it has none."""
        data = roster.schema.get("x-until")
        if data is None:
            return None
        return cls(fields[data["day"]], (str(window["first"]), str(window["last"])), tuple(data["columns"]))

    def bounds(self, application: Mapping[str, Any]) -> tuple[str, str]:
        """Return the first and the last day that it can be; one that is not given lies in the window."""
        day = application.get(self.field.path)
        return day_bounds(day) if day else self.window

    def apply(self, rows: EligibleRows, application: Mapping[str, Any]) -> EligibleRows:
        """Leave out rows with a date after the day, and open those with one that may lie after it."""
        bounds = self.bounds(application)
        dates = {
            number: tuple([row.answers.get(column) for column in self.columns]) for number, row in rows.rows.items()
        }
        by_dates = {given: self._standing(given, bounds) for given in set(dates.values())}
        standings = {number: by_dates[given] for number, given in dates.items()}
        late = tuple(number for number, standing in standings.items() if not standing.may_count)
        undecided = {number: standing.columns for number, standing in standings.items() if standing.is_open}
        kept = {number: row for number, row in rows.rows.items() if standings[number].may_count}
        open_ = {
            number: rows.open.get(number, ()) + undecided.get(number, ())
            for number in kept
            if number in rows.open or number in undecided
        }
        awaiting = {number: self.field for number, columns in undecided.items() if not columns}
        return replace(rows, rows=kept, open=open_, late=late, awaiting=awaiting)

    def _standing(self, given: tuple[str | None, ...], bounds: tuple[str, str]) -> Standing:
        """Return whether a row counts by its dates; where it is open and lacks no date, the day is lacking."""
        first, last = bounds
        latest = [day_bounds(date)[1] for date in given if date is not None]
        if len(latest) == len(given) and max(latest) <= first:
            return Standing(may_count=True)
        dates = dict(zip(self.columns, given, strict=True))
        days = {column: day_bounds(date) for column, date in dates.items() if date is not None}
        if any(earliest > last for earliest, _ in days.values()):
            return Standing(may_count=False)
        undecided = [column for column in dates if column not in days or days[column][1] > first]
        vague = tuple(column for column in undecided if column not in days or is_month(str(dates[column])))
        return Standing(may_count=True, is_open=bool(undecided), columns=vague)
