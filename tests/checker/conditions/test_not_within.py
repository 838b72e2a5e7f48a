"""What must not have happened within some years, to the day."""

from datetime import date, timedelta
from typing import Any

import pytest

from checker.conditions import bounded_dates, decide_within_bounds, operator
from trying import DATE, QUESTION, decide, described, facts, idle_levers, levers, mistakes

FIELDS = {
    "accident": {"title": "是否发生过安全事故？", **QUESTION},
    "accident_on": {"title": "最近一次事故的日期", **DATE},
    "submitted_on": {"title": "申报日期", **DATE},
}
SAID = {"not_within": {"happened": "accident", "years": 3}}
FIXED = {"not_within": {"happened": "accident", "last_on": "accident_on", "years": 3, "until": "2024-08-29"}}
DATED = {"not_within": {"last_on": "accident_on", "years": 3, "until": "submitted_on"}}
BOTH = {"not_within": {"happened": "accident", "last_on": "accident_on", "years": 3, "until": "submitted_on"}}
DAYS = ("2021-02-28", "2021-03-01", "2021-08-28", "2021-08-29", "2021-08-30", "2024-02-29", "2024-08-29", "2024-09-01")


@pytest.mark.parametrize(
    ("requirement", "candidates"),
    [
        (SAID, {"accident": (True, False)}),
        (FIXED, {"accident": (True, False), "accident_on": DAYS}),
        (DATED, {"accident_on": DAYS, "submitted_on": DAYS}),
        (BOTH, {"accident": (True, False), "accident_on": DAYS, "submitted_on": DAYS}),
    ],
)
def test_every_combination(requirement: Any, candidates: Any) -> None:  # noqa: ANN401 - as in the data
    """Verdicts are those from first principles; whoever says that nothing happened needs no date."""
    denied = [f"'accident': {answer}, 'accident_on': None" for answer in (False, None)]
    found = [one for one in mistakes(requirement, FIELDS, candidates) if not any(part in one for part in denied)]

    assert found == []
    assert list(idle_levers(requirement, FIELDS, candidates)) == []


@pytest.mark.parametrize("requirement", [FIXED, BOTH])
def test_nothing_happened(requirement: Any) -> None:  # noqa: ANN401 - as in the data
    """Then there is no date to be given, and what is said is the applicant's word."""
    assert decide(requirement, FIELDS, {"accident": False}).verdict == "met"
    assert decide(requirement, FIELDS, {"accident": True}).missing_paths[0] == "accident_on"
    assert decide(requirement, FIELDS, {}).missing_paths == ("accident",)
    assert operator(requirement).rests_on_declaration
    assert not operator(DATED).rests_on_declaration


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2021-08-28", "met"), ("2021-08-29", "attention"), ("2021-08-30", "unmet"), ("2024-08-30", "attention")],
)
def test_boundary(day: str, verdict: str) -> None:
    """The day on which the years are full is open, and so is what lies behind a fixed day."""
    assert decide(FIXED, FIELDS, {"accident": True, "accident_on": day}).verdict == verdict


@pytest.mark.parametrize(
    ("last", "until", "verdict"),
    [
        ("2020-02-29", "2023-02-27", "unmet"),
        ("2020-02-29", "2023-02-28", "attention"),
        ("2020-02-29", "2023-03-01", "met"),
        ("2021-02-28", "2024-02-28", "attention"),
        ("2021-02-28", "2024-02-29", "attention"),
        ("2021-02-28", "2024-03-01", "met"),
        ("2021-02-27", "2024-02-29", "met"),
        ("2021-03-01", "2024-02-29", "unmet"),
    ],
)
def test_leap_days(last: str, until: str, verdict: str) -> None:
    """Where the years are full on the day counted forward or counted back, it is open: never a yes by a day."""
    assert decide(DATED, FIELDS, {"accident_on": last, "submitted_on": until}).verdict == verdict


def test_never_more_lenient_later() -> None:
    """Over every day of five years, the outcome goes from met to open to unmet as the last time comes nearer."""
    order = ["met", "attention", "unmet"]
    for until in ("2024-02-29", "2024-08-29", "2023-02-28"):
        end = date.fromisoformat(until)
        days = [(end - timedelta(days=back)).isoformat() for back in range(1800, -1, -1)]
        found = [decide(DATED, FIELDS, {"accident_on": day, "submitted_on": until}).verdict for day in days]
        assert found == sorted(found, key=order.index)
        assert 1 <= found.count("attention") <= 2


@pytest.mark.parametrize(
    ("month", "verdict"), [("2021-07", "met"), ("2021-08", "unknown"), ("2021-09", "unmet"), ("2024-08", "unknown")]
)
def test_only_the_month_is_known(month: str, verdict: str) -> None:
    """It decides if every day of it would."""
    given = facts(FIELDS, {"accident": True, "accident_on": month})
    bounded = bounded_dates(given.answers, {"accident_on": "最近一次事故的日期"})

    assert decide_within_bounds(operator(FIXED), given, bounded).verdict == verdict


def test_words() -> None:
    """The day is said before which years are counted."""
    assert described(SAID, FIELDS) == "近 3 年内没有"
    assert described(FIXED, FIELDS) == "2024-08-29 前 3 年内没有"
    assert described(BOTH, FIELDS) == "申报日期前 3 年内没有"


def test_reasons() -> None:
    """The day itself is explained, and so is what contradicts itself."""
    happened = {"accident": True, "accident_on": "2021-08-29", "submitted_on": "2024-08-29"}
    within = happened | {"accident_on": "2022-08-29"}

    assert decide(BOTH, FIELDS, happened).reason == (
        "最近一次事故的日期为 2021-08-29，到 2024-08-29 正好满 3 年；“3 年内”含不含这一天，通知没有写明。"
    )
    assert decide(BOTH, FIELDS, within).gap.closing == "还差 366 天，到 2025-08-30 才超过 3 年。"
    assert "选了否" in decide(BOTH, FIELDS, within | {"accident": False}).reason
    assert levers(BOTH, FIELDS, within) == [("申报日期改在 2025-08-30 或以后", {"submitted_on": "2025-08-30"})]
    assert levers(FIXED, FIELDS, within) == [
        ("最近一次事故的日期在 2021-08-28 或以前才够，所填日期属实的，无法补上", {"accident_on": "2021-08-28"})
    ]
