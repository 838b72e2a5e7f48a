"""One sentence says what is to be done: how much is lacking, the worst first, or how many answers are left."""

import pytest

import worked
from checker.advice import Advice, advice
from checker.evaluation import NoticeEvaluator
from generator.notices import nested
from worked import INCUBATOR, MAKER_SPACE

FIVE_GAPS = {
    "premises.total_m2": 9866,
    "management.trained": 3,
    "tenants.count": 28,
    "jobs": 480,
    "fund.amount_wan": 280,
}


def advised(name: str, **changes: object) -> Advice:
    """Return what follows from an application without gaps and some changes; two underscores stand for a dot."""
    answers = {**worked.ample(name), **{path.replace("__", "."): answer for path, answer in changes.items()}}
    evaluator = NoticeEvaluator(worked.notice(name))
    return advice(evaluator, evaluator.check(nested({path: one for path, one in answers.items() if one is not None})))


def test_the_worst_gap_comes_first() -> None:
    """In proportion to what is required: 25 of 30 % are lacking more than 480 of more than 500 jobs."""
    found = advised(INCUBATOR, **FIVE_GAPS)
    assert [gap.condition.id for gap in found.gaps] == [
        "management-trained-share",
        "tenant-count",
        "seed-fund",
        "jobs",
        "premises-tenant-share",
    ]
    assert found.headline.short == "差 5 项"
    assert found.headline.rest.startswith("：接受专业培训的人员占比（差 5 个百分点）、在孵企业数（差 2 家）、")


def test_what_is_unmet_stays_so_whatever_is_missing() -> None:
    """It is said as long as something is missing."""
    assert advised(INCUBATOR, jobs=500).headline.text == "差 1 项：就业岗位（差 1 个）"
    missing = advised(INCUBATOR, jobs=500, fund__use_cases=None).headline
    assert missing.text == "差 1 项：就业岗位（差 1 个）。无论其余怎样填，都不能通过"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "未发现缺口"),
        ({"operating_since": "2023-08-01"}, "未发现缺口，1 项须确认"),
        ({"tenants__financed": 2}, "未发现缺口，但材料还差 1 项"),
        ({"submitted_on": "2024-10-01"}, "未发现缺口，但申报时间未达到"),
        ({"jobs": None}, "还要 1 个答案"),
        ({"jobs": None, "operating_since": "2023-08-01"}, "还要 1 个答案；另有 1 项须确认"),
        ({"jobs": None, "submitted_on": "2024-10-01"}, "还要 1 个答案；申报时间未达到"),
    ],
)
def test_without_gaps(changes: dict[str, object], text: str) -> None:
    """What is missing comes before what has to be confirmed."""
    assert advised(INCUBATOR, **changes).headline.text == text


def test_a_condition_that_repeats_others_is_no_further_gap() -> None:
    """A specialized maker space has to meet all that a general one has to."""
    found = advised(MAKER_SPACE, variant="specialized", mentors__count=4)
    assert "mentor-count" in [gap.condition.id for gap in found.gaps]
    assert "specialized-base" not in [gap.condition.id for gap in found.gaps]


def test_no_variant_is_left() -> None:
    """3,000 ㎡ are enough for a specialized incubator, which needs a platform."""
    found = advised(INCUBATOR, variant=None, premises__total_m2=4000, platforms__count=0)
    assert found.headline.short in {"不能通过", "差 1 项"}
    assert "premises-area" in found.certain.because
