"""What can be looked at: the parts of a whole, and a roster's rows along thresholds, each on its own side."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from checker import browser
from checker.conditions.measure import Measure, Value
from checker.evaluation import NoticeEvaluator
from checker.pictures import pictures_of
from checker.pictures.spread import Spread
from completing import Completer
from live_rosters import CERTAIN, TENANT, ask, firms, splice
from worked import CASES, INCUBATOR, notice

AREAS = {
    "premises.total_m2": "8600",
    "premises.tenant_m2": "5000",
    "premises.public_service_m2": "900",
    "premises.own_use_m2": "400",
    "premises.other_m2": "2300",
}


@pytest.fixture(autouse=True)
def _empty_tables() -> Iterator[None]:
    """Begin without rows, and leave none to other tests."""
    browser.start(INCUBATOR)
    splice("tenant", [], delete=9999)
    yield
    splice("tenant", [], delete=9999)


def composition(answers: Mapping[str, str]) -> dict[str, Any]:
    """Return what the premises are made of."""
    (one,) = ask("pictures", answers=answers)["compositions"]
    return dict(one)


def tenants(rows: list[dict[str, str]]) -> dict[str, Any]:
    """Return what can be seen of some tenants."""
    splice("tenant", firms([{**CERTAIN, **TENANT, **row} for row in rows]))
    (one,) = ask("pictures", answers={})["rosters"]
    return dict(one)


def along(pictures: Mapping[str, Any], title: str) -> list[tuple[str, int]]:
    """Return the steps of a spread that have rows."""
    (steps,) = [spread["steps"] for spread in pictures["spreads"] if spread["title"] == title]
    return [(step["text"], step["rows"]) for step in steps if step["rows"]]


def test_parts_of_the_premises() -> None:
    """The parts that count come first, with their share beside the required one."""
    premises = composition(AREAS)

    assert [(part["label"], part["percent"], part["counts"]) for part in premises["parts"]] == [
        ("在孵企业场地面积", "58.14", True),
        ("公共服务场地面积", "10.47", True),
        ("自用面积", "4.65", False),
        ("其他面积", "26.74", False),
    ]
    assert (premises["whole"], premises["measure"]["text"]) == (
        "可自主支配的孵化场地总面积 8600 ㎡",
        "68.6%，须达 75%",
    )


def test_missing_part_is_not_zero() -> None:
    """What nobody has filled in is left of the whole; nobody knows which part it is."""
    *_, rest = composition({path: area for path, area in AREAS.items() if path != "premises.other_m2"})["parts"]

    assert (rest["label"], rest["text"], rest["rest"]) == ("没有填的部分", "2300 ㎡", True)


@pytest.mark.parametrize(
    ("answers", "note"),
    [
        ({}, "填了“可自主支配的孵化场地总面积”和其中的部分，才能画出来。"),
        (
            AREAS | {"premises.other_m2": "2300.5"},
            "各部分共 8600.5 ㎡，多于“可自主支配的孵化场地总面积” 8600 ㎡，请核对。",
        ),
    ],
)
def test_nothing_to_draw(answers: Mapping[str, str], note: str) -> None:
    """Without a whole, or with parts that are more than it, the reason stands in the picture's place."""
    premises = composition(answers)

    assert (premises["parts"], premises["note"]) == ([], note)


def test_rows_along_the_threshold() -> None:
    """Twenty-four months are within, a day more is beyond; an area of 1,000 ㎡ is within."""
    at, over = {"registered_on": "2020-06-01", "area_m2": "1000"}, {"registered_on": "2020-05-31", "area_m2": "1000.1"}
    pictures = tenants([at, over, {"registered_on": "2020-06"}])

    assert along(pictures, "入驻时成立时间") == [("18—24 个月", 1), ("24—30 个月", 1)]
    assert along(pictures, "单一企业场地面积") == [("0—200 ㎡", 1), ("800—1000 ㎡", 1), ("1000—1200 ㎡", 1)]
    assert [spread["blank"] for spread in pictures["spreads"]] == [1, 0]


