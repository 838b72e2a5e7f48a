"""Thresholds by the range of another number."""

from decimal import Decimal
from typing import Any

import pytest

from checker.conditions import BoundedAnswer, decide_within_bounds, operator
from checker.values.interval import Interval
from checker.wording.sentence import Sentence
from trying import COUNT, NUMBER, decide, described, facts, idle_levers, levers, mistakes

FIELDS = {
    "staff": {"title": "职工总数", "x-short": "职工", "x-unit": "人", **COUNT},
    "mentors": {"title": "导师数", "x-short": "导师", "x-unit": "人", **COUNT},
    "sales": {"title": "销售收入", "x-unit": "万元", **NUMBER},
    "research": {"title": "研发费用", "x-unit": "万元", **NUMBER},
}


def mentors(number: int) -> dict[str, Any]:
    """Return a requirement of so many mentors."""
    return {"at_least": {"value": "mentors", "threshold": number}}


BY_STAFF = {
    "brackets": {
        "by": "staff",
        "ranges": [
            {"up_to": 50, "requirement": mentors(3)},
            {"above": 50, "up_to": 100, "requirement": mentors(5)},
            {"above": 100, "requirement": mentors(8)},
        ],
    }
}
BY_SALES = {
    "brackets": {
        "by": "sales",
        "ranges": [
            {
                "below": 5000,
                "requirement": {"ratio_at_least": {"part": "research", "whole": "sales", "percent": 5}},
            },
            {
                "from": 5000,
                "up_to": 20_000,
                "requirement": {"ratio_at_least": {"part": "research", "whole": "sales", "percent": 4}},
            },
            {"above": 20_000, "requirement": {"at_least": {"value": "research", "threshold": 900}}},
        ],
    }
}
SALES = (0, 4000, Decimal("4999.99"), 5000, Decimal("5000.01"), 20_000, Decimal("20000.01"), 30_000)
RESEARCH = (0, 200, Decimal("249.99"), 250, 800, 899, 900, 2000)


@pytest.mark.parametrize(
    ("requirement", "candidates"),
    [
        (BY_STAFF, {"staff": (0, 1, 49, 50, 51, 99, 100, 101), "mentors": (0, 2, 3, 4, 5, 7, 8)}),
        (BY_SALES, {"sales": SALES, "research": RESEARCH}),
    ],
)
def test_every_combination(requirement: Any, candidates: Any) -> None:  # noqa: ANN401 - as in the data
    """Verdicts are those from first principles, whatever is missing; levers move just as much as it takes."""
    assert list(mistakes(requirement, FIELDS, candidates)) == []
    assert list(idle_levers(requirement, FIELDS, candidates)) == []


def test_words() -> None:
    """All ranges are there while the number is open, else the one that it lies in."""
    assert described(BY_STAFF, FIELDS) == (
        "职工总数不超过 50 人：不少于 3 人；"
        "职工总数超过 50 人、不超过 100 人：不少于 5 人；职工总数超过 100 人：不少于 8 人"
    )
    assert described(BY_STAFF, FIELDS, staff=60) == "不少于 5 人"


def test_reason_says_which_range() -> None:
    """Nobody has to look up where the threshold comes from."""
    found = decide(BY_STAFF, FIELDS, {"staff": 51, "mentors": 4})

    assert found.reason == ("职工总数为 51 人，按“超过 50 人、不超过 100 人”的要求：导师数为 4 人，少于 5 人。")
    assert found.gap.closing == "导师数还差 1 人。"


def test_levers_on_both_numbers() -> None:
    """More mentors, or so few on the staff that fewer mentors are wanted."""
    assert levers(BY_STAFF, FIELDS, {"staff": 53, "mentors": 4}) == [
        ("再增加 1 名导师", {"mentors": 5}),
        ("把职工减少 3 人（改按“不超过 50 人”的要求）", {"staff": 50}),
    ]


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ({"mentors": 8}, "met"),
        ({"mentors": 2}, "unmet"),
        ({"mentors": 5}, "unknown"),
        ({"staff": 60}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_open_number_decides_nothing(given: dict[str, int], verdict: str) -> None:
    """While it is open, only what holds or fails in every range is certain."""
    assert decide(BY_STAFF, FIELDS, given).verdict == verdict


@pytest.mark.parametrize(
    ("ends", "verdict"),
    [((40, 50), "unmet"), ((50, 51), "unknown"), ((51, 100), "met"), ((40, 120), "unknown"), ((101, 130), "unmet")],
)
def test_number_counted_from_incomplete_rows(ends: tuple[int, int], verdict: str) -> None:
    """A range in between, in which something else holds, is not overlooked."""
    ranges = [
        {"up_to": 50, "requirement": mentors(9)},
        {"above": 50, "up_to": 100, "requirement": mentors(3)},
        {"above": 100, "requirement": mentors(9)},
    ]
    unknown = Sentence("test", "职工总数不详").of()
    bounded = {"staff": BoundedAnswer(Interval(ends), unknown.as_sentence(), unknown)}
    required = operator({"brackets": {"by": "staff", "ranges": ranges}})

    assert decide_within_bounds(required, facts(FIELDS, {"mentors": 4}), bounded).verdict == verdict
