"""The day on which each row of a roster passes a number of months that it must not exceed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from checker.advice.condition_days import within_months
from checker.conditions import Condition, Facts, FullDay
from checker.evaluation import Report
from checker.form import Roster
from checker.rosters import Row
from checker.values.verdict import Verdict
from checker.wording.sentence import (
    Day,
    Fields,
    Phrase,
    RowPiece,
    Rows,
    Sentence,
    Statement,
    joined,
    phrase_of,
    pieces_as_json,
)

_NAMED = 10
"""How many rows are named."""

_COUNTED = Sentence("timeline.rows", "超过 {months}的：{counts}。")
_NONE = Sentence("timeline.rows-none", "到 {day} 没有一行超过 {months}。")
_WHICH = Sentence("timeline.rows-which", "到 {day} 是{rows}。")
_NEXT = Sentence("timeline.rows-next", "下一个是{rows}，{day} 起超过。")
_ENDED = Sentence("timeline.rows-ended", "到各行的{date}超过 {months}的：{rows}。")
_NONE_ENDED = Sentence("timeline.rows-none-ended", "到各行的{date}，没有一行超过 {months}。")
_OPEN = Sentence("timeline.rows-open", "{rows}所填不足或互相矛盾，不能定。")


@dataclass(frozen=True, slots=True)
class RowLimits:
    """The rows of a roster, and until when each keeps within the months that a condition allows.

    Attributes:
        roster: The roster.
        condition: The condition on its rows.
        end_paths: The columns with the days up to which months are counted; none where time goes on.
        full: The days on which the months of each row are full, by its number from 1: several where something about
            the row is not known, none where too much is lacking.
    """

    roster: Roster
    condition: Condition
    end_paths: tuple[str, ...]
    full: Mapping[int, tuple[FullDay, ...]]

    @property
    def ends(self) -> set[date]:
        """The days up to which the notice counts."""
        return {one.end for days in self.full.values() for one in days if one.end and not self.end_paths}

    def beyond(self, day: date | None = None) -> tuple[int, ...]:
        """Return the rows whose months are exceeded on a day; on their own days where none is given."""
        return tuple(number for number, state in self._states(day) if state == {True})

    def open(self, day: date | None = None) -> tuple[int, ...]:
        """Return the rows of which that cannot be told."""
        return tuple(number for number, state in self._states(day) if state not in ({True}, {False}))

    def passing(self) -> Mapping[int, date]:
        """Return the first day beyond its months by the number of the row, where it is known."""
        days = {number: {one.day for one in full} for number, full in self.full.items()}
        return {number: max(given) + timedelta(days=1) for number, given in days.items() if len(given) == 1}

    def statements(self, days: Iterable[date], chosen: date) -> Iterator[Statement]:
        """Say how many rows are beyond their months on some days, which on the chosen one, and which come next."""
        if self.end_paths:
            yield self._ended()
        else:
            yield self._counted(sorted({*days, chosen}))
            yield from self._which(chosen)
        if open_ := self.open(None if self.end_paths else chosen):
            yield _OPEN.of(rows=self._named(open_))

    def as_json(self, days: Iterable[date], chosen: date) -> dict[str, Any]:
        """Return it as ``rowLimits`` of ``schemas/report.schema.json``."""
        return {
            "roster": self.roster.id,
            "title": self.condition.about["title"],
            "days": [] if self.end_paths else [day.isoformat() for day in sorted(self.passing().values())],
            "sentence": pieces_as_json(phrase_of(self.statements(days, chosen))),
        }

    @property
    def _months(self) -> str:
        numbers = sorted({one.months for days in self.full.values() for one in days})
        return f"{' 或 '.join(map(str, numbers))} 个月"

    def _states(self, day: date | None) -> Iterator[tuple[int, set[bool | None]]]:
        """Yield for each row whether it is beyond its months: in every way that it can be, None where one is open."""
        for number, full in self.full.items():
            ends = ((one.day, day or one.end) for one in full)
            yield number, {last < end for last, end in ends if end} or {None}

    def _counted(self, days: Sequence[date]) -> Statement:
        counts = {day: len(self.beyond(day)) for day in days}
        if not any(counts.values()):
            return _NONE.of(day=Day(days[-1].isoformat()), months=self._months)
        words = "，".join(f"到 {day} 有 {count} 行" for day, count in counts.items())
        return _COUNTED.of(months=self._months, counts=words)

    def _which(self, chosen: date) -> Iterator[Statement]:
        if beyond := self.beyond(chosen):
            yield _WHICH.of(day=Day(chosen.isoformat()), rows=self._named(beyond))
        coming = {number: day for number, day in self.passing().items() if day > chosen}
        if coming:
            first = min(coming.values())
            rows = self._named([number for number, day in coming.items() if day == first])
            yield _NEXT.of(rows=rows, day=Day(first.isoformat()))

    def _ended(self) -> Statement:
        names: list[Phrase] = [(f"“{self.roster.fields[path].title}”",) for path in self.end_paths]
        day = Fields(self.end_paths, joined(names, "与"))
        beyond = self.beyond()
        if not beyond:
            return _NONE_ENDED.of(date=day, months=self._months)
        return _ENDED.of(date=day, months=self._months, rows=self._named(beyond))

    def _named(self, numbers: Sequence[int]) -> Rows:
        named = tuple(numbers[:_NAMED])
        links: list[Phrase] = [(RowPiece(str(number), self.roster.id, number),) for number in named]
        rest = " 行" if len(named) == len(numbers) else f" 等 {len(numbers)} 行"
        return Rows(self.roster.id, named, ("第 ", *joined(links, "、"), rest))


def row_limits(report: Report) -> tuple[RowLimits, ...]:
    """Return for each condition that limits months in rows what it means for the rows that are listed."""
    return tuple(
        limits
        for name, rows in report.rosters.items()
        for condition in report.notice.on_rows(name)
        if set(report.notice.rosters[name].dates) & set(condition.reads)
        for limits in _limits(report.notice.rosters[name], condition, rows.rows)
    )


def _limits(roster: Roster, condition: Condition, rows: Sequence[Row]) -> Iterator[RowLimits]:
    found = {number: _full_days(row, condition, roster) for number, row in enumerate(rows, 1)}
    for paths in dict.fromkeys(one.end_paths for days in found.values() for one in days):
        full = {number: tuple(one for one in days if one.end_paths == paths) for number, days in found.items()}
        yield RowLimits(
            roster,
            condition,
            paths,
            {number: days for number, days in full.items() if days or _is_open(rows[number - 1], condition)},
        )


def _full_days(row: Row, condition: Condition, roster: Roster) -> tuple[FullDay, ...]:
    corners = within_months(condition.reads, Facts(row.answers, roster.fields))
    days = (one for corner in corners for one in condition.requirement.days(corner))
    return tuple(dict.fromkeys(one for one in days if isinstance(one, FullDay) and one.at_most))


def _is_open(row: Row, condition: Condition) -> bool:
    return any(result.condition is condition and result.finding.verdict is Verdict.UNKNOWN for result in row.results)
