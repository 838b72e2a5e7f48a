"""``not_within``: something must not have happened within some years; the day on which these are full is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from checker.conditions.days import TimelineDay, TurningDay
from checker.conditions.edges import Edge, around_days
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap
from checker.conditions.lever import Lever
from checker.conditions.operators.base import Operator
from checker.conditions.operators.date_source import DateSource
from checker.conditions.operators.day_levers import not_earlier, not_later
from checker.values.dates import add_months
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Day, Part, Sentence, text_of

_NEVER = Sentence("not_within.never", "申请人自行说明：没有。")
_HAPPENED = Sentence("not_within.happened", "申请人自行说明：有。")
_OUTSIDE = Sentence("not_within.met", "{last}为 {day}，到 {until} 已超过 {years} 年。")
_WITHIN = Sentence("not_within.unmet", "{last}为 {day}，在 {until} 之前的 {years} 年之内。")
_ON_THE_DAY = Sentence(
    "not_within.on-the-day", "{last}为 {day}，到 {until} 正好满 {years} 年；“{years} 年内”含不含这一天，通知没有写明。"
)
_LATER = Sentence("not_within.later", "{last}为 {day}，在 {until} 之后；通知没有写明算不算。")
_REVERSED = Sentence("not_within.reversed", "{last}为 {day}，晚于 {until}，请核对。")
_CONTRADICTORY = Sentence("not_within.contradictory", "“{happened}”选了否，{last}却填了 {day}，请核对。")
_LACKING = Sentence("not_within.gap", "还差 {days}，到 {first} 才超过 {years} 年。")
_WAIT = Sentence("not_within.wait", "{until}改在 {first} 或以后")
_EARLIER = Sentence("not_within.earlier", "{last}在 {day} 或以前才够，所填日期属实的，无法补上")
_SOME_DAY = date(2024, 1, 1)
_DAY = timedelta(days=1)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class NotWithin(Operator):
    """Something that must not have happened within some years before a day.

    Attributes:
        happened: The question whether it ever has or, where no date is asked for, whether it has within these years;
            empty where the date alone is asked for.
        last: When it last has; of no field where no date is asked for.
        years: The years.
        until: The day before which they are counted; of no field where no date is asked for.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"question", "date"})

    happened: str
    last: DateSource
    years: int
    until: DateSource

    @classmethod
    def of(cls, data: dict[str, Any]) -> "NotWithin":
        """Read ``{happened?: path, last_on?: date source, years: number, until?: date source}``."""
        sources = (DateSource.of(data[name]) if name in data else DateSource() for name in ("last_on", "until"))
        last, until = sources
        kind = StatedNotWithin if "happened" in data else cls
        return kind(data.get("happened", ""), last, data["years"], until)

    def reads(self) -> Iterator[str]:
        """Yield the question and the dates."""
        yield from (path for path in (self.happened, *self.last.paths, *self.until.paths) if path)

    def turning_points(self) -> Iterator[tuple[str, object]]:
        """Yield the days beside which the outcome changes, if they do not depend on an answer."""
        if self.until.fixed:
            days = (*self._first_days(self.until.fixed), self.until.fixed)
            yield from ((path, day.isoformat()) for path in self.last.paths for day in days)

    def dates_are_possible(self, facts: Facts) -> bool:
        """Whether the last time does not lie behind the day before which years are counted."""
        last, until = self._days(facts)
        return last is None or until is None or last <= until or self.until.fixed is not None

    def describe(self, facts: Facts) -> str:
        """Return the years, and the day before which they are counted."""
        if not self.last.paths:
            return f"近 {self.years} 年内没有"
        until = text_of(self.until.name(facts).phrase)
        return f"{until}{' ' if self.until.fixed else ''}前 {self.years} 年内没有"

    def subject(self, facts: Facts) -> str:
        """Quote the question, or name the date."""
        return f"“{facts.title(self.happened or self.last.paths[0])}”"

    def decide(self, facts: Facts) -> Finding:
        """Look at the date where there is one, else at what is said."""
        said = facts.choice(self.happened) if self.happened else None
        last, until = self._days(facts)
        if last is not None:
            return self._by_date(last, until, facts, said)
        if said == "no":
            return Finding(Verdict.MET, (_NEVER.of(),), (self.happened,))
        if said == "yes" and not self.last.paths:
            return Finding(Verdict.UNMET, (_HAPPENED.of(),), (self.happened,))
        if said is None and self.happened:
            return Finding.unknown((self.happened,))
        return Finding.unknown((*self.last.paths, *self._missing_until(facts)), (self.happened,) if said else ())

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield both answers to the question, and last times around the years before the day."""
        if self.happened:
            yield tuple({self.happened: answer} for answer in ((False,) if self.last.paths else (True, False)))
        day = self._days(facts)[1] or _SOME_DAY
        beside = dict.fromkeys(self.until.paths, day.isoformat()) | ({self.happened: True} if self.happened else {})
        first_days = [TurningDay(self.last.paths, one) for one in self._first_days(day)] if self.last.paths else ()
        for edge in around_days(first_days):
            yield tuple({**beside, **changes} for changes in edge)

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield the first day on which years enough have gone by; what has happened cannot be undone."""
        last, until = self._days(facts)
        if last is None or until is None or last > until or self._verdict(last, until) is Verdict.MET:
            return
        first, parts = self._free(last), {"last": self.last.name(facts), "until": self.until.name(facts)}
        if self.until.paths:
            yield from not_earlier(self.until, first, facts, _WAIT.of(**parts, first=Day(first.isoformat())))
        else:
            day = self._first_days(until)[0] - _DAY
            yield from not_later(self.last, day, facts, _EARLIER.of(**parts, day=Day(day.isoformat())))

    def days(self, facts: Facts) -> Iterator[TimelineDay]:
        """Yield where either date turns the outcome while the other stays."""
        last, until = self._days(facts)
        if last is not None and self.until.paths:
            yield from (TurningDay(self.until.paths, day) for day in (last, self._free(last) - _DAY, self._free(last)))
        if until is not None:
            yield from (TurningDay(self.last.paths, day) for day in (*self._first_days(until), until + _DAY))

    def _days(self, facts: Facts) -> tuple[date | None, date | None]:
        last = self.last.value(facts) if self.last.paths else None
        until = self.until.value(facts) if self.until.paths or self.until.fixed else None
        return last, until

    def _missing_until(self, facts: Facts) -> tuple[str, ...]:
        return tuple(path for path in self.until.paths if facts.date(path) is None)

    def _by_date(self, last: date, until: date | None, facts: Facts, said: str | None) -> Finding:
        given = tuple(path for path in self.reads() if facts.answer(path) is not None)
        if until is None:
            return Finding.unknown(self._missing_until(facts), given)
        parts = self._parts(last, until, facts)
        if last > until:
            verdict, sentence = (Verdict.ATTENTION, _LATER) if self.until.fixed else (Verdict.UNKNOWN, _REVERSED)
            return Finding(verdict, (sentence.of(**parts),), given)
        verdict = self._verdict(last, until)
        if said == "no" and verdict is not Verdict.MET:
            statement = _CONTRADICTORY.of(**parts, happened=facts.name(self.happened))
            return Finding(Verdict.UNKNOWN, (statement,), given)
        sentence = {Verdict.MET: _OUTSIDE, Verdict.ATTENTION: _ON_THE_DAY}.get(verdict, _WITHIN)
        gap = self._gap(last, until) if verdict is Verdict.UNMET else None
        return Finding(verdict, (sentence.of(**parts),), given, gap=gap)

    def _parts(self, last: date, until: date, facts: Facts) -> dict[str, Part]:
        day = Day(last.isoformat())
        return {
            "last": self.last.name(facts),
            "day": day,
            "until": Day(until.isoformat()),
            "years": Amount(self.years),
        }

    def _verdict(self, last: date, until: date) -> Verdict:
        """Return the verdict on a last time not later than the day; where years end on that day, it is open."""
        boundary, within = self._first_days(until)
        if last < boundary:
            return Verdict.MET
        return Verdict.ATTENTION if last < within else Verdict.UNMET

    def _first_days(self, until: date) -> tuple[date, date]:
        """Return the first last time that is open, and the first that lies within the years.

        It is open where the years are full on the day itself, counted forward or back: these differ in leap years.
        """
        back = add_months(until, -_MONTHS * self.years)
        around = [back + timedelta(days=number) for number in range(-2, 3)]
        open_ = [day for day in around if day == back or add_months(day, _MONTHS * self.years) == until]
        return min(open_), max(open_) + _DAY

    def _free(self, last: date) -> date:
        """Return the first day on which it is certain that the years have gone by."""
        full = add_months(last, _MONTHS * self.years)
        around = [full + timedelta(days=number) for number in range(-2, 4)]
        return next(day for day in around if self._verdict(last, day) is Verdict.MET)

    def _gap(self, last: date, until: date) -> Gap:
        first = self._free(last)
        days = (first - until).days
        parts: dict[str, Part] = {"days": Amount(days, "天"), "first": Day(first.isoformat())}
        return Gap(str(days), "天", _LACKING.of(**parts, years=Amount(self.years)))


class StatedNotWithin(NotWithin):
    """The same where the applicant says whether it has happened."""

    rests_on_declaration: ClassVar[bool] = True
