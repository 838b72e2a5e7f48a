"""Spans of months of which the notice itself fixes one end."""

from datetime import date

from checker.conditions import operator
from trying import DATE, Fields, decide, facts

FIELDS: Fields = {
    "begun": {"title": "注册日期", **DATE},
    "ended": {"title": "租期届满日期", **DATE},
}
REMAINING = {"months_between": {"start": "2026-06-12", "end": "ended", "at_least": 24}}
REGISTERED = {"months_between": {"start": "begun", "end": "2025-12-31", "at_least": 36}}


def test_what_is_over_before_the_day_that_counts() -> None:
    """A lease that has ended does not last two years more: it is too short, not a slip to be looked at."""
    found = decide(REMAINING, FIELDS, {"ended": "2026-06-01"})

    assert found.verdict == "unmet"
    assert found.reason == "自2026-06-12 起，满 24 个月为 2028-06-12，晚于 租期届满日期 2026-06-01。"


def test_last_days_of_a_lease() -> None:
    """The day on which the months are full is enough, the one before it is not; both are told with one date each."""
    short, enough = (decide(REMAINING, FIELDS, {"ended": day}) for day in ("2028-06-11", "2028-06-12"))

    assert (short.verdict, enough.verdict) == ("unmet", "met")
    assert short.reason == "自2026-06-12 起，满 24 个月为 2028-06-12，晚于 租期届满日期 2028-06-11。"
    assert operator(REMAINING).describe(facts(FIELDS, {})) == "自 2026-06-12 起满 24 个月"


def test_nobody_is_told_to_wait_for_a_day_that_is_fixed() -> None:
    """Counted to a day of the notice, a day too few stays one: no later day makes up for it."""
    found = decide(REGISTERED, FIELDS, {"begun": str(date(2023, 1, 1))})

    assert found.gap is not None
    assert found.gap.closing == "还差 1 天，到 2025-12-31 不满 36 个月。"
