"""The days that are told are the days on which verdicts change, whatever the answers are."""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from checker import Notice, Report, Verdict, load_notice
from checker.advice import timeline_of
from checker.advice.condition_days import ConditionDays, Span, condition_days
from checker.advice.row_limits import RowLimits, row_limits
from checker.advice.timeline import Timeline
from checker.evaluation import NoticeEvaluator
from checker.wording.sentence import phrase_of, text_of
from completing import FIRST, LAST, Application, Completer
from worked import CASES, CERTAIN_TENANT, INCUBATOR, MAKER_SPACE, ample, nested, notice

EXAMPLES = int(os.environ.get("TIMELINES", "15"))
"""Random applications of each notice."""
DATED = [name for name in CASES if notice(name).application_day]
"""The notices that can be looked at as of another day."""
DAY = timedelta(days=1)
TODAY = date(2024, 9, 10)
LEASE = {"premises.source": "leased", "premises.lease_start": "2020-01-01", "premises.lease_end": "2027-06-10"}


def told(notice: str, answers: dict[str, Any], chosen: date | None = None, **rosters: object) -> Timeline:
    """Return the timeline of an application."""
    evaluator = NoticeEvaluator(load_notice(notice))
    return timeline_of(evaluator, evaluator.check({**nested(answers), **rosters}), TODAY, chosen)


def words(found: Timeline, condition: str) -> list[str]:
    """Return what is said of a condition."""
    return [text_of(phrase_of(one.statements)) for one in found.conditions if one.condition.id == condition]


def rows_in_words(found: Timeline, chosen: date) -> list[str]:
    """Return what is said of rows, by 2024-09-10 and another day."""
    return [text_of(phrase_of(one.statements((TODAY, *one.ends), chosen))) for one in found.rows]


def tenant(**cells: object) -> dict[str, Any]:
    """Return a tenant's row."""
    return {**CERTAIN_TENANT, "special_field": False, **cells}


def test_two_readings_are_told_with_the_day_on_which_the_months_are_full() -> None:
    """Twelve months since 2021-06-01 are full between the two days up to which they can be counted."""
    found = told(MAKER_SPACE, {**ample(MAKER_SPACE), "operating_since": "2021-06-01"})
    assert words(found, "operating-months") == [
        (
            "满 12 个月：2022-06-01；算到通知印发日 2022-05-24 未满，算到申报截止日 2022-06-30 已满。"
            "注册日期与开始运营日期中较晚的一个：不晚于 2021-05-24 符合；2021-05-25 至 2021-06-30 须确认。"
        )
    ]


def test_the_last_day_on_which_a_lease_is_long_enough() -> None:
    """Of the lease that ends on 2027-06-10, five years are left until 2022-06-11."""
    found = told(MAKER_SPACE, {**ample(MAKER_SPACE), **LEASE})
    assert words(found, "lease-term") == ["申报日期：不晚于 2022-06-11 符合；2022-06-12 至 2027-06-10 须确认。"]


def test_a_lease_that_no_day_of_application_saves_is_told_by_its_own_dates() -> None:
    """Of a lease of less than five years the dates are told at which it would do."""
    found = told(MAKER_SPACE, {**ample(MAKER_SPACE), **LEASE, "premises.lease_end": "2023-06-30"})
    assert words(found, "lease-term") == [
        "租期届满日期：2024-12-31 至 2027-06-13 须确认；2027-06-14 起符合。",
        "租期开始日期：不晚于 2018-07-01 须确认。",
    ]


def test_days_that_the_notice_gives_need_no_answers() -> None:
    """An empty form is told what the notice's own days are."""
    found = told(INCUBATOR, {})
    assert words(found, "operating-since") == [
        "注册时间与开始运营日期中较晚的一个：不晚于 2023-07-31 符合；2023-08-01 起须确认。"
    ]
    assert words(found, "application-window") == ["申报日期：2024-08-29 至 2024-09-30 符合。"]


def test_tenants_that_pass_their_months() -> None:
    """Each row's 42 months, or 60, are counted up to the notice's days, today and the chosen day."""
    rows = [
        tenant(registered_on="2020-01-01", moved_in_on="2021-03-01"),
        tenant(registered_on="2020-01-01", moved_in_on="2021-03-11"),
        tenant(registered_on="2020-01-01", moved_in_on="2021-04-15"),
        tenant(registered_on="2020-01-01", moved_in_on="2021-04-15"),
        tenant(registered_on="2019-01-01", moved_in_on="2019-09-01", special_field=True),
    ]
    found = told(INCUBATOR, ample(INCUBATOR), tenant_roster=rows)
    assert rows_in_words(found, date(2024, 10, 1)) == [
        "到各行的“入驻时间”，没有一行超过 24 个月。",
        (
            "超过 42 或 60 个月的："
            "到 2024-08-29 有 0 行，到 2024-09-10 有 2 行，到 2024-09-30 有 3 行，到 2024-10-01 有 3 行。"
            "到 2024-10-01 是第 1、2、5 行。下一个是第 3、4 行，2024-10-16 起超过。"
        ),
    ]


