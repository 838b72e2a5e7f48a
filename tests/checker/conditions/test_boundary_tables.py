"""Tables of answers around thresholds, made for whoever checks a notice: they reach both sides of each."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from checker import Condition
from checker.conditions import Boundary, boundaries, operator
from trying import COUNT, DATE, NUMBER, QUESTION, Fields, facts
from worked import CASES, FOLDERS, ample, nested, notice

FIELDS = {
    "area": {"title": "场地面积", "x-unit": "㎡", **NUMBER},
    "staff": {"title": "职工总数", "x-unit": "人", **COUNT},
    "mentors": {"title": "导师数", "x-unit": "人", **COUNT},
    "kind": {"title": "类型", "enum": ["a", "b"], "x-choices": {"a": "综合", "b": "专业"}},
    "plan": {"title": "有没有计划？", **QUESTION},
    "begun": {"title": "开始日期", **DATE},
    "ended": {"title": "结束日期", **DATE},
    "by_year": {
        "title": "各年收入",
        "type": "object",
        "x-unit": "万元",
        "x-item": "{year}年收入",
        "x-years": ["2022", "2023"],
    },
    "months": {"title": "逐月场次", "type": "array", "maxItems": 6, "x-unit": "场", "x-item": "第{number}个月"},
    "mean": {"title": "平均", **NUMBER},
}
AREA = {"at_least": {"value": "area", "threshold": 5000}}
BY_STAFF = {
    "brackets": {
        "by": "staff",
        "ranges": [
            {"up_to": 50, "requirement": {"at_least": {"value": "mentors", "threshold": 3}}},
            {"above": 50, "requirement": {"at_least": {"value": "mentors", "threshold": 5}}},
        ],
    }
}
ATOMS: list[Any] = [
    AREA,
    {"at_most": {"value": {"sum": ["staff", "mentors"]}, "threshold": 7}},
    {"more_than": {"value": {"difference": ["staff", "mentors"]}, "threshold": 7}},
    {"less_than": {"value": "staff", "threshold": 7}},
    *({word: {"part": "mentors", "whole": "staff", "percent": "2/3"}} for word in ("ratio_at_least", "ratio_at_most")),
    {"ratio_more_than": {"part": "mentors", "whole": "staff", "percent": 12.5}},
    {"ratio_less_than": {"part": "mentors", "whole": "staff", "percent": 12.5}},
    {"each_at_least": {"values": "months", "average": "mean", "threshold": 3}},
    {"each_year": {"by_year": "by_year", "from": 2022, "to": 2023, "more_than": 100}},
    {"each_year": {"values": ["staff", "mentors"], "at_least": 3}},
    {"growth_at_least": {"from": "staff", "to": "mentors", "percent": 10}},
    {"growth_more_than": {"from": "staff", "to": "mentors", "percent": 10}},
    {"consecutive_sum": {"by_year": "by_year", "years": 2, "more_than": 500}},
    {"before": {"day": "begun", "limit": "2023-08-01"}},
    {"within": {"day": "begun", "first": "2024-08-29", "last": "2024-09-30"}},
    {"months_between": {"start": "begun", "end": "ended", "at_least": 24}},
    {"months_between": {"start": "begun", "end": "2024-09-30", "at_most": 24}},
    {"not_within": {"last_on": "begun", "years": 3, "until": "ended"}},
    {"not_within": {"happened": "plan", "years": 3}},
    {"accepted": {"answer": "kind", "values": ["a"]}},
    {"declared": "plan"},
    {"usually": AREA},
    {"by_answer": {"answer": "kind", "cases": {"a": AREA, "b": {"declared": "plan"}}}},
    {"by_answer": {"answer": "plan", "cases": {"yes": AREA, "no": "not_applicable"}}},
    {"by_answer": {"answer": "kind", "cases": {"a": {"ask": "请向推荐单位确认。"}}, "otherwise": "not_applicable"}},
    {
        "points": {
            "pass_mark": 5,
            "items": [{"value": "staff", "bands": [{"below": 9, "points": 1}, {"from": 9, "points": 5}]}],
        }
    },
    {"points": {"pass_mark": 5, "items": [{"answer": "plan", "points": {"yes": 5, "no": 0}}]}},
    BY_STAFF,
]


def tables(requirement: Any, fields: Fields = FIELDS) -> list[Boundary]:  # noqa: ANN401 - as in the data
    """Return the tables of a requirement to which nothing is answered."""
    return list(boundaries(operator(requirement), facts(fields, {})))


def test_both_sides_of_an_area() -> None:
    """4999.9 is not enough, 5000 is."""
    (found,) = tables(AREA)

    assert found.required == "场地面积不少于 5000 ㎡"
    assert [(case.text, case.verdict) for case in found.cases] == [
        ("场地面积 4999.9 ㎡", "unmet"),
        ("场地面积 5000 ㎡", "met"),
        ("场地面积 5000.1 ㎡", "met"),
    ]


def test_ends_of_ranges() -> None:
    """The last number of a range and the first of the next are beside each other."""
    found = [(case.text, case.verdict) for table in tables(BY_STAFF) for case in table.cases]

    assert found == [
        ("职工总数 50 人，导师数 2 人", "unmet"),
        ("职工总数 50 人，导师数 3 人", "met"),
        ("职工总数 50 人，导师数 4 人", "met"),
        ("职工总数 51 人，导师数 4 人", "unmet"),
        ("职工总数 51 人，导师数 5 人", "met"),
        ("职工总数 51 人，导师数 6 人", "met"),
    ]


def test_end_of_a_range_without_a_requirement() -> None:
    """Where a range requires nothing, its end is a threshold, beside which the other ranges' requirements fail."""
    small = {"below": 20000, "requirement": {"growth_more_than": {"from": "staff", "to": "mentors", "percent": 20}}}
    large = {"from": 20000, "requirement": "not_applicable"}
    (_, end) = tables({"brackets": {"by": "area", "ranges": [small, large]}})

    assert end.required.endswith("；场地面积不少于 20000 ㎡：不适用")
    assert [(case.text.partition("场地面积")[2], case.verdict) for case in end.cases] == [
        (" 19999.9 ㎡", "unmet"),
        (" 20000 ㎡", "not_applicable"),
    ]


