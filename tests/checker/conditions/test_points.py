"""Tables of points: what each indicator is worth, which loses how much, and what would be enough."""

from typing import Any

import pytest

from checker.conditions import operator
from trying import COUNT, NUMBER, QUESTION, decide, described, facts, idle_levers, levers, mistakes

FIELDS = {
    "area": {"title": "场地面积", "x-unit": "㎡", **NUMBER},
    "mentors": {"title": "导师数", "x-short": "导师", "x-unit": "人", **COUNT},
    "losses": {"title": "亏损企业数", "x-short": "亏损企业", "x-unit": "家", **COUNT},
    "plan": {"title": "有没有计划？", **QUESTION},
    "grade": {
        "title": "等级",
        "type": "string",
        "enum": ["a", "b", "c"],
        "x-choices": {"a": "甲", "b": "乙", "c": "丙"},
    },
}
AREA = {
    "value": "area",
    "bands": [
        {"below": 1000, "points": 0},
        {"from": 1000, "below": 3000, "points": 20},
        {"from": 3000, "points": 40},
    ],
}
MENTORS = {"value": "mentors", "bands": [{"up_to": 5, "points": 5}, {"above": 5, "points": 20}]}
LOSSES = {"value": "losses", "bands": [{"up_to": 2, "points": 20}, {"above": 2, "points": 0}]}
PLAN = {"answer": "plan", "points": {"yes": 10, "no": 0}}
GRADE = {"answer": "grade", "points": {"a": 10, "b": 5, "c": 0}}
TABLE = {"points": {"pass_mark": 60, "items": [AREA, MENTORS, LOSSES, PLAN, GRADE]}}
NO_ZERO = {"points": {**TABLE["points"], "no_zero": True}}
ANSWERS = {
    "area": (999, 1000, 2999, 3000),
    "mentors": (5, 6),
    "losses": (2, 3),
    "plan": (True, False),
    "grade": ("a", "b", "c"),
}
POOR = {"area": 2500, "mentors": 3, "losses": 2, "plan": False, "grade": "b"}


@pytest.mark.parametrize("table", [TABLE, NO_ZERO])
def test_every_combination(table: Any) -> None:  # noqa: ANN401 - as in the data
    """Open indicators count as anything that they can be; levers are enough, and no more."""
    assert list(mistakes(table, FIELDS, ANSWERS)) == []
    assert list(idle_levers(table, FIELDS, ANSWERS)) == []


def test_words() -> None:
    """Every band is there."""
    assert described({"points": {"pass_mark": 50, "no_zero": True, "items": [AREA, PLAN]}}, FIELDS) == (
        "合计达到 50 分，每项都不得为 0 分：场地面积少于 1000 ㎡得 0 分，不少于 1000 ㎡、少于 3000 ㎡得 20 分，"
        "不少于 3000 ㎡得 40 分；“有没有计划？”是得 10 分，否得 0 分"
    )


def test_what_each_indicator_loses() -> None:
    """The points that are lacking are said, and where they were lost."""
    found = decide(TABLE, FIELDS, POOR)

    assert found.reason == (
        "合计 50 分，不到 60 分。“场地面积”为 2500 ㎡，得 20 分，比满分少 20 分。"
        "“导师数”为 3 人，得 5 分，比满分少 15 分。“有没有计划？”为“否”，得 0 分，比满分少 10 分。"
        "“等级”为“乙”，得 5 分，比满分少 5 分。"
    )
    assert (found.gap.distance, found.gap.closing) == ("差 10 分", "还差 10 分。")


def test_indicator_at_zero() -> None:
    """Where none may be worth nothing, enough points in all do not help."""
    found = decide(NO_ZERO, FIELDS, POOR | {"area": 3000})

    assert (found.verdict, found.gap) == ("unmet", None)
    assert "“有没有计划？”得 0 分，而每项都不得为 0 分。" in found.reason
    assert operator(NO_ZERO).measure(facts(FIELDS, POOR | {"area": 3000})).values == ()


def test_levers() -> None:
    """One indicator is raised if that is enough, the least first."""
    assert levers(TABLE, FIELDS, POOR) == [
        ("场地面积再增加 500 ㎡（得 40 分）", {"area": 3000}),
        ("再增加 3 名导师（得 20 分）", {"mentors": 6}),
        ("在做到后，把“有没有计划？”改选为“是”（得 10 分）", {"plan": True}),
    ]


def test_levers_of_several_indicators() -> None:
    """As few as possible are raised together."""
    table = {"points": {"pass_mark": 40, "items": [MENTORS, LOSSES, PLAN, GRADE]}}
    poor = {"mentors": 3, "losses": 3, "plan": False, "grade": "c"}

    assert levers(table, FIELDS, poor) == [
        ("再增加 3 名导师（得 20 分），并把亏损企业减少 1 家（得 20 分）", {"mentors": 6, "losses": 2})
    ]


def test_measure() -> None:
    """The sum stands beside the pass mark."""
    assert operator(TABLE).measure(facts(FIELDS, POOR)).text == "50 分，须达 60 分"
    assert operator(TABLE).measure(facts(FIELDS, {"area": 1})).text == "须达 60 分"
