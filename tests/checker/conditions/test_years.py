"""Figures of every year, and how much they have grown."""

from typing import Any

import pytest

from checker.conditions import operator
from trying import NUMBER, decide, described, facts, idle_levers, levers, mistakes

MONEY = {"x-unit": "万元", **NUMBER}
FIELDS = {
    "sales": {"title": "各年收入", "type": "object", "x-unit": "万元", "x-item": "{year}年收入"},
    "before": {"title": "上年收入", **MONEY},
    "now": {"title": "本年收入", **MONEY},
    "profit": {"title": "上年利润", **MONEY, "minimum": -1000},
}
BY_YEAR = {"each_year": {"by_year": "sales", "from": 2021, "to": 2023, "at_least": 100}}
BEYOND = {"each_year": {"by_year": "sales", "from": 2021, "to": 2023, "more_than": 100}}
BY_FIELD = {"each_year": {"values": ["before", "now"], "at_least": 100}}
GROWTH = {"growth_at_least": {"from": "before", "to": "now", "percent": 10}}
BEYOND_GROWTH = {"growth_more_than": GROWTH["growth_at_least"]}
GROWTH_BY_YEAR = {
    "growth_at_least": {
        "from": {"by_year": "sales", "year": 2022},
        "to": {"by_year": "sales", "year": 2023},
        "percent": 10,
    }
}


def years(*figures: int | None) -> dict[str, Any]:
    """Return figures of the years from 2021 on."""
    return {"sales": {str(2021 + place): figure for place, figure in enumerate(figures) if figure is not None}}


@pytest.mark.parametrize(
    ("requirement", "candidates"),
    [
        (BY_FIELD, {"before": (0, 99, 100, 101), "now": (0, 99, 100, 101)}),
        (
            {"each_year": {"values": ["before", "now"], "more_than": 100}},
            {"before": (0, 99, 100, 101), "now": (0, 99, 100, 101)},
        ),
        (GROWTH, {"before": (0, 1, 30, 100), "now": (0, 1, 2, 33, 32, 109, 110, 111)}),
        (BEYOND_GROWTH, {"before": (0, 1, 30, 100), "now": (0, 1, 2, 33, 34, 109, 110, 111)}),
        (
            {"growth_at_least": {"from": "profit", "to": "now", "percent": 10}},
            {"profit": (-10, 0, 10), "now": (0, 10, 11)},
        ),
        (BY_YEAR, {"sales": [years(*three)["sales"] for three in ((99, 100, 101), (100, 100, 100), (0, 0, 0))]}),
        (GROWTH_BY_YEAR, {"sales": [years(1, *two)["sales"] for two in ((0, 5), (10, 10), (10, 11), (10, 9))]}),
    ],
)
def test_every_combination(requirement: Any, candidates: Any) -> None:  # noqa: ANN401 - as in the data
    """Verdicts are those from first principles, whatever is missing; levers move just as much as it takes."""
    assert list(mistakes(requirement, FIELDS, candidates)) == []
    assert list(idle_levers(requirement, FIELDS, candidates)) == []


@pytest.mark.parametrize(
    ("requirement", "figures", "verdict"),
    [
        (BY_YEAR, (100, 100, 100), "met"),
        (BY_YEAR, (100, 99, 500), "unmet"),
        (BY_YEAR, (None, 99, None), "unmet"),
        (BY_YEAR, (100, None, 100), "unknown"),
        (BEYOND, (101, 100, 101), "unmet"),
        (BEYOND, (101, 101, 101), "met"),
        (GROWTH_BY_YEAR, (1, None, 11), "unknown"),
    ],
)
def test_years_that_are_missing(requirement: Any, figures: tuple[int | None, ...], verdict: str) -> None:  # noqa: ANN401
    """A year that falls short decides, whatever the others are; one that is missing is never zero."""
    found = decide(requirement, FIELDS, years(*figures))

    assert found.verdict == verdict
    assert (found.verdict == "unknown") is bool(found.missing_paths)


def test_words() -> None:
    """Every year is said by its number."""
    assert described(BY_YEAR, FIELDS) == "2021—2023 年每年都达到 100 万元"
    assert described(BEYOND, FIELDS) == "2021—2023 年每年都超过 100 万元"
    assert described(BY_FIELD, FIELDS) == "每年都达到 100 万元"
    assert described(GROWTH, FIELDS) == "增长不低于 10%"


def test_each_year_in_words() -> None:
    """Years that fall short are named, with what they lack, and are raised together."""
    found = decide(BY_YEAR, FIELDS, years(80, 100, 95))

    assert found.reason == "2021年收入为 80 万元，2023年收入为 95 万元，没有达到 100 万元。"
    assert found.gap.closing == "“2021年收入”、“2023年收入”共还差 25 万元。"
    assert levers(BY_YEAR, FIELDS, years(80, 100, 95)) == [
        ("2021年收入再增加 20 万元，并2023年收入再增加 5 万元", years(100, 100, 100))
    ]
    assert decide(BY_YEAR, FIELDS, years(100, None, None)).reason == "尚未填写“2022年收入”、“2023年收入”。"


def test_threshold_that_is_not_enough() -> None:
    """超过 does not include the number; at it, no distance is measured."""
    found = decide(BEYOND, FIELDS, years(101, 100, 101))

    assert (found.reason, found.gap) == ("2022年收入为 100 万元，没有超过 100 万元。", None)


@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        (300, 330, "本年收入 330 万元，比上年收入 300 万元增长 10%，符合“增长不低于 10%”。"),
        (300, 329, "本年收入 329 万元，比上年收入 300 万元增长 9.67%，没有增长 10%。"),
        (300_000, 329_999, "本年收入 329999 万元，比上年收入 300000 万元增长 9.9997%，没有增长 10%。"),
        (300, 200, "本年收入 200 万元，比上年收入 300 万元减少 33.33%，没有增长 10%。"),
        (0, 200, "上年收入为 0 万元，算不出增长率；怎样算，通知没有写明。"),
    ],
)
def test_growth_in_words(before: int, now: int, reason: str) -> None:
    """Growth is never rounded onto its threshold, and a base of zero has none."""
    assert decide(GROWTH, FIELDS, {"before": before, "now": now}).reason == reason


def test_growth_gap() -> None:
    """What is lacking of the later figure is said, and how to get there."""
    found = decide(GROWTH, FIELDS, {"before": 300, "now": 329})

    assert (found.gap.distance, found.gap.closing) == ("差 0.33 个百分点", "本年收入还差 1 万元。")
    assert levers(GROWTH, FIELDS, {"before": 300, "now": 329}) == [("本年收入再增加 1 万元", {"now": 330})]
    assert operator(GROWTH).measure(facts(FIELDS, {"before": 300, "now": 329})).text == "9.67%，须达 10%"
    assert operator(GROWTH).measure(facts(FIELDS, {"before": 300, "now": 200})).text == "须达 10%"
