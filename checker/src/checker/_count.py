"""What can be counted from rosters, for the fields of the form that ask for it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from checker._between import Between
from checker._fields import Field
from checker._numbers import plain, with_unit
from checker._operators import Operator, operator
from checker._roster import Roster
from checker._verdict import Verdict

if TYPE_CHECKING:
    from checker._row import Row


@dataclass(frozen=True, slots=True)
class Standing:
    """The rows of a roster that count.

    Attributes:
        rows: Those rows by number, from 1.
        doubled: Numbers of further rows of firms that have one.
        fallen: Numbers of rows that are known not to be what the roster lists.
    """

    rows: Mapping[int, "Row"]
    doubled: tuple[int, ...]
    fallen: tuple[int, ...]

    def said(self, roster: Roster) -> str:
        """Say which rows were taken and which were left out."""
        listed = len(self.rows) + len(self.doubled) + len(self.fallen)
        left_out = [
            f"{words} {len(rows)} 行" for words, rows in (("重复", self.doubled), ("未达到条件", self.fallen)) if rows
        ]
        return f"“{roster.title}”共 {listed} 行" + (f"，其中{'、'.join(left_out)}不计" if left_out else "")


class Listed(tuple["Row", ...]):  # noqa: SLOT001 - it keeps what is found once
    """The rows of one roster, in their order; what is found for them together is found once."""

    @cached_property
    def standing(self) -> Standing:
        """Those that count."""
        return standing(self)

    @cached_property
    def counts(self) -> dict[str, "Count"]:
        """What was counted from them whatever the form says, by the field's path."""
        return {}

    @cached_property
    def messages(self) -> dict[object, list[tuple[int, str]]]:
        """What rules of consistency said of them, by rule and by what it read from the form."""
        return {}


def standing(rows: Sequence["Row"]) -> Standing:
    """Tell the rows that count from those that do not; several rows of one firm count as one."""
    by_firm: dict[object, list[int]] = {}
    for number, row in enumerate(rows, 1):
        by_firm.setdefault(row.identity or number, []).append(number)
    kept, fallen, doubled = {}, [], []
    for first, *others in by_firm.values():
        row = rows[first - 1].joined([rows[number - 1] for number in others]) if others else rows[first - 1]
        doubled += others
        if row.stands:
            kept[first] = row
        else:
            fallen.append(first)
    return Standing(kept, tuple(doubled), tuple(fallen))


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted for one field.

    Attributes:
        field: The field of the form.
        roster: The roster that it was counted from.
        ends: The least and the greatest that it can be; the same where no row is open.
        taken: How many rows count.
        open: Numbers of those rows in which the answer is missing.
        said: Which rows were taken.
        wanted: The columns that are missing in open rows, by title.
    """

    field: Field
    roster: Roster
    ends: tuple[Any, Any]
    taken: int
    open: tuple[int, ...]
    said: str
    wanted: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether the number is known."""
        return not self.open

    @property
    def untold(self) -> bool:
        """Whether there is nothing to count in any row."""
        low = self.ends[0]
        blank = isinstance(low, list) and not any(item is not None for item in low)
        return blank or (bool(self.open) and len(self.open) == self.taken)

    @property
    def text(self) -> str:
        """The number with its unit."""
        low = self.ends[0]
        if isinstance(low, list):
            return "、".join("未填" if item is None else str(item) for item in low)
        least = with_unit(plain(Fraction(low)), self.field.unit)
        return least if self.complete else f"至少 {least}"

    @property
    def why_open(self) -> str:
        """Say what is missing, and where."""
        columns = "、".join(f"“{title}”" for title in self.wanted)
        if self.untold:
            return f"“{self.roster.title}”没有填{columns or '得出结论所需的栏目'}"
        first = "、".join(map(str, self.open[:_NAMED]))
        rows = f"第 {first} 行" if len(self.open) <= _NAMED else f"第 {first} 等 {len(self.open)} 行"
        return f"“{self.roster.title}”{rows}未填{columns or '全'}"

    @property
    def between(self) -> Between:
        """The number as an answer that is not quite known; nothing follows from lists of which rows are missing."""
        ends = (None,) if isinstance(self.ends[0], list) else self.ends
        return Between(ends, f"{self.why_open}。", f"{self.why_open}，但无论如何填写：")

    def admits(self, typed: Any) -> bool:  # noqa: ANN401 - a number or a list of numbers, as its field has it
        """Whether a typed answer can be the number."""
        low, high = self.ends
        if isinstance(typed, list):
            return not self.complete or [item or 0 for item in typed] == [item or 0 for item in low[: len(typed)]]
        return Fraction(low) <= Fraction(typed) <= Fraction(high)


