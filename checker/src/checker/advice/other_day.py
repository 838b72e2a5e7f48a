"""What is found if the application is handed in on another day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from checker.advice.condition_days import turning_days
from checker.conditions import Result
from checker.evaluation import NoticeEvaluator, Report
from checker.evaluation.assumptions import Assumed
from checker.form import Field
from checker.values.dates import day_bounds
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Day, Sentence, Statement, phrase_of, pieces_as_json

_DAY = Sentence("timeline.day", "底稿的{field}是 {day}。")
_MONTH = Sentence("timeline.month", "底稿的{field}只有年月，{first} 至 {last} 任何一天都可能。")
_BLANK = Sentence(
    "timeline.no-day", "底稿没有填{field}：名册按 {first} 至 {last} 任何一天都可能来数，直接看这一天的条件待填。"
)
_SAME = Sentence("timeline.same", "改按 {day} 核对，每项结论都与底稿一样。")
_OTHERWISE = Sentence("timeline.otherwise", "改按 {day} 核对，{count}结论不同：")


@dataclass(frozen=True, slots=True)
class Change:
    """A condition on which the day makes a difference.

    Attributes:
        day: The first day on which it is otherwise.
        before: Its verdict otherwise.
        result: What is found on that day.
    """

    day: date
    before: Verdict
    result: Result

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``dayChange`` of ``schemas/report.schema.json``."""
        return {
            "day": self.day.isoformat(),
            "id": self.result.condition.id,
            "before": self.before.value,
            "after": self.result.finding.verdict.value,
            "sentence": pieces_as_json(self.result.phrase),
        }


@dataclass(frozen=True, slots=True)
class OtherDay:
    """An application on the day that its draft says, and on another.

    Attributes:
        field: The field with the day of application.
        draft: The first and the last day that it can be by the draft.
        chosen: The other day; None where none is chosen.
        report: The draft's report.
        other: The report for the other day; the draft's where none is chosen.
        within: Where in the notice's window a verdict changes from one day to the next.
    """

    field: Field
    draft: tuple[date, date]
    chosen: date | None
    report: Report
    other: Report
    within: tuple[Change, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The day that is chosen, or the draft's: the first and the last that it can be."""
        return (self.chosen,) if self.chosen else self.draft

    @property
    def changes(self) -> tuple[Change, ...]:
        """Where the verdicts differ from those of the draft."""
        return tuple(_changes(self.days[0], self.report.results, self.other.results))

    @property
    def statements(self) -> Iterator[Statement]:
        """Which days are taken, and whether the other day makes a difference."""
        first, last = (Day(day.isoformat()) for day in self.draft)
        name = self.report.typed.name(self.field.path)
        if self.report.typed.answer(self.field.path) is None:
            yield _BLANK.of(field=name, first=first, last=last)
        else:
            yield _DAY.of(field=name, day=first) if first == last else _MONTH.of(field=name, first=first, last=last)
        if self.chosen:
            day, count = Day(self.chosen.isoformat()), len(self.changes)
            yield _OTHERWISE.of(day=day, count=Amount(count, "项")) if count else _SAME.of(day=day)

    def as_json(self) -> dict[str, Any]:
        """Return it as ``otherDay`` of ``schemas/report.schema.json``."""
        return {
            "sentence": pieces_as_json(phrase_of(self.statements)),
            "days": [day.isoformat() for day in self.days],
            "overall": {"before": self.report.overall.value, "after": self.other.overall.value},
            "changes": [change.as_json() for change in self.changes],
            "within": [change.as_json() for change in self.within],
        }


def other_day(evaluator: NoticeEvaluator, report: Report, chosen: date | None) -> OtherDay | None:
    """Return what another day of application makes of a report; None where the notice heeds no such day."""
    field = report.notice.application_day
    if field is None:
        return None
    answer = report.typed.answer(field.path)
    bounds = day_bounds(answer) if isinstance(answer, str) else report.notice.window
    first, last = map(date.fromisoformat, bounds)
    other = evaluator.check(report.typed.answers, report.rosters, _on(chosen, field)) if chosen else report
    return OtherDay(field, (first, last), chosen, report, other, tuple(_within_window(field, evaluator, report)))


def _within_window(field: Field, evaluator: NoticeEvaluator, report: Report) -> Iterator[Change]:
    first, last = map(date.fromisoformat, report.notice.window)
    days = sorted(day for day in {first, *_candidates(field, report)} if first <= day <= last)
    found = [(day, evaluator.results(report.typed.answers, report.rosters, _on(day, field))) for day in days]
    for (_, before), (day, after) in pairwise(found):
        yield from _changes(day, before, after)


def _on(day: date, field: Field) -> Assumed:
    return {field.path: day.isoformat()}


def _changes(day: date, before: Iterable[Result], after: Iterable[Result]) -> Iterator[Change]:
    for one, other in zip(before, after, strict=True):
        if one.finding.verdict is not other.finding.verdict:
            yield Change(day, one.finding.verdict, other)


def _candidates(field: Field, report: Report) -> Iterator[date]:
    """Yield the days from which on anything can be otherwise: by conditions, by rows' dates and by the month."""
    for condition in report.notice.on_application():
        for paths, turning in turning_days(condition, report.typed).items():
            yield from turning if field.path in paths else ()
    for name, rows in report.rosters.items():
        columns = report.notice.rosters[name].schema.get("x-until", {}).get("columns", ())
        answers = (row.answers.get(column) for row in rows.rows for column in columns)
        yield from (date.fromisoformat(day) for answer in answers if answer for day in day_bounds(answer))
    first, last = map(date.fromisoformat, report.notice.window)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    yield from (day for day in days if day.day == 1)