def test_rows_that_lack_answers_are_told_apart() -> None:
    """A row without the day of its entry, and one that may be of a special field, are not guessed."""
    rows = [tenant(moved_in_on="2020-10-01", special_field=None), tenant(moved_in_on=None), tenant()]
    found = told(INCUBATOR, ample(INCUBATOR), tenant_roster=rows)
    assert rows_in_words(found, date(2024, 9, 30))[1] == (
        "到 2024-09-30 没有一行超过 42 或 60 个月。下一个是第 3 行，2025-12-02 起超过。"
        "第 1、2 行所填不足或互相矛盾，不能定。"
    )


def test_a_tenant_that_was_too_old_when_it_came() -> None:
    """24 months are counted up to each row's own day; rows of which only the month is known are left open."""
    rows = [
        tenant(registered_on="2020-05-31", moved_in_on="2022-06-01"),
        tenant(registered_on="2020-06-01", moved_in_on="2022-06-01"),
        tenant(registered_on="2020-06", moved_in_on="2022-06"),
    ]
    found = told(INCUBATOR, ample(INCUBATOR), tenant_roster=rows)
    assert (
        rows_in_words(found, TODAY)[0]
        == "到各行的“入驻时间”超过 24 个月的：第 1 行。第 3 行所填不足或互相矛盾，不能定。"
    )


def test_another_day_of_application() -> None:
    """After the window has closed, one verdict differs; the draft's day is said."""
    found = told(INCUBATOR, ample(INCUBATOR), date(2024, 10, 1)).other
    assert found
    assert text_of(phrase_of(found.statements)) == ("底稿的申报日期是 2024-09-20。改按 2024-10-01 核对，1 项结论不同：")
    assert [(change.result.condition.id, change.before) for change in found.changes] == [
        ("application-window", Verdict.MET)
    ]


@pytest.mark.parametrize(
    ("submitted_on", "said"),
    [
        (None, "底稿没有填申报日期：名册按 2024-08-29 至 2024-09-30 任何一天都可能来数，直接看这一天的条件待填。"),
        ("2024-09", "底稿的申报日期只有年月，2024-09-01 至 2024-09-30 任何一天都可能。"),
    ],
)
def test_days_that_are_taken_where_the_draft_leaves_it_open(submitted_on: str | None, said: str) -> None:
    """Without a day of application, or with its month only, the days that are taken are said."""
    found = told(INCUBATOR, {**ample(INCUBATOR), "submitted_on": submitted_on}).other
    assert found
    assert text_of(phrase_of(found.statements)) == said


def test_a_tenant_that_moves_in_within_the_window() -> None:
    """Rosters follow the assumed day: with the thirtieth tenant on 2024-09-16 there are enough from that day on."""
    rows = [tenant(name=f"企业{number}", moved_in_on="2023-01-01", area_m2=100) for number in range(29)]
    rows.append(tenant(name="企业29", registered_on="2024-01-01", moved_in_on="2024-09-16", area_m2=100))
    answers = {path: answer for path, answer in ample(INCUBATOR).items() if not path.startswith("tenants.")}
    found = told(INCUBATOR, answers, date(2024, 9, 15), tenant_roster=rows).other
    assert found
    assert ("tenant-count", Verdict.MET, Verdict.UNMET) in [
        (change.result.condition.id, change.before, change.result.finding.verdict) for change in found.changes
    ]
    assert (date(2024, 9, 16), "tenant-count", Verdict.UNMET) in [
        (change.day, change.result.condition.id, change.before) for change in found.within
    ]


# ---- random applications


def random_applications(name: str, number: int = EXAMPLES) -> Iterator[tuple[NoticeEvaluator, Report, Application]]:
    """Yield random applications with their reports."""
    notice = load_notice(name)
    completer = Completer(notice, seed=12)
    for _ in range(number):
        evaluator, application = NoticeEvaluator(notice), completer.partial()
        yield evaluator, evaluator.check(application.data), application


