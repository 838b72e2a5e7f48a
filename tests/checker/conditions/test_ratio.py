"""Shares of a whole, from below and from above, with percentages and with fractions that no percentage equals."""

from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from checker.conditions import operator
from checker.values.numbers import plain, rounded
from trying import COUNT, NUMBER, decide, described, facts, idle_levers, levers, mistakes

FIELDS = {
    "part": {"title": "科技人员数", "x-short": "科技人员", "x-unit": "人", **COUNT},
    "whole": {"title": "职工总数", "x-short": "职工", "x-unit": "人", **COUNT},
    "own": {"title": "自用面积", "x-unit": "㎡", **NUMBER},
    "area": {"title": "总面积", "x-unit": "㎡", **NUMBER},
}


def share(word: str, percent: Any) -> dict[str, Any]:  # noqa: ANN401 - a number or a fraction
    """Return a requirement on people."""
    return {word: {"part": "part", "whole": "whole", "percent": percent}}


@pytest.mark.parametrize(
    ("word", "percent"),
    [
        *product(
            ["ratio_at_least", "ratio_at_most", "ratio_more_than", "ratio_less_than"], [30, "2/3", "1/3", "1/2", 0]
        ),
        ("ratio_at_least", 100),
    ],
)
def test_every_share(word: str, percent: Any) -> None:  # noqa: ANN401
    """Complete or not, shares are compared exactly, and levers do what they say."""
    numbers = {"part": (0, 1, 2, 3, 10, 20, 199, 200, 201), "whole": (0, 1, 3, 10, 30, 300, 301)}

    assert list(mistakes(share(word, percent), FIELDS, numbers)) == []
    assert list(idle_levers(share(word, percent), FIELDS, numbers)) == []


@pytest.mark.parametrize("word", ["ratio_at_least", "ratio_at_most", "ratio_more_than", "ratio_less_than"])
@pytest.mark.parametrize("percent", [20, "2/3", 150])
def test_what_is_no_part_may_be_more(word: str, percent: Any) -> None:  # noqa: ANN401
    """What is spent can be more than what is earned; only where nothing is earned there is no share."""
    required = {word: {"part": "part", "whole": "whole", "percent": percent, "part_of_whole": False}}
    numbers = {"part": (0, 1, 2, 3, 10, 20, 199, 301, 500), "whole": (0, 1, 3, 10, 30, 300)}

    assert list(mistakes(required, FIELDS, numbers)) == []
    assert list(idle_levers(required, FIELDS, numbers)) == []
    assert decide(required, FIELDS, {"part": 15, "whole": 12}).verdict != "unknown"
    assert "应大于 0" in str(decide(required, FIELDS, {"part": 15, "whole": 0}))


@pytest.mark.parametrize(
    ("part", "whole", "reason"),
    [
        (200, 300, "科技人员数 200 ÷ 职工总数 300＝2/3，符合“不低于 2/3”。"),
        (199, 300, "科技人员数 199 ÷ 职工总数 300≈66.33%，低于 2/3。"),
        (2000, 3001, "科技人员数 2000 ÷ 职工总数 3001≈66.64%，低于 2/3。"),
        (6666, 9999, "科技人员数 6666 ÷ 职工总数 9999＝2/3，符合“不低于 2/3”。"),
        (66666, 100_000, "科技人员数 66666 ÷ 职工总数 100000＝66.666%，低于 2/3。"),
    ],
)
def test_fraction_is_shown_as_it_is_written(part: int, whole: int, reason: str) -> None:
    """66.67 % is not two thirds, and what falls short is never shown as if it did not."""
    assert decide(share("ratio_at_least", "2/3"), FIELDS, {"part": part, "whole": whole}).reason == reason


def test_words() -> None:
    """The conditions page says it as the notice does."""
    assert described(share("ratio_at_least", "2/3"), FIELDS) == "不低于 2/3"
    assert described(share("ratio_at_most", 25), FIELDS) == "不超过 25%"
    assert described(share("ratio_at_most", "1/2"), FIELDS) == "不超过 1/2"


