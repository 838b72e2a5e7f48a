"""What is drawn of a condition stands on the same side of the threshold as its verdict, and is never rounded across."""

import os
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from checker import Result, check, check_row, read_application
from checker.evaluation import NoticeEvaluator
from checker.values.dates import calendar_months
from completing import Completer
from measuring import contradictions
from worked import CASES, INCUBATOR, MAKER_SPACE, ample, as_text, nested, notice

EXAMPLES = int(os.environ.get("COMPLETIONS", "60"))
AREAS = {"premises.public_service_m2": 0, "premises.own_use_m2": 0, "premises.other_m2": 0}
ROW = {"special_field": False, "moved_in_on": "2023-02-28", "registered_on": "2021-02-28", "area_m2": Decimal(1000)}


def told(name: str, condition: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the measure of a condition, of the ample answers with others in their place."""
    given = {path: answer for path, answer in (ample(name) | answers).items() if answer is not None}
    report = check(notice(name), read_application(as_text(nested(given)), notice(name)))
    return measure_of(report.results, condition)


def told_of_row(condition: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return the measure of a condition on a tenant."""
    return measure_of(check_row(notice(INCUBATOR), "tenant", ROW | answers), condition)


def measure_of(results: tuple[Result, ...], condition: str) -> dict[str, Any]:
    """Return the measure of a condition as the page gets it; empty where there is none."""
    (result,) = [result for result in results if result.condition.id == condition]
    return result.measure.as_json() if result.measure else {}


@pytest.mark.parametrize("name", CASES)
def test_worked_cases(name: str) -> None:
    """Whatever is drawn of the worked cases, and of their rosters' rows, agrees with the verdicts."""
    for case in (*CASES[name].applications, *CASES[name].with_rosters):
        report = check(notice(name), case.application)
        rows = [row for rows in report.rosters.values() for row in rows.rows]
        results = [*report.results, *(result for row in rows for result in row.results)]
        assert [found for result in results for found in contradictions(result)] == []
    for row in CASES[name].rows:
        level = next(one.level for one in notice(name).conditions if one.id == row.condition)
        results = list(check_row(notice(name), level, row.answers))
        assert [found for result in results for found in contradictions(result)] == []


@pytest.mark.parametrize("name", CASES)
def test_random_applications(name: str) -> None:
    """So does whatever is drawn of partial applications, with rosters, months for days, and answers missing."""
    evaluator = NoticeEvaluator(notice(name))
    for seed in range(EXAMPLES):
        report = evaluator.check(Completer(evaluator.notice, seed).partial().data)
        rows = [row for rows in report.rosters.values() for row in rows.rows]
        results = [*report.results, *(result for row in rows for result in row.results)]
        assert [found for result in results for found in contradictions(result)] == [], seed


def test_share_just_below() -> None:
    """74.998 % is not 75 %, and does not touch its mark."""
    area = {"premises.total_m2": 100_000, "premises.tenant_m2": 74_998} | AREAS

    measure = told(INCUBATOR, "premises-tenant-share", area)

    assert measure == {
        "threshold": "75",
        "values": [{"number": "74.998", "text": "74.998%", "holds": False}],
        "required": "须达 75%",
        "text": "74.998%，须达 75%",
    }


def test_threshold_that_is_not_enough() -> None:
    """超过 500 个 does not include the five hundredth."""
    measure = told(INCUBATOR, "jobs", {"jobs": 500})

    assert (measure["exclusive"], measure["values"][0]["holds"], measure["text"]) == (
        True,
        False,
        "500 个，须超过 500 个",
    )


def test_missing_answer_leaves_the_threshold_alone() -> None:
    """Missing is never zero: there is no bar; without the answer on which the threshold hangs, there is no mark."""
    assert told(INCUBATOR, "jobs", {"jobs": None})["values"] == []
    assert told(INCUBATOR, "jobs", {"variant": None}) == {}


def test_both_readings() -> None:
    """Two readings that differ are both there, the strict one first; those that agree are one value."""
    apart = told(INCUBATOR, "tenant-count", {"tenants.count": 31, "tenants.beyond_usual_limits": 3})
    same = told(INCUBATOR, "tenant-count", {"tenants.count": 31, "tenants.beyond_usual_limits": 0})

    assert [(value["number"], value["holds"]) for value in apart["values"]] == [("28", False), ("31", True)]
    assert all(value["reading"] in apart["text"] for value in apart["values"])
    assert same["text"] == "31 家，须达 30 家"


def test_best_of_alternatives() -> None:
    """Of shares any one of which is enough, the larger one decides."""
    shares = {"tenants.count": 40, "tenants.patent_applied": 4, "tenants.ip_owned": 12, "tenants.patent_or_ip": 12}

    assert told(INCUBATOR, "tenant-ip-share", shares)["text"] == "30%，须达 30%"


def test_least_month() -> None:
    """Of a list, the month with the fewest events; an average that is enough proves nothing and is not drawn."""
    months = told(MAKER_SPACE, "monthly-events", {"events.by_month": [3, 2, 9]})
    average = told(MAKER_SPACE, "monthly-events", {"events.by_month": None, "events.monthly_average": 9})

    assert (months["text"], average["values"]) == ("2 场，须达 3 场", [])


@pytest.mark.parametrize(
    ("moved_in", "text", "holds"),
    [
        ("2023-02-28", "24 个月", True),
        ("2023-03-01", "24 个月 1 天", False),
        ("2023-02-27", "23 个月 30 天", True),
        ("2021-03-01", "1 天", True),
        ("2021-02-28", "0 个月", True),
    ],
)
def test_months(moved_in: str, text: str, holds: bool) -> None:  # noqa: FBT001 - a case's data
    """Months are written as people count them: full ones and days; the day on which they are full is included."""
    (value,) = told_of_row("tenant-age-at-entry", {"moved_in_on": moved_in})["values"]

    assert (value["text"], value["holds"]) == (text, holds)


def test_month_without_a_day() -> None:
    """A row's date of which only the month is known is no value."""
    assert told_of_row("tenant-age-at-entry", {"moved_in_on": "2022-11"})["values"] == []


def test_any_amount_is_not_drawn() -> None:
    """A threshold of zero has no scale."""
    assert told(MAKER_SPACE, "seed-fund", {"fund.amount_wan": 1}) == {}


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-01-31", "2024-02-29", (1, 0, 31)),
        ("2024-01-31", "2024-02-28", (0, 28, 29)),
        ("2023-12-15", "2024-12-14", (11, 29, 30)),
        ("2024-02-29", "2025-02-28", (12, 0, 29)),
    ],
)
def test_calendar_months(start: str, end: str, expected: tuple[int, int, int]) -> None:
    """Months are full on the day of the same number, or on the last day of a month that has no such day."""
    assert calendar_months(date.fromisoformat(start), date.fromisoformat(end)) == expected
