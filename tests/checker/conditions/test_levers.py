"""What operators say would make them hold, in whole numbers, hundredths and days."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from checker import Field
from checker.conditions import Facts, Finding, operator
from checker.values.verdict import Verdict

NUMBER = {"type": "number", "minimum": 0, "maximum": 10_000, "x-unit": "㎡"}
COUNT = {"type": "integer", "minimum": 0, "maximum": 10_000}
DATE = {"type": "string", "format": "day-or-month", "formatMinimum": "1950-01-01", "formatMaximum": "2099-12-31"}
FIELDS = {
    "area": {"title": "场地总面积", "x-short": "总面积", **NUMBER},
    "own": {"title": "自用面积", **NUMBER},
    "shared": {"title": "公共面积", **NUMBER},
    "staff": {"title": "人员总数", "x-short": "人员", "x-unit": "人", **COUNT},
    "trained": {"title": "受训人数", "x-short": "受训人员", "x-unit": "人", **COUNT},
    "few": {"title": "家数", "x-short": "企业", "x-unit": "家", **COUNT, "maximum": 3},
    "begun": {"title": "开始日期", **DATE},
    "ended": {"title": "结束日期", **DATE},
    "done": {"title": "做了没有？", "type": ["boolean", "null"]},
    "months": {"title": "逐月场次", "type": "array", "maxItems": 4, "x-unit": "场", "x-item": "第{number}个月"},
    "mean": {"title": "平均", **NUMBER},
    "by_year": {"title": "各年收入", "type": "object", "x-unit": "万元", "x-item": "{year}年收入"},
}
AREA = {"at_least": {"value": "area", "threshold": 100}}
SHARE = {"ratio_at_least": {"part": "trained", "whole": "staff", "percent": 30}}


def levers(requirement: Any, answers: Mapping[str, Any], **known: Any) -> list[tuple[str, Mapping[str, Any]]]:  # noqa: ANN401
    """Return what an operator says, each with the answers that it takes."""
    facts = Facts(answers, {path: Field(path, schema) for path, schema in FIELDS.items()}, **known)
    return [(lever.statement.text, lever.changes) for lever in operator(requirement).levers(facts)]


@pytest.mark.parametrize(
    ("requirement", "answers", "expected"),
    [
        (AREA, {"area": Decimal("99.995")}, [("再增加 0.01 ㎡总面积", {"area": Decimal("100.005")})]),
        (AREA, {"area": 100}, []),
        (AREA, {}, [("总面积达到 100 ㎡", {"area": 100})]),
        ({"at_most": {"value": "area", "threshold": 100}}, {"area": 101}, [("把总面积减少 1 ㎡", {"area": 100})]),
        ({"more_than": {"value": "staff", "threshold": 5}}, {"staff": 5}, [("再增加 1 名人员", {"staff": 6})]),
        ({"less_than": {"value": "staff", "threshold": 5}}, {"staff": 5}, [("把人员减少 1 人", {"staff": 4})]),
        (
            {"less_than": {"value": "area", "threshold": 5}},
            {"area": 5},
            [("把总面积减少 0.01 ㎡", {"area": Decimal("4.99")})],
        ),
        (
            {"more_than": {"value": "area", "threshold": 5}},
            {"area": 5},
            [("再增加 0.01 ㎡总面积", {"area": Decimal("5.01")})],
        ),
        (
            {"more_than": {"value": "area", "threshold": 0}},
            {"area": 0},
            [("总面积大于 0 即可，如 0.01 ㎡", {"area": Decimal("0.01")})],
        ),
        ({"at_least": {"value": "few", "threshold": 4}}, {"few": 2}, []),
        (
            {
                "brackets": {
                    "by": "staff",
                    "ranges": [
                        {"below": 10, "requirement": {"at_least": {"value": "trained", "threshold": 8}}},
                        {"from": 10, "requirement": "not_applicable"},
                    ],
                }
            },
            {"staff": 9, "trained": 3},
            [
                ("再增加 5 名受训人员", {"trained": 8}),
                ("再增加 1 名人员（改按“不少于 10 人”的要求）", {"staff": 10}),
            ],
        ),
        (
            {"at_least": {"value": {"difference": ["staff", "trained"]}, "threshold": 5}},
            {"staff": 6, "trained": 2},
            [("再增加 1 名人员", {"staff": 7}), ("把受训人员减少 1 人", {"trained": 1})],
        ),
        (
            {"ratio_at_least": {"part": {"sum": ["own", "shared"]}, "whole": "area", "percent": 75}},
            {"own": 500, "shared": 150, "area": 1000},
            [
                ("总面积不变，自用面积或公共面积再增加 100 ㎡", {"own": 600}),
                ("自用面积或公共面积增加 400 ㎡，总面积随之增加", {"own": 900, "area": 1400}),
                ("自用面积、公共面积不变，把总面积减少 133.34 ㎡", {"area": Decimal("866.66")}),
            ],
        ),
        (
            SHARE,
            {"trained": 2, "staff": 7},
            [
                ("人员不变，再增加 1 名受训人员", {"trained": 3}),
                ("新增 1 名受训人员，人员随之增加", {"trained": 3, "staff": 8}),
                ("受训人员不变，把人员减少 1 人", {"staff": 6}),
            ],
        ),
        (SHARE, {"trained": 0, "staff": 0}, []),
        (SHARE, {"trained": 8, "staff": 7}, []),
        ({"declared": "done"}, {"done": False}, [("在做到后，把“做了没有？”改选为“是”", {"done": True})]),
        (
            {"all_of": [AREA, {"at_least": {"value": "area", "threshold": 120}}, {"declared": "done"}]},
            {"area": 90, "done": False},
            [("再增加 30 ㎡总面积，并在做到后，把“做了没有？”改选为“是”", {"area": 120, "done": True})],
        ),
        (
            {"each_at_least": {"values": "months", "average": "mean", "threshold": 3}},
            {"months": [3, 1, 4, 2]},
            [("第2个月、第4个月都增加到 3 场，共再增加 3 场", {"months": [3, 3, 4, 3]})],
        ),
        (
            {"each_at_least": {"values": "months", "average": "mean", "threshold": 3}},
            {"mean": 2},
            [("“逐月场次”逐项填写，每项都不少于 3 场", {"months": [3, 3, 3, 3]})],
        ),
        (
            {"consecutive_sum": {"by_year": "by_year", "years": 2, "more_than": 500}},
            {"by_year": {"2021": 100, "2022": 200, "2023": 290}},
            [("2023年收入再增加 10.01 万元", {"by_year": {"2021": 100, "2022": 200, "2023": Decimal("300.01")}})],
        ),
        (
            {"months_between": {"start": "begun", "end": "ended", "at_least": 12, "both_days": True}},
            {"begun": "2020-03-01", "ended": "2021-01-01"},
            [("结束日期延到 2021-02-28，即满 12 个月", {"ended": "2021-02-28"})],
        ),
        (
            {"months_between": {"start": "begun", "end": "2022-02-28", "at_least": 12}},
            {"begun": "2021-06-01"},
            [("开始日期在 2021-02-28 或以前才够，按所填日期到 2022-06-01 才满 12 个月", {"begun": "2021-02-28"})],
        ),
        (
            {"within": {"day": "begun", "first": "2024-08-29", "last": "2024-09-30"}},
            {"begun": "2024-10-02"},
            [("开始日期改在 2024-09-30 或以前", {"begun": "2024-09-30"})],
        ),
    ],
)
def test_levers(requirement: Any, answers: Mapping[str, Any], expected: list[Any]) -> None:  # noqa: ANN401
    """Exactly what it takes; nothing where nothing is lacking, answers make no sense, or the field cannot hold it."""
    assert levers(requirement, answers) == expected


def test_the_cheapest_of_several_conditions_comes_first() -> None:
    """One more of three is needed: a tenth of an area before a statement."""
    parts = {"area": AREA, "done": {"declared": "done"}, "trained": SHARE}
    findings = {"area": Finding(Verdict.UNMET), "done": Finding(Verdict.UNMET), "trained": Finding(Verdict.MET)}
    requirements = {name: operator(part) for name, part in parts.items()}
    found = levers(
        {"n_of": {"at_least": 2, "conditions": list(parts)}},
        {"area": 90, "done": False},
        findings=findings,
        requirements=requirements,
    )

    assert [said for said, _ in found] == ["再增加 10 ㎡总面积", "在做到后，把“做了没有？”改选为“是”"]