_NAMED = 5


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
    def count(self, standing: Standing, application: Mapping[str, Any]) -> Count:
        """Count the rows that stand."""

    def columns(self) -> Iterator[str]:
        """Yield the columns that it looks at."""
        yield from ()

    def _count(self, ends: tuple[Any, Any], open_: Sequence[int], standing: Standing) -> Count:
        titles = tuple(self.roster.fields[path].title for path in dict.fromkeys(self.columns()))
        said = standing.said(self.roster)
        return Count(self.field, self.roster, ends, len(standing.rows), tuple(open_), said, titles)


@dataclass(frozen=True, slots=True)
class Rows(Counting):
    """How many rows there are, or for how many a requirement is met."""

    where: Operator | None

    def columns(self) -> Iterator[str]:
        """Yield what the requirement reads, and what the conditions that it refers to read."""
        if self.where:
            yield from (path for part in self.where.walk() for path in part.reads())

    def count(self, standing: Standing, application: Mapping[str, Any]) -> Count:
        """Count; a row for which the requirement is open may or may not be one."""
        del application
        if self.where is None:
            return self._count((len(standing.rows),) * 2, (), standing)
        verdicts = {number: row.tallies[self.field.path] for number, row in standing.rows.items()}
        met = sum(verdict is Verdict.MET for verdict in verdicts.values())
        open_ = [number for number, verdict in verdicts.items() if verdict is Verdict.UNKNOWN]
        return self._count((met, met + len(open_)), open_, standing)


@dataclass(frozen=True, slots=True)
class Total(Counting):
    """The sum of a column."""

    column: str

    def columns(self) -> Iterator[str]:
        """Yield the column."""
        yield self.column

    def count(self, standing: Standing, application: Mapping[str, Any]) -> Count:
        """Add up; a cell that is missing may hold anything that the column takes."""
        del application
        given = {number: row.answers.get(self.column) for number, row in standing.rows.items()}
        total = sum((Fraction(value) for value in given.values() if value is not None), Fraction())
        open_ = [number for number, value in given.items() if value is None]
        most = Fraction(self.roster.fields[self.column].schema["maximum"])
        return self._count((total, total + most * len(open_)), open_, standing)


@dataclass(frozen=True, slots=True)
class Months(Counting):
    """The number of rows in each month.

    Attributes:
        day: The column with the date.
        first: The first month, ``2021-01``.
        since: The field of the form with the day from which on months count; rows before it count as well.
        until: The field with the day up to whose month, itself left out, months count.
    """

    by_form: ClassVar[bool] = True

    day: str
    first: str
    since: str
    until: str

    def columns(self) -> Iterator[str]:
        """Yield the column."""
        yield self.day

    def count(self, standing: Standing, application: Mapping[str, Any]) -> Count:
        """Count by month; months before and after the listed ones are blank unless the form says that they count."""
        given = {number: row.answers.get(self.day) for number, row in standing.rows.items()}
        counted = [0] * int(self.field.schema["maxItems"])
        for day in given.values():
            if day is not None and 0 <= (place := self._place(day)) < len(counted):
                counted[place] += 1
        listed = [place for place, number in enumerate(counted) if number]
        since, until = application.get(self.since), application.get(self.until)
        first = min([*listed[:1], *([max(self._place(since), 0)] if since else [])], default=len(counted))
        last = max([*listed[-1:], *([self._place(until) - 1] if until else [])], default=-1)
        shown = [number if first <= place <= last else None for place, number in enumerate(counted)]
        open_ = [number for number, day in given.items() if day is None]
        return self._count((shown, shown), open_, standing)

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
            return Total(field, roster, column)
        case {"by_month": day, "from": first, "since": since, "until": until}:
            return Months(field, roster, day, first, since, until)
    return Rows(field, roster, operator(data["where"]) if "where" in data else None)