def test_measure_of_a_fraction() -> None:
    """It is drawn to a scale on which the threshold has an end, and said as it is written."""
    measures = [
        operator(share("ratio_at_least", "2/3")).measure(facts(FIELDS, {"part": part, "whole": 300})).as_json()
        for part in (150, 200)
    ]

    assert measures == [
        {
            "threshold": "2",
            "values": [{"number": number, "text": text, "holds": holds}],
            "required": "须达 2/3",
            "text": f"{text}，须达 2/3",
        }
        for number, text, holds in (("1.5", "50%", False), ("2", "2/3", True))
    ]


def test_too_large_a_share() -> None:
    """What is too much is said, and how to do with less of it or more besides."""
    found = decide(share("ratio_at_most", 25), FIELDS, {"part": 30, "whole": 100})

    assert (found.reason, found.gap.distance, found.gap.closing) == (
        "科技人员数 30 ÷ 职工总数 100＝30%，超过 25%。",
        "超 5 个百分点",
        "职工总数不变时，科技人员数超出 5 人。",
    )
    assert levers(share("ratio_at_most", 25), FIELDS, {"part": 30, "whole": 100}) == [
        ("职工不变，把科技人员减少 5 人", {"part": 25}),
        ("科技人员不变，再增加 20 名职工", {"whole": 120}),
    ]


def test_share_that_has_to_stay_below() -> None:
    """The percentage itself is too much, and so is what would only come down to it."""
    found = decide(share("ratio_less_than", 25), FIELDS, {"part": 30, "whole": 100})

    assert described(share("ratio_less_than", "1/3"), FIELDS) == "低于 1/3"
    assert (found.reason, found.gap.closing) == (
        "科技人员数 30 ÷ 职工总数 100＝30%，没有低于 25%。",
        "职工总数不变时，科技人员数须减少 6 人。",
    )
    assert decide(share("ratio_less_than", 25), FIELDS, {"part": 25, "whole": 100}).verdict == "unmet"
    assert decide(share("ratio_less_than", 25), FIELDS, {"part": 24, "whole": 100}).verdict == "met"
    assert levers(share("ratio_less_than", 25), FIELDS, {"part": 25, "whole": 100}) == [
        ("职工不变，把科技人员减少 1 人", {"part": 24}),
        ("科技人员不变，再增加 1 名职工", {"whole": 101}),
    ]


def test_fraction_of_an_area() -> None:
    """What is lacking of two thirds is rounded up."""
    required = {"ratio_at_least": {"part": "own", "whole": "area", "percent": "2/3"}}
    found = decide(required, FIELDS, {"own": 600, "area": 1000})

    assert (found.gap.distance, found.gap.closing) == ("差 6.67 个百分点", "总面积不变时，自用面积还差 66.67 ㎡。")


def test_exactly_half_is_not_more_than_half() -> None:
    """超过 does not include the share itself, and one more is lacking."""
    found = decide(share("ratio_more_than", "1/2"), FIELDS, {"part": 50, "whole": 100})

    assert found.reason == "科技人员数 50 ÷ 职工总数 100＝1/2，没有超过 1/2。"
    assert (found.gap.distance, found.gap.closing) == ("差 1 人", "职工总数不变时，科技人员数还差 1 人。")
    assert levers(share("ratio_more_than", "1/2"), FIELDS, {"part": 50, "whole": 100}) == [
        ("职工不变，再增加 1 名科技人员", {"part": 51}),
        ("新增 1 名科技人员，职工随之增加", {"part": 51, "whole": 101}),
        ("科技人员不变，把职工减少 1 人", {"whole": 99}),
    ]


def test_numbers_without_an_end() -> None:
    """They are written as fractions where they are exact, and end somewhere where they are rounded."""
    assert plain(Fraction(-2, 3)) == "-2/3"
    assert rounded(Fraction(200, 3), Fraction(200, 3)) == "66.67"
    assert rounded(Fraction(2, 3) - Fraction(1, 10**5), Fraction(2, 3)) == "0.66666"
