"""``before``: 以前. Whether the day itself is included is settled nowhere, so that day is ``ATTENTION``."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Self

from checker.conditions.days import TimelineDay, TurningDay
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap
from checker.conditions.lever import Lever
from checker.conditions.operators.date_source import DateSource
from checker.conditions.operators.day_levers import not_later
from checker.conditions.operators.on_day import OnDay
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Day, Part, Sentence, Statement

_MET = Sentence("before.met", "{date}为 {value}，在 {limit} 以前。")
_ON_THE_DAY = Sentence("before.on-the-day", "{date}为 {value}，正是当日；“以前”含不含当日，通知没有写明。")
_UNMET = Sentence("before.unmet", "{date}为 {value}，晚于 {limit}。")
_LATE = Sentence("before.gap", "{date}晚了 {days}。")
_EARLIER = Sentence("before.earlier", "{date}在 {last} 或以前才够，所填日期属实的，无法补上")


@dataclass(frozen=True, slots=True)
class Before(OnDay):
    """A date that has to lie before a limit."""

    limit: date

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{day: date source, limit: YYYY-MM-DD}``."""
        return cls(DateSource.of(data["day"]), date.fromisoformat(data["limit"]))

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return the limit."""
        return f"{self.limit} 以前"

    def decide(self, facts: Facts) -> Finding:
        """Look where the date lies; of several, one that is too late decides, whatever the others are."""
        if known := self.day.earliest(facts):
            found = replace(self, day=known).decide(facts)
            if found.verdict is Verdict.UNMET:
                return found
        return OnDay.decide(self, facts)

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield the last day before the limit; if the date is what it is, nothing can be done."""
        day, last = self.day.value(facts), self.limit - timedelta(days=1)
        if day is not None and day > last:
            said = _EARLIER.of(date=self.day.name(facts), last=Day(last.isoformat()))
            yield from not_later(self.day, last, facts, said)

    def days(self, facts: Facts) -> Iterator[TimelineDay]:  # noqa: ARG002 - the same for all answers
        """Yield the limit and the day behind it."""
        yield TurningDay(self.day.paths, self.limit)
        yield TurningDay(self.day.paths, self.limit + timedelta(days=1))

    def judge(self, day: date, name: Part, value: Day) -> tuple[Verdict, Statement, Gap | None]:
        """Compare the date with the limit."""
        limit = Day(self.limit.isoformat())
        if day < self.limit:
            return Verdict.MET, _MET.of(date=name, value=value, limit=limit), None
        if day == self.limit:
            return Verdict.ATTENTION, _ON_THE_DAY.of(date=name, value=value), None
        late = (day - self.limit).days
        gap = Gap(str(late), "天", _LATE.of(date=name, days=Amount(late, "天")), "晚")
        return Verdict.UNMET, _UNMET.of(date=name, value=value, limit=limit), gap
