"""On which days a condition holds, if one of the dates that it looks at were another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from checker.conditions import Condition, Facts, FullDay, TurningDay
from checker.conditions.operators.date_source import DateSource
from checker.evaluation import NoticeEvaluator, Report
from checker.values.dates import day_bounds, is_month
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Day, Sentence, Statement, phrase_of, pieces_as_json
from checker.wording.vocabulary import RESULT_LABELS

_ONE_DAY = timedelta(days=1)
_TOLD = frozenset({Verdict.MET, Verdict.ATTENTION})

_SPANS = Sentence("timeline.spans", "{date}：{spans}。")
_FULL_BY = Sentence("timeline.full-by", "满 {months}：{day}；{counted}。")


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which a condition has one verdict.

    Attributes:
        first: The first of them; None where there is none before which it is otherwise.
        last: The last of them, likewise.
        verdict: The verdict.
    """

    first: date | None
    last: date | None
    verdict: Verdict

    @property
    def words(self) -> str:
        """The days in words, to be followed by a verdict."""
        match self.first, self.last:
            case None, last:
                return f"不晚于 {last} "
            case first, None:
                return f"{first} 起"
            case first, last if first == last:
                return f"{first} 当天"
        return f"{self.first} 至 {self.last} "

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``span`` of ``schemas/report.schema.json``."""
        first, last = (day and day.isoformat() for day in (self.first, self.last))
        return {"first": first, "last": last, "verdict": self.verdict.value}


@dataclass(frozen=True, slots=True)
class ConditionDays:
    """A condition, and its verdict on each day that one of its dates could be.

    Attributes:
        condition: The condition.
        paths: The fields of the date.
        value: The date that is answered; None where there is none.
        spans: All days, in their order.
        full: The day on which a number of months is full, by what is answered, for each day up to which they may count.
        statements: The same in words.
    """

    condition: Condition
    paths: tuple[str, ...]
    value: date | None
    spans: tuple[Span, ...]
    full: tuple[FullDay, ...]
    statements: tuple[Statement, ...]

    def as_json(self) -> dict[str, Any]:
        """Return it as ``conditionDays`` of ``schemas/report.schema.json``."""
        return {
            "id": self.condition.id,
            "fields": list(self.paths),
            "value": self.value and self.value.isoformat(),
            "spans": [span.as_json() for span in self.spans],
            "full": list(dict.fromkeys(full.day.isoformat() for full in self.full)),
            "sentence": pieces_as_json(phrase_of(self.statements)),
        }


def condition_days(evaluator: NoticeEvaluator, report: Report) -> tuple[ConditionDays, ...]:
    """Return the days of every condition that looks at a date.

    Where the day of application decides, that is told; where it does not, each of the other dates is.
    """
    return tuple(found for result in report.results for found in _days_of(result.condition, evaluator, report))


def turning_days(condition: Condition, facts: Facts) -> Mapping[tuple[str, ...], Sequence[date]]:
    """Return the days from which on the verdict may be another, in their order, by the fields of the date."""
    found: dict[tuple[str, ...], set[date]] = {}
    for corner in within_months(condition.reads, facts):
        for one in condition.requirement.days(corner):
            if isinstance(one, TurningDay):
                found.setdefault(one.paths, set()).add(one.day)
    return {paths: sorted(days) for paths, days in found.items()}


def within_months(paths: Iterable[str], facts: Facts) -> Iterator[Facts]:
    """Yield the answers with the first or the last day in the place of each date of which only the month is given."""
    months = {
        path: day_bounds(answer)
        for path in paths
        if facts.fields[path].kind == "date" and isinstance(answer := facts.answer(path), str) and is_month(answer)
    }
    for days in product(*months.values()):
        yield replace(facts, overrides={**facts.overrides, **dict(zip(months, days, strict=True))})


def _days_of(condition: Condition, evaluator: NoticeEvaluator, report: Report) -> Iterator[ConditionDays]:
    facts, day = report.typed, report.notice.application_day
    full = tuple(one for one in condition.requirement.days(facts) if isinstance(one, FullDay) and not one.end_paths)
    spans = {
        paths: _spans(condition, paths, days, evaluator, report)
        for paths, days in turning_days(condition, facts).items()
    }
    decisive = {paths: found for paths, found in spans.items() if _depends(found)}
    by_day = {paths: found for paths, found in decisive.items() if day and day.path in paths}
    for paths, found in (by_day or decisive).items():
        source = DateSource(paths)
        said = _SPANS.of(date=source.name(facts), spans=_in_words(found, condition))
        yield ConditionDays(condition, paths, source.value(facts), found, full, (*_full_in_words(full), said))
        full = ()


def _spans(
    condition: Condition,
    paths: tuple[str, ...],
    days: Sequence[date],
    evaluator: NoticeEvaluator,
    report: Report,
) -> tuple[Span, ...]:
    def verdict(day: date) -> Verdict:
        assumed = dict.fromkeys(paths, day.isoformat())
        (result,) = evaluator.results(report.typed.answers, report.rosters, assumed, [condition])
        return result.finding.verdict

    spans = [Span(None, None, verdict(days[0] - _ONE_DAY))]
    for day in days:
        if (found := verdict(day)) is not spans[-1].verdict:
            spans[-1] = replace(spans[-1], last=day - _ONE_DAY)
            spans.append(Span(day, None, found))
    return tuple(spans)


def _depends(spans: Iterable[Span]) -> bool:
    """Whether the verdict is another for another day; dates that contradict each other do not count."""
    return len({span.verdict for span in spans} - {Verdict.UNKNOWN}) > 1


def _in_words(spans: Iterable[Span], condition: Condition) -> str:
    labels = RESULT_LABELS[condition.basis]
    return "；".join(f"{span.words}{labels[span.verdict]}" for span in spans if span.verdict in _TOLD)


def _full_in_words(days: Iterable[FullDay]) -> Iterator[Statement]:
    """Say on which day the months are full, and whether they are on each day up to which they may count."""
    by_day: dict[tuple[int, date], list[FullDay]] = {}
    for one in days:
        by_day.setdefault((one.months, one.day), []).append(one)
    for (months, day), ends in by_day.items():
        counted = "，".join(_counted(one) for one in ends)
        yield _FULL_BY.of(months=Amount(months, "个月"), day=Day(day.isoformat()), counted=counted)


def _counted(full: FullDay) -> str:
    state = "已满" if full.end and full.day <= full.end else "未满"
    return f"{full.reading or '算到'} {full.end} {state}"
