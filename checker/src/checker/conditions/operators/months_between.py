"""``months_between``: calendar months from one date to another, at least or at most a number of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.conditions.days import FullDay, TimelineDay, TurningDay
from checker.conditions.edges import Edge, around_days
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap, combined
from checker.conditions.lever import Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator
from checker.conditions.operators.date_source import DateSource
from checker.conditions.operators.day_levers import not_earlier, not_later
from checker.values.dates import add_months, calendar_months
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Day, Fields, Part, Sentence, text_of

_REVERSED = Sentence("months_between.reversed", "{end} 早于{start}，请核对。")
_AFTER = Sentence("months_between.full-after", "自{start} 起，满 {months} 个月为 {full}，晚于 {end}。")
_NOT_AFTER = Sentence("months_between.full-by", "自{start} 起，满 {months} 个月为 {full}，不晚于 {end}。")
_EXCESS = Sentence("months_between.gap-excess", "超出 {days}。")
_LACKING = Sentence("months_between.gap", "还差 {days}，至 {full} 满 {months} 个月。")
_LACKING_THEN = Sentence("months_between.gap-then", "还差 {days}，到 {end} 不满 {months} 个月。")
_EXTEND = Sentence("months_between.extend", "{end}延到 {full}，即满 {months} 个月")
_SHORTEN = Sentence("months_between.shorten", "{end}提前到 {full}，即不超过 {months} 个月")
_BEGIN_BY = Sentence("months_between.begin-by", "{start}在 {day} 或以前才够，按所填日期到 {full} 才满 {months} 个月")
_BEGIN_FROM = Sentence("months_between.begin-from", "{start}在 {day} 或以后才不超过 {months} 个月")
_SOME_DAY = "2020-01-01"
_SEARCHED = 5
"""Months differ in length by no more days than this."""


@dataclass(frozen=True, slots=True)
class MonthsBetween(Operator):
    """A span of calendar months.

    Attributes:
        start: Its first date.
        end: Its last date.
        months: The threshold; the day on which they are full counts for both directions.
        at_most: Whether the span must not be longer, instead of not shorter.
        both_days: Whether first and last day both belong to the span, as in a lease
            (2020-01-01 to 2024-12-31 is five years), instead of the last day being an anniversary.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"date"})

    has_scale: ClassVar[bool] = True

    start: DateSource
    end: DateSource
    months: int
    at_most: bool
    both_days: bool

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{start: date source, end: date source, at_least | at_most: months, both_days?: bool}``."""
        at_most = "at_most" in data
        months = data["at_most" if at_most else "at_least"]
        return cls(
            DateSource.of(data["start"]), DateSource.of(data["end"]), months, at_most, data.get("both_days", False)
        )

    def reads(self) -> Iterator[str]:
        """Yield the fields of both dates."""
        yield from self.start.paths
        yield from self.end.paths

    def dates_are_possible(self, facts: Facts) -> bool:
        """Whether the last date does not lie before the first."""
        start, end = self.start.value(facts), self.end.value(facts)
        return start is None or end is None or self._in_order(start, end)

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return the number of months, and the days from and to which they are counted if the notice fixes them."""
        since = f"自 {self.start.fixed} 起" if self.start.fixed else ""
        until = f"到 {self.end.fixed} " if self.end.fixed else ""
        return f"{since}{until}{'不超过' if self.at_most else '满'} {self.months} 个月"

    def subject(self, facts: Facts) -> str:
        """Name the dates that are answered."""
        answered = [side for side in (self.start, self.end) if not side.fixed]
        return "至".join(text_of(side.name(facts).phrase) for side in answered)

    def days(self, facts: Facts) -> Iterator[TimelineDay]:
        """Yield the day on which the months are full, and where either date turns the outcome while the other stays."""
        start, end = self.start.value(facts), self.end.value(facts)
        one = timedelta(days=1)
        if start is not None:
            full = self._full(start)
            last = end if end is not None and self._in_order(start, end) else None
            yield FullDay(self.months, full, self.at_most, last, self.end.paths)
            if self.end.paths:
                if not self._in_order(start, start - one):
                    yield TurningDay(self.end.paths, start)
                yield TurningDay(self.end.paths, full + one if self.at_most else full)
        if end is not None and self.start.paths:
            bound = self._bound_of_start(end)
            yield TurningDay(self.start.paths, bound if self.at_most else bound + one)
            yield TurningDay(self.start.paths, end + one)

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield last dates around the day on which the months are full; first dates where the notice fixes the last."""
        beside = dict.fromkeys(self.start.paths, _SOME_DAY) if self.start.value(facts) is None else {}
        moved = self.end.paths or self.start.paths
        for edge in around_days(self.days(facts.supposing(beside))):
            if set(moved) == set(edge[0]):
                yield tuple({**beside, **changes} for changes in edge)

    def decide(self, facts: Facts) -> Finding:
        """Compare the day on which the months are full with the last date; a first date cannot become earlier."""
        if not self.at_most and (known := self.start.earliest(facts)):
            found = replace(self, start=known).decide(facts)
            if found.verdict is Verdict.UNMET:
                return found
        return self._compared(facts)

    def _compared(self, facts: Facts) -> Finding:
        start, end = self.start.value(facts), self.end.value(facts)
        if start is None or end is None:
            sides = ((self.start, start), (self.end, end))
            return combined(Verdict.UNKNOWN, [side.unknown(facts) for side, day in sides if day is None])
        values = self.start.paths + self.end.paths
        parts = {"start": _dated(self.start, start, facts), "end": _dated(self.end, end, facts)}
        if not self._in_order(start, end):
            return Finding(Verdict.UNKNOWN, (_REVERSED.of(**parts),), values)
        day = self._full(start)
        parts |= {"months": Amount(self.months), "full": Day(day.isoformat())}
        statement = (_AFTER if day > end else _NOT_AFTER).of(**parts)
        holds = self._holds(start, end)
        gap = None if holds else self._gap(abs((day - end).days), parts)
        return Finding(Verdict.MET if holds else Verdict.UNMET, (statement,), values, gap=gap)

    def measure(self, facts: Facts) -> Measure:
        """Return the months that are full, with the part of the month that is under way."""
        scale = Measure(Fraction(self.months), "个月", self.at_most)
        start, end = self.start.value(facts), self.end.value(facts)
        if start is None or end is None or not self._in_order(start, end):
            return scale
        months, days, length = calendar_months(start, max(start, end + timedelta(days=self.both_days)))
        written = [f"{months} 个月"] * (months > 0 or not days) + [f"{days} 天"] * (days > 0)
        return scale.of(months + Fraction(days, length), " ".join(written))

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield the day to which the span's end can be moved; if the notice fixes that, when it would have to begin."""
        start, end = self.start.value(facts), self.end.value(facts)
        if start is None or end is None or not self._in_order(start, end) or self._holds(start, end):
            return
        full = self._full(start)
        parts = {"end": self.end.name(facts), "full": Day(full.isoformat()), "months": Amount(self.months)}
        if self.end.paths:
            move, sentence = (not_later, _SHORTEN) if self.at_most else (not_earlier, _EXTEND)
            yield from move(self.end, full, facts, sentence.of(**parts))
        else:
            day, name = self._bound_of_start(end), self.start.name(facts)
            move, sentence = (not_earlier, _BEGIN_FROM) if self.at_most else (not_later, _BEGIN_BY)
            yield from move(self.start, day, facts, sentence.of(**parts, start=name, day=Day(day.isoformat())))

    def _holds(self, start: date, end: date) -> bool:
        return end <= self._full(start) if self.at_most else self._full(start) <= end

    def _full(self, start: date) -> date:
        """Return the day on which the months are full."""
        return add_months(start, self.months) - timedelta(days=self.both_days)

    def _bound_of_start(self, end: date) -> date:
        """Return the last day on which the span can begin, or the first if it must not be longer."""
        around = add_months(end, -self.months)
        days = [around + timedelta(days=number) for number in range(-_SEARCHED, _SEARCHED + 1)]
        holding = [day for day in days if self._holds(day, end)]
        return min(holding) if self.at_most else max(holding)

    def _gap(self, days: int, parts: Mapping[str, Part]) -> Gap:
        lacking = Amount(days, "天")
        if self.at_most:
            return Gap(str(days), "天", _EXCESS.of(days=lacking), "超")
        sentence, then = (_LACKING_THEN, "end") if self.end.fixed else (_LACKING, "full")
        said = sentence.of(**{"days": lacking, then: parts[then], "months": parts["months"]})
        return Gap(str(days), "天", said)

    def _in_order(self, start: date, end: date) -> bool:
        """Whether both can be true: what is over before a day that the notice fixes does not last any longer."""
        return start <= end or self.end.fixed is not None or (self.start.fixed is not None and not self.at_most)


def _dated(side: DateSource, day: date, facts: Facts) -> Part:
    """Name a date with its day; one that the notice fixes is its day."""
    said = Day(day.isoformat())
    return said if side.fixed else Fields(side.paths, (*side.name(facts).phrase, f" {said.text}"))