def test_what_is_not_named() -> None:
    """An answer for which ``otherwise`` says what is required has its own tables."""
    required = {"by_answer": {"answer": "staff", "cases": {"9": AREA}, "otherwise": {"declared": "plan"}}}
    found = [(case.text, case.verdict) for table in tables(required) for case in table.cases]

    assert found[-2:] == [
        ("职工总数 10 人，有没有计划？ 否", "unmet"),
        ("职工总数 10 人，有没有计划？ 是", "met"),
    ]


def test_others_are_named() -> None:
    """Whoever is meant by ``otherwise`` is named, since an answer may itself be 其他."""
    required = {"by_answer": {"answer": "kind", "cases": {"a": "not_applicable"}, "otherwise": AREA}}

    assert operator(required).describe(facts(FIELDS, {})) == "综合：不适用；专业：不少于 5000 ㎡"


def test_words_that_soften_count() -> None:
    """What comes of an answer is said of the whole requirement, not of the number alone."""
    (found,) = tables({"usually": {"at_most": {"value": "area", "threshold": 1000}}})

    assert [case.verdict for case in found.cases] == ["met", "met", "attention"]


@pytest.mark.parametrize("requirement", ATOMS, ids=lambda one: json.dumps(one)[:60])
def test_both_sides_are_reached(requirement: Any) -> None:  # noqa: ANN401 - as in the data
    """Whatever is compared, some of the answers hold and some do not."""
    for table in tables(requirement):
        assert len({case.verdict for case in table.cases} - {"unknown"}) > 1, table


def test_whole_that_is_answered() -> None:
    """Two thirds of ten is between six and seven."""
    required = operator({"ratio_at_least": {"part": "mentors", "whole": "staff", "percent": "2/3"}})
    (found,) = boundaries(required, facts(FIELDS, {"staff": 10}))

    assert [(case.text, case.verdict) for case in found.cases] == [("导师数 6 人", "unmet"), ("导师数 7 人", "met")]


def test_parts_are_looked_at_one_by_one() -> None:
    """Of requirements that are joined, each has its table."""
    joined = {"any_of": [AREA, {"all_of": [{"declared": "plan"}, BY_STAFF]}]}

    assert len(tables(joined)) == 4


def test_none_of_several_makes_up_for_another() -> None:
    """Beside each of several, any of which will do, the others fall short, so that it is seen to decide."""
    either = {"any_of": [AREA, {"at_least": {"value": "mentors", "threshold": 3}}]}
    found = [(case.text, case.whole) for table in tables(either) for case in table.cases]

    assert ("导师数 2 人，场地面积 4999.9 ㎡", "unmet") in found
    assert ("导师数 2 人，场地面积 5000 ㎡", "met") in found
    assert ("场地面积 4999.9 ㎡，导师数 2 人", "unmet") in found
    assert ("场地面积 4999.9 ㎡，导师数 3 人", "met") in found


def computed() -> Iterator[tuple[str, Condition]]:
    """Yield the conditions of our notices that are computed from answers to the form."""
    for name in CASES:
        for condition in FOLDERS[name].notice.on_application():
            if condition.basis == "computed" and not condition.refers:
                yield name, condition


@pytest.mark.parametrize(("name", "condition"), list(computed()), ids=lambda one: getattr(one, "id", one))
def test_thresholds_of_our_notices(name: str, condition: Condition) -> None:
    """Beside a worked case, or where nothing else is answered, the answers are on both sides of a threshold."""
    given = [notice(name).facts_at(condition.level, answers) for answers in (nested(ample(name)), {})]
    found = [table for facts_ in given for table in boundaries(condition.requirement, facts_)]

    assert any(len({case.verdict for case in table.cases}) > 1 for table in found)


def test_what_a_threshold_alone_does_not_settle_is_told() -> None:
    """A share that is large enough is not, of a whole of which a part must not be that small."""
    required = {
        "all_of": [
            {"at_least": {"value": "mentors", "threshold": 300}},
            {"ratio_at_least": {"part": "mentors", "whole": "staff", "percent": 20}},
        ]
    }
    (_, shares) = boundaries(operator(required), facts(FIELDS, {"staff": 1000}))

    assert [case.verdict for case in shares.cases] == ["unmet", "met", "met"]
    assert {case.whole for case in shares.cases} == {"unmet"}
