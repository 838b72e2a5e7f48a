"""或 and 且: what is joined is shown as joined, however deep, and no threshold is lost."""

import re
from typing import Any

import pytest

from checker import check
from trying import COUNT, DATE, NUMBER, QUESTION, decide, described, idle_levers, levers, mistakes, small_notice

FIELDS = {
    "staff": {"title": "职工总数", "x-short": "职工", "x-unit": "人", **COUNT},
    "mentors": {"title": "导师数", "x-short": "导师", "x-unit": "人", **COUNT},
    "area": {"title": "场地面积", "x-unit": "㎡", **NUMBER},
    "fund": {"title": "资金", "x-unit": "万元", **NUMBER},
    "begun": {"title": "开始日期", **DATE},
    "campus": {"title": "是否在校内？", "x-when": {"yes": "在校内", "no": "不在校内"}, **QUESTION},
    "plan": {"title": "有没有计划？", **QUESTION},
}
STAFF = {"at_least": {"value": "staff", "threshold": 11}}
MENTORS = {"at_least": {"value": "mentors", "threshold": 12}}
AREA = {"at_most": {"value": "area", "threshold": 13}}
FUND = {"more_than": {"value": "fund", "threshold": 14}}
BY_PLACE = {"at_least": {"value": "area", "threshold": {"by": "campus", "yes": 15, "no": 16}}}


@pytest.mark.parametrize(
    ("requirement", "words"),
    [
        ({"all_of": [STAFF, MENTORS]}, "职工总数不少于 11 人，且导师数不少于 12 人"),
        ({"any_of": [STAFF, MENTORS]}, "职工总数不少于 11 人，或导师数不少于 12 人"),
        ({"any_of": [STAFF, {"more_than": {"value": "staff", "threshold": 20}}]}, "不少于 11 人，或超过 20 人"),
        ({"all_of": [STAFF, STAFF]}, "不少于 11 人"),
        (
            {"all_of": [STAFF, {"all_of": [MENTORS, FUND]}]},
            "职工总数不少于 11 人，且导师数不少于 12 人，且资金超过 14 万元",
        ),
        (
            {"any_of": [{"all_of": [STAFF, {"any_of": [MENTORS, AREA]}]}, FUND]},
            "（职工总数不少于 11 人，且（导师数不少于 12 人，或场地面积不超过 13 ㎡）），或资金超过 14 万元",
        ),
        (
            {"any_of": [BY_PLACE, {"all_of": [STAFF, {"declared": "plan"}]}]},
            (
                "（在校内：场地面积不少于 15 ㎡；不在校内：场地面积不少于 16 ㎡），"
                "或（职工总数不少于 11 人，且“有没有计划？”由申请人自行说明）"
            ),
        ),
        (
            {"all_of": [{"before": {"day": "begun", "limit": "2023-08-01"}}, {"usually": {"any_of": [STAFF, FUND]}}]},
            "开始日期在 2023-08-01 以前，且一般（职工总数不少于 11 人，或资金超过 14 万元）",
        ),
        (
            {"by_answer": {"answer": "campus", "cases": {"yes": {"any_of": [STAFF, FUND]}, "no": BY_PLACE}}},
            (
                "在校内：职工总数不少于 11 人，或资金超过 14 万元；"
                "不在校内：（在校内：不少于 15 ㎡；不在校内：不少于 16 ㎡）"
            ),
        ),
        (
            {
                "any_of": [
                    FUND,
                    {
                        "two_readings": {
                            "strict": {"name": "严", "requirement": STAFF},
                            "lenient": {"name": "宽", "requirement": MENTORS},
                        }
                    },
                ]
            },
            "资金超过 14 万元，或（严：职工总数不少于 11 人；宽：导师数不少于 12 人）",
        ),
    ],
)
def test_words(requirement: Any, words: str) -> None:  # noqa: ANN401 - as in the data
    """Every threshold is there, and brackets say what belongs together."""
    assert described(requirement, FIELDS) == words


def test_words_for_an_answer() -> None:
    """What an answer settles is no longer said of the other."""
    assert (
        described({"any_of": [BY_PLACE, STAFF]}, FIELDS, campus=False) == "场地面积不少于 16 ㎡，或职工总数不少于 11 人"
    )


DEEP = {"all_of": [STAFF, {"any_of": [{"all_of": [MENTORS, BY_PLACE]}, FUND, {"declared": "plan"}]}]}
POOR = {"staff": 1, "mentors": 2, "area": 3, "fund": 4, "campus": True, "plan": False}


def test_why_nothing_holds() -> None:
    """What would do stands beside each other, with everything that it takes."""
    found = decide(DEEP, FIELDS, POOR)

    assert found.reason == (
        "职工总数为 1 人，少于 11 人。下列做到一项即可，都没有做到：（"
        "导师数为 2 人，少于 12 人。场地面积为 3 ㎡，少于 15 ㎡。）或（"
        "资金为 4 万元，没有超过 14 万元。）或（申请人自行说明：不符合。）"
    )
    assert found.gap.closing == (
        "职工总数还差 10 人。（（导师数还差 10 人。场地面积还差 12 ㎡。）或：资金须再增加 10 万元以上（不含本数）。）"
    )


def test_levers_of_alternatives() -> None:
    """Each way is one lever, with everything that it takes."""
    said = [text for text, _ in levers(DEEP, FIELDS, POOR)]

    assert said == [
        "再增加 10 名职工，并再增加 10 名导师，并场地面积再增加 12 ㎡",
        "再增加 10 名职工，并资金再增加 10.01 万元",
        "再增加 10 名职工，并在做到后，把“有没有计划？”改选为“是”",
    ]


def test_every_combination() -> None:
    """Nested three deep, verdicts are those from first principles, whatever is missing; levers do what they say."""
    answers = {
        "staff": (10, 11),
        "mentors": (11, 12),
        "area": (14, 15, 16),
        "fund": (14, 15),
        "campus": (True, False),
        "plan": (True, False),
    }

    assert list(mistakes(DEEP, FIELDS, answers)) == []
    assert list(idle_levers(DEEP, FIELDS, answers)) == []


def test_report_has_every_threshold() -> None:
    """The report of a nested condition names all of its numbers, as required and as lacking."""
    notice = small_notice(FIELDS, {"id": "deep", "requirement": DEEP})
    (told,) = check(notice, POOR).as_json()["conditions"]

    for part in ("threshold", "reason"):
        assert {"11", "12", "15", "14"} <= set(re.findall(r"\d+", told[part])), part
    assert told["gap"]["text"].count("还差") == 3