def test_thresholds_that_differ_between_rows() -> None:
    """Firms of a special field stand along a threshold of their own."""
    pictures = tenants([{"special_field": "no"}, {"special_field": "yes"}, {"special_field": "yes"}])
    terms = [spread for spread in pictures["spreads"] if spread["title"] == "在孵时限"]

    assert [(one["required"], sum(step["rows"] for step in one["steps"])) for one in terms] == [
        ("不超过 42 个月", 1),
        ("不超过 60 个月", 2),
    ]


def test_what_rows_lack() -> None:
    """Verdicts are counted by condition, and missing answers by column."""
    pictures = tenants([{}, {"ip_clear": "no"}, {"ip_clear": "", "capable_team": ""}, {"ip_clear": ""}])
    tallies = {one["title"]: one["counts"] for one in pictures["conditions"]}

    assert tallies["知识产权界定"] == {"met": 1, "unmet": 1, "unknown": 2, "attention": 0, "not_applicable": 0}
    missing = [(one["label"], one["rows"]) for one in pictures["missing"]]
    assert missing.index(("知识产权界定清晰，无纠纷", 2)) < missing.index(("团队具有开拓创新精神和驾驭能力", 1))


@pytest.mark.parametrize("name", CASES)
def test_random_rosters(name: str) -> None:
    """No row is lost, and each is on the side of its measure, whatever the rows lack."""
    evaluator = NoticeEvaluator(notice(name))
    for seed in range(40):
        report = evaluator.check(Completer(evaluator.notice, seed).partial().data)
        facts, _ = evaluator.known(report.typed.answers, report.rosters)
        for roster in pictures_of(evaluator.notice, facts, report.rosters)["rosters"]:
            rows = report.rosters[roster["roster"]].rows
            assert all(sum(one["counts"].values()) == len(rows) for one in roster["conditions"])
            measures = [result.measure for row in rows for result in row.results if result.measure]
            drawn = sum(step["rows"] for one in roster["spreads"] for step in one["steps"])
            within = sum(step["rows"] for one in roster["spreads"] for step in one["steps"] if step["within"])
            open_ = Counter(
                result.condition.about["title"]
                for row in rows
                for result in row.results
                if not result.measure and result.finding.verdict == "unknown"
            )
            undecided = sum(open_[one["title"]] for one in roster["spreads"])
            assert drawn + sum(one["blank"] for one in roster["spreads"]) == len(measures) + undecided, seed
            assert within == sum(_is_within(measure) for measure in measures if measure.values), seed


def _is_within(measure: Measure) -> bool:
    number = measure.values[0].number
    return number < measure.threshold or (
        number == measure.threshold and measure.is_ceiling is not measure.is_exclusive
    )


@pytest.mark.parametrize(
    ("threshold", "unit", "width"),
    [
        (24, "个月", 6),
        (42, "个月", 6),
        (60, "个月", 12),
        (1000, "㎡", 200),
        (500, "万元", 100),
        (7, "家", 1),
        (Decimal("0.5"), "%", Decimal("0.1")),
    ],
)
def test_width_of_steps(threshold: Decimal, unit: str, width: Decimal) -> None:
    """Scales are divided as people divide them, with the threshold between two steps."""
    spread = Spread("", Measure(Fraction(threshold), unit), [], 0)

    assert spread.width == Fraction(width)


def test_step_of_a_floor_includes_its_lower_end() -> None:
    """What has to be reached is reached at the threshold."""
    values = [Value(Fraction(number), "") for number in (0, 99, 100, 250)]

    told = Spread("", Measure(Fraction(100), "人"), values, 0).as_json()

    assert [(step["text"], step["rows"], step["within"]) for step in told["steps"] if step["rows"]] == [
        ("0—20 人", 1, True),
        ("80—100 人", 1, True),
        ("100—120 人", 1, False),
        ("160 人以上", 1, False),
    ]
