"""Every column is what a run of its own finds; what is carried to another notice is what both ask alike."""

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from assessments import WORKED, assess, random_applications
from checker import Report, check
from checker.advice.comparison import Compared, compare, is_comparable
from checker.advice.headline import headline
from checker.evaluation import NoticeEvaluator
from generator.notices import nested
from worked import CERTAIN_TENANT, INCUBATOR, MAKER_SPACE, ample, notice, plain

EXAMPLES = int(os.environ.get("COMPLETIONS", "60"))
SHARED = ("registered_on", "operating_since", "submitted_on", "premises.total_m2", "fund.amount_wan", "mentors.count")
"""What both notices ask, each by a field of the same name, kind and unit that conditions read."""
OTHER = {INCUBATOR: MAKER_SPACE, MAKER_SPACE: INCUBATOR}


def comparison(name: str, application: Mapping[str, Any]) -> tuple[Compared, Compared]:
    """Return what is found under an application's own notice and under the other."""
    assessment, answers = assess(notice(name), application)
    own, other = compare(assessment, answers, [NoticeEvaluator(notice(OTHER[name]))])
    return own, other


def found(report: Report) -> list[tuple[str, str, str]]:
    """Return the verdict and the reason for each condition."""
    return [(result.condition.id, result.finding.verdict.value, result.reason) for result in report.results]


def assert_separate_runs_agree(name: str, application: Mapping[str, Any]) -> None:
    """Compare each column with a new run on an application that says so itself."""
    own, other = comparison(name, application)
    for column in own.columns:
        separate = NoticeEvaluator(notice(name))
        alone = separate.check({**application, "variant": column.variant})
        assert found(column.report) == found(alone), column.variant
        assert column.headline == headline(separate, alone)
    answered = check(notice(name), application).answers
    shared = {path: answered.answer(path) for path in SHARED if answered.answer(path) is not None}
    for column in other.columns:
        alone = check(notice(OTHER[name]), {**nested(shared), "variant": column.variant})
        assert found(column.report) == found(alone), column.variant


@pytest.mark.parametrize(("name", "application"), [case for case in WORKED if case.values[0] in OTHER])
def test_columns_of_a_worked_case(name: str, application: Mapping[str, Any]) -> None:
    """For every worked case, rosters included."""
    assert_separate_runs_agree(name, application)


@pytest.mark.parametrize("name", OTHER)
def test_columns_of_random_applications(name: str) -> None:
    """For partial applications, with rosters that leave counts open."""
    for seed, _, application in random_applications(name, EXAMPLES):
        try:
            assert_separate_runs_agree(name, application)
        except AssertionError as error:
            error.add_note(f"seed {seed}")
            raise


def told(compared: Compared) -> dict[str, list[str]]:
    """Return the verdicts in each row, in the order of the columns."""
    return {row["id"]: [cell["verdict"] for cell in row["cells"]] for row in compared.as_json()["rows"]}


def test_each_variant_is_judged_on_the_visitors_own_numbers() -> None:
    """25 tenants and 400 jobs are too few for a general incubator, and enough for a specialised one."""
    answers = {**ample(INCUBATOR), "tenants.count": 25, "jobs": 400, "premises.total_m2": 4000, "variant": "general"}
    own, _ = comparison(INCUBATOR, nested(answers))
    data = own.as_json()

    assert [(column["title"], column["chosen"]) for column in data["columns"]] == [
        ("综合孵化器", True),
        ("专业孵化器", False),
    ]
    rows = told(own)
    assert {name: rows[name] for name in ("premises-area", "tenant-count", "jobs", "public-platform")} == {
        "premises-area": ["unmet", "met"],
        "tenant-count": ["unmet", "met"],
        "jobs": ["unmet", "met"],
        "public-platform": ["not_applicable", "unknown"],
    }
    jobs = next(row for row in data["rows"] if row["id"] == "jobs")
    assert "400" in plain(jobs["cells"][0]["sentence"])
    assert plain(jobs["cells"][0]["gap"]["sentence"]) != ""
    assert "seed-fund" not in rows


def test_what_is_carried_is_said_and_what_is_missing() -> None:
    """Mentors are counted from a roster here, and this number is carried over; rosters are not."""
    mentors = [{"name": f"导师{number}"} for number in range(3)]
    tenants = [dict(CERTAIN_TENANT)]
    application = {**nested(ample(INCUBATOR)), "mentor_roster": mentors, "tenant_roster": tenants}
    _, other = comparison(INCUBATOR, application)
    data = other.as_json()
    carried = {one["label"]: one for one in data["carried"]}

    assert carried["创业导师人数"] == {"label": "创业导师人数", "text": "3 人", "roster": "创业导师情况表"}
    assert carried["种子基金规模"]["own_label"] == "自有种子资金或孵化资金金额"
    assert len(carried) == len(SHARED)
    assert told(other)["mentor-count"] == ["unmet", "unmet"]
    missing = {path for row in data["rows"] for cell in row["cells"] for path in cell.get("missing", ())}
    assert {"premises.office_and_service_m2", "serves", "declarations.investors"} <= missing
    assert not missing & {"on_campus", "fund.amount_wan", "variant"}  # so large a place is large enough anywhere
    assert all(not column.report.rosters for column in other.columns)
    assert data["window"] == {"first": "2022-05-25", "last": "2022-06-30"}


def test_a_count_that_is_open_is_not_carried() -> None:
    """The number that is typed beside it is not used here, and is no answer elsewhere either."""
    rows = [{"name": "导师甲"}, {"name": "导师甲"}, {}]
    application = {**nested(ample(INCUBATOR)), "mentor_roster": rows}
    report = check(notice(INCUBATOR), application)
    open_ = [count.field.path for count in report.roster_counts if not count.is_known]
    _, other = comparison(INCUBATOR, application)
    labels = {one["label"] for one in other.as_json()["carried"]}
    assert ("mentors.count" in open_) == ("创业导师人数" not in labels)


def test_the_day_of_application_alone_is_not_compared() -> None:
    """A day in another notice's window says nothing of it: nothing is carried, or that notice is not asked at all."""
    _, other = comparison(INCUBATOR, {"submitted_on": "2024-09-01"})
    assert other.carried == ()
    assert other.columns[0].report.answers.answer("submitted_on") is None

    _, other = comparison(INCUBATOR, {"submitted_on": "2024-09-01", "fund": {"amount_wan": 100}})
    assert {one.field.path for one in other.carried} == {"submitted_on", "fund.amount_wan"}

    full = notice(MAKER_SPACE)
    dated = replace(full, conditions=tuple(one for one in full.conditions if one.id == "application-window"))
    assert not is_comparable(notice(INCUBATOR), dated)
    assert is_comparable(notice(INCUBATOR), full)
    assessment, answers = assess(notice(INCUBATOR), nested(ample(INCUBATOR)))
    assert len([*compare(assessment, answers, [NoticeEvaluator(dated)])]) == 1


def test_what_the_other_form_does_not_take_is_not_carried() -> None:
    """Nothing that was declared of one notice's clauses counts under another; nor does the variant."""
    for name in OTHER:
        _, other = comparison(name, nested(ample(name)))
        assert {column.is_chosen for column in other.columns} == {False}
        assert {one.field.kind for one in other.carried} <= {"number", "date"}
