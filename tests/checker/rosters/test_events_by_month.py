"""Events, which are counted by month."""

from collections.abc import Mapping
from typing import Any

import pytest

from checker import Notice, check
from live_rosters import counted, found, reason
from worked import MAKER_SPACE, plain

BOUNDS = {"operating_since": "2021-02-20", "submitted_on": "2021-05-10"}


MONTHLY = [{"held_on": f"2021-{month:02d}-{day:02d}"} for month in (2, 3, 4) for day in (1, 11, 21)]


def monthly(
    notices: Mapping[str, Notice], events: list[dict[str, str]], form: Mapping[str, object]
) -> tuple[str, dict[str, Any]]:
    """Return the verdict on the monthly events, and what was counted, for rows of events."""
    report = check(notices[MAKER_SPACE], {**form, "event_roster": events}).as_json()
    return found(report, "monthly-events")["verdict"], counted(report, "events.by_month")


@pytest.mark.parametrize("more", ["2021-01-31", "2021-02-01", "2021-04-30", "2021-05-09", "2022-06-30", "2020-12-31"])
def test_one_event_more_does_no_harm(notices: Mapping[str, Notice], more: str) -> None:
    """What happened before the space opened, or in the month in which it applied, makes no month of its own."""
    verdict, count = monthly(notices, [*MONTHLY, {"held_on": more}], BOUNDS)

    assert verdict == "met"
    assert ("，1 行不在所计的月份内" in plain(count["sentence"])) == (not "2021-02" <= more < "2021-05")


@pytest.mark.parametrize(
    ("events", "verdict"),
    [
        ([*MONTHLY, {}], "met"),
        ([*MONTHLY[1:], {}], "unknown"),
        ([*MONTHLY[2:], {"held_on": "2021-03-30"}, {"held_on": "2021-03-31"}, {}], "attention"),
        ([*MONTHLY[6:], {}], "unmet"),
    ],
)
def test_events_without_a_date(notices: Mapping[str, Notice], events: list[dict[str, str]], verdict: str) -> None:
    """They leave nothing open where every month has enough, or one has too few whenever they were."""
    assert monthly(notices, events, BOUNDS)[0] == verdict


def test_events_without_a_date_may_be_in_any_month(notices: Mapping[str, Notice]) -> None:
    """As long as the form does not say which months count."""
    assert monthly(notices, [*MONTHLY, {}], {})[0] == "unknown"
    assert monthly(notices, [*MONTHLY, {}], {"events": {"monthly_average": 2}})[0] == "unmet"


@pytest.mark.parametrize(
    ("form", "lacking"),
    [
        ({"operating_since": "2021-08-01", "submitted_on": "2021-05-10"}, "“开始运营日期”与“申报日期”"),
        ({"operating_since": "2021-02-20"}, "“申报日期”"),
        ({}, "“开始运营日期”与“申报日期”"),
    ],
)
def test_days_that_leave_the_months_open_are_asked_for(
    notices: Mapping[str, Notice], form: Mapping[str, object], lacking: str
) -> None:
    """A month that is not listed may count as none, so nothing follows before it is known which months count."""
    report = check(notices[MAKER_SPACE], {**form, "event_roster": MONTHLY}).as_json()
    monthly_events = found(report, "monthly-events")

    assert monthly_events["verdict"] == "unknown"
    assert (
        reason(monthly_events)
        == f"“活动底稿”有多少行计入还不能定：{lacking}没有填到日，或先后不对，“逐月活动场次”还不能定。"
    )


@pytest.mark.parametrize(
    ("typed", "differences"),
    [
        ([None, 3, 3, 3], []),
        ([0, 3, 3, 3, 0, 0], []),
        ([None, 3, 3], ["第4个月未填，名册数出 3"]),
        ([1, 3, 2, 3], ["第1个月填 1，名册没有数出", "第3个月填 2，名册数出 3"]),
    ],
)
def test_lists_are_compared_month_by_month(
    notices: Mapping[str, Notice], typed: list[int | None], differences: list[str]
) -> None:
    """A list that ends too early differs too; each difference has the month's name."""
    count = monthly(notices, MONTHLY, {**BOUNDS, "events": {"by_month": typed}})[1]

    assert count["differs"] == bool(differences)
    assert plain(count["sentence"]).endswith(f"。{'；'.join(differences)}。" if differences else "共 9 行。")
    assert count["text"].endswith("3、3、3")
    assert count["typed"].startswith("自 2021年")


def test_lists_with_open_rows_admit_what_they_may_come_to(notices: Mapping[str, Notice]) -> None:
    """A row without a date may be one more in any month, and takes none away."""
    form = {**BOUNDS, "events": {"by_month": [0, 4, 5, 2]}}
    count = monthly(notices, [*MONTHLY, {}], form)[1]

    assert plain(count["sentence"]).endswith("。第3个月填 5，名册数出 3 至 4；第4个月填 2，名册数出 3 至 4。")


@pytest.mark.parametrize(
    ("form", "months"),
    [
        ({}, ["未填", "未填", "2", "0", "1", "未填"]),
        ({"operating_since": "2020-05-01"}, ["0", "0", "2", "0", "1", "未填"]),
        ({"operating_since": "2021-02-10"}, ["未填", "0", "2", "0", "1", "未填"]),
        ({"submitted_on": "2021-07-02"}, ["未填", "未填", "2", "0", "1", "0"]),
    ],
)
def test_events_are_counted_by_month(notices: Mapping[str, Notice], form: Mapping[str, str], months: list[str]) -> None:
    """A month without any counts as none once the space was open, and until the month before it applied."""
    events = [{"held_on": day} for day in ("2021-03", "2021-03-31", "2021-05-01")]
    report = check(notices[MAKER_SPACE], {**form, "event_roster": events})
    (count,) = [one for one in report.roster_counts if one.field.path == "events.by_month"]
    shown = [month for month in months if month != "未填"]
    first = shown[0]

    assert ["未填" if item is None else str(item) for item in count.ends[0]][: len(months)] == months
    assert count.text == f"自 2021年{months.index(first) + 1}月起逐月：{'、'.join(shown)}"