def around(spans: tuple[Span, ...], random: Random) -> Iterator[tuple[date, Span]]:
    """Yield the first and the last day of each span, and one between them, with the span."""
    for span in spans:
        first, last = span.first or FIRST - 9000 * DAY, span.last or LAST + 9000 * DAY
        yield from ((first, span), (last, span), (first + random.randrange((last - first).days + 1) * DAY, span))


@pytest.mark.parametrize("name", CASES)
def test_spans_cover_every_day(name: str) -> None:
    """On its first and last day, and between them, a condition has the verdict that is told; spans leave no gap."""
    random = Random(12)  # noqa: S311 - no secret
    seen = 0
    for evaluator, report, application in random_applications(name):
        for one in condition_days(evaluator, report):
            assert all(
                after.first == before.last + DAY
                for before, after in zip(one.spans, one.spans[1:], strict=False)
                if before.last
            )
            for day, span in around(one.spans, random):
                assert verdict_on(day, one, evaluator.notice, application) is span.verdict, (one, day, application)
                seen += 1
    assert seen > EXAMPLES


def verdict_on(day: date, one: ConditionDays, notice: Notice, application: Application) -> Verdict:
    """Return the verdict on a condition, by an evaluator that remembers nothing."""
    assumed = dict.fromkeys(one.paths, day.isoformat())
    report = NoticeEvaluator(notice).check(application.data, assumed=assumed)
    return next(result.finding.verdict for result in report.results if result.condition.id == one.condition.id)


@pytest.mark.parametrize("name", DATED)
def test_changes_within_the_window(name: str) -> None:
    """Day by day through the window, verdicts change on the days that are told and on no others."""
    for evaluator, report, application in random_applications(name):
        found = timeline_of(evaluator, report, TODAY).other
        assert found
        fresh = NoticeEvaluator(evaluator.notice)
        first, last = map(date.fromisoformat, evaluator.notice.window)
        days = [first + number * DAY for number in range((last - first).days + 1)]
        verdicts = [verdicts_on(day, found.field.path, fresh, application) for day in days]
        changed = {
            (day, condition, before[condition], after[condition])
            for day, before, after in zip(days[1:], verdicts, verdicts[1:], strict=False)
            for condition in after
            if before[condition] is not after[condition]
        }
        said = {(one.day, one.result.condition.id, one.before, one.result.finding.verdict) for one in found.within}
        assert said == changed, application


def verdicts_on(day: date, path: str, evaluator: NoticeEvaluator, application: Application) -> dict[str, Verdict]:
    """Return what is found if the day stands in the application itself."""
    report = evaluator.check(Application({**application.form, path: day.isoformat()}, application.tables).data)
    return {result.condition.id: result.finding.verdict for result in report.results}


@pytest.mark.parametrize("name", DATED)
def test_another_day_is_the_application_with_that_day(name: str) -> None:
    """The verdicts as of another day are those of the application with that day in it, rosters included."""
    random = Random(7)  # noqa: S311 - no secret
    for evaluator, report, application in random_applications(name):
        day = FIRST + random.randrange((LAST - FIRST).days) * DAY
        found = timeline_of(evaluator, report, TODAY, day).other
        assert found
        other = verdicts_on(day, found.field.path, NoticeEvaluator(evaluator.notice), application)
        assert {one.condition.id: one.finding.verdict for one in found.other.results} == other, application
        draft = {one.condition.id: one.finding.verdict for one in report.results}
        assert {one.result.condition.id for one in found.changes} == {
            one for one in other if other[one] is not draft[one]
        }


def test_rows_beyond_their_months_are_those_that_must_be_asked_about() -> None:
    """On the later of the notice's days a row is beyond, within or open as its own verdict has it."""
    seen = set()
    for _, report, application in random_applications(INCUBATOR, 8 * EXAMPLES):
        for limits in row_limits(report):
            day = None if limits.end_paths else max(limits.ends)
            for number, verdict in row_verdicts(report, limits):
                expected = {Verdict.ATTENTION: limits.beyond(day), Verdict.UNKNOWN: limits.open(day)}
                assert [one for one, rows in expected.items() if number in rows] == [
                    one for one in expected if one is verdict
                ], (number, limits.full.get(number), application)
                seen.add(verdict)
    assert seen >= {Verdict.MET, Verdict.ATTENTION, Verdict.UNKNOWN}


def row_verdicts(report: Report, limits: RowLimits) -> Iterator[tuple[int, Verdict]]:
    """Yield the verdict of each row on the condition, by the row's number."""
    for number, row in enumerate(report.rosters[limits.roster.id].rows, 1):
        for result in row.results:
            if result.condition is limits.condition:
                yield number, result.finding.verdict
