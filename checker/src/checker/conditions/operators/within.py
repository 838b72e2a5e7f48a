"""``within``: a date between two days, both included."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Self

from checker.conditions.days import TimelineDay, TurningDay
from checker.conditions.facts import Facts
from checker.conditions.finding import Gap
from checker.conditions.lever import Lever
from checker.conditions.operators.date_source import DateSource
from checker.conditions.operators.day_levers import not_earlier, not_later
from checker.conditions.operators.on_day import OnDay
from checker.values.verdict import Verdict
from checker.wording.sentence import Day, Part, Sentence, Statement

_MET = Sentence("within.met", "{date}为 {value}，在 {first} 至 {last} 之内。")
_TOO_EARLY = Sentence("within.too-early", "{date}为 {value}，早于 {first}。")
_TOO_LATE = Sentence("within.too-late", "{date}为 {value}，晚于 {last}。")
_NOT_BEFORE = Sentence("within.not-before", "{date}改在 {end} 或以后")
_NOT_AFTER = Sentence("within.not-after", "{date}改在 {end} 或以前")


@dataclass(frozen=True, slots=True)
class Within(OnDay):
    """A date that has to lie in a window, its two ends included."""

    first: date
    last: date

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{day: date source, first: YYYY-MM-DD, last: YYYY-MM-DD}``."""
        return cls(DateSource.of(data["day"]), date.fromisoformat(data["first"]), date.fromisoformat(data["last"]))

    @property
    def window(self) -> tuple[str, str]:
        """Its two ends, as ISO 8601 writes them."""
        return self.first.isoformat(), self.last.isoformat()

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return the window."""
        return f"{self.first} 至 {self.last}"

    def turning_points(self) -> Iterator[tuple[str, object]]:
        """Yield both ends: a month may begin before the window and end after it."""
        for path in self.day.paths:
            yield from ((path, self.first.isoformat()), (path, self.last.isoformat()))

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield the end of the window that is nearer."""
        day = self.day.value(facts)
        if day is None or self.first <= day <= self.last:
            return
        move, end, sentence = (
            (not_earlier, self.first, _NOT_BEFORE) if day < self.first else (not_later, self.last, _NOT_AFTER)
        )
        yield from move(self.day, end, facts, sentence.of(date=self.day.name(facts), end=Day(end.isoformat())))

    def days(self, facts: Facts) -> Iterator[TimelineDay]:  # noqa: ARG002 - the same for all answers
        """Yield the first day and the one behind the last."""
        yield TurningDay(self.day.paths, self.first)
        if self.last < date.max:
            yield TurningDay(self.day.paths, self.last + timedelta(days=1))

    def judge(self, day: date, name: Part, value: Day) -> tuple[Verdict, Statement, Gap | None]:
        """Compare the date with both ends of the window."""
        first, last = Day(self.first.isoformat()), Day(self.last.isoformat())
        if day < self.first:
            return Verdict.UNMET, _TOO_EARLY.of(date=name, value=value, first=first), None
        if day > self.last:
            return Verdict.UNMET, _TOO_LATE.of(date=name, value=value, last=last), None
        return Verdict.MET, _MET.of(date=name, value=value, first=first, last=last), None
