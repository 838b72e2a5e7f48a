"""A missing answer is never read as zero or as no, and never keeps anything else from being evaluated."""

from collections.abc import Mapping
from typing import Any

import pytest

from checker import Notice, Report, check
from worked import CASES, INCUBATOR, KNOWN, MAKER_SPACE, ample, nested

LEASED = {"premises.source": "leased", "premises.lease_start": "2021-01-01", "premises.lease_end": "2030-12-31"}
DECLARED = {
    "declarations.public-platform": True,
    "declarations.specialized-purpose": True,
    "declarations.specialized-rnd": True,
    "declarations.specialized-equipment": True,
    "declarations.specialized-services": True,
    "declarations.online-platform": True,
    "declarations.active-community": True,
    "declarations.mentor-capability": True,
    "declarations.investment-fund": True,
    "declarations.builder-interaction": True,
}


def specialized(name: str) -> dict[str, Any]:
    """Return ample answers of the specialized variant."""
    own = LEASED if name == MAKER_SPACE else {"platforms.count": 1, "success_cases": 3}
    declared = {path: True for path in DECLARED if (path == "declarations.public-platform") == (name == INCUBATOR)}
    return {**ample(name), **own, **declared, "variant": "specialized"}


AMPLE = {
    **{f"{name}, as worked out": (name, ample(name)) for name in KNOWN},
    **{f"{name}, specialized": (name, specialized(name)) for name in KNOWN},
}
ONE_LESS = [
    pytest.param(name, answers, path, id=f"{label}, without {path}")
    for label, (name, answers) in AMPLE.items()
    for path in answers
]
QUESTIONS = [entry for entry in ONE_LESS if isinstance(entry.values[1][entry.values[2]], bool)]
EVERY = pytest.mark.parametrize(("name", "answers"), AMPLE.values(), ids=AMPLE)

# Where the verdict stays although an answer is gone, and why that is right.
STILL_KNOWN = {
    ("tenant-ip-share", "tenants.patent_applied"): "the other share alone is enough",
    ("tenant-ip-share", "tenants.ip_owned"): "the other share alone is enough",
    ("tenant-ip-share", "tenants.patent_or_ip"): "each single share is enough",
    ("monthly-events", "events.monthly_average"): "the list by month decides",
    ("premises-area", "on_campus"): "enough for either",
    ("premises-area", "variant"): "enough for either",
    ("tenant-count", "variant"): "enough for either",
    ("jobs", "variant"): "enough for either",
    ("active-makers-or-teams", "serves"): "enough for either",
    ("active-makers-or-teams", "makers.active"): "teams are what counts",
}


def verdicts(report: Report) -> dict[str, str]:
    """Return the verdicts by condition."""
    return {result.condition.id: result.finding.verdict.value for result in report.results}


@EVERY
def test_ample(notices: Mapping[str, Notice], name: str, answers: dict[str, Any]) -> None:
    """What the other tests take answers away from meets every condition on applicants."""
    assert check(notices[name], nested(answers)).overall == "met"


@pytest.mark.parametrize(("name", "answers", "path"), ONE_LESS)
def test_without_one_answer(notices: Mapping[str, Notice], name: str, answers: dict[str, Any], path: str) -> None:
    """Whatever reads the answer becomes unknown and asks for it; everything else stays as it was."""
    notice = notices[name]
    before = verdicts(check(notice, nested(answers)))
    report = check(notice, nested({other: answer for other, answer in answers.items() if other != path}))
    changed = {condition for condition, verdict in verdicts(report).items() if verdict != before[condition]}
    for result in report.results:
        condition, found = result.condition, result.finding
        parts = list(condition.requirement.walk())
        read = path in {field for part in parts for field in part.reads()}
        touched = changed & {other for part in parts for other in part.refers_to()}
        if condition.id not in changed:
            question = "variant" if "applies_to" in condition.about else "premises.source"
            kept = (condition.id, path) in STILL_KNOWN
            beside_the_point = found.verdict == "not_applicable" and path != question
            assert not touched or beside_the_point
            assert not read or kept or beside_the_point or found.verdict == "unknown", condition.id
        elif path == "events.by_month":
            assert found.verdict == "attention", "the average is there, and proves nothing"
        else:
            assert found.verdict == "unknown", condition.id
            assert read or touched, condition.id
            assert path in found.missing_paths


@pytest.mark.parametrize(("name", "answers", "path"), QUESTIONS)
def test_unsure_is_no_answer(notices: Mapping[str, Notice], name: str, answers: dict[str, Any], path: str) -> None:
    """An "unsure" to a yes-or-no question comes to the same as leaving it open."""
    without = {other: answer for other, answer in answers.items() if other != path}

    unsure = check(notices[name], nested({**answers, path: None}))

    assert check(notices[name], nested(without)).as_json() == unsure.as_json()


@pytest.mark.parametrize("name", CASES)
def test_nothing_answered(notices: Mapping[str, Notice], name: str) -> None:
    """An empty application is unknown throughout; nothing is met, unmet or left out."""
    report = check(notices[name], {})

    assert set(verdicts(report).values()) == {"unknown"}
    assert report.overall == "unknown"


@pytest.mark.parametrize("name", CASES)
def test_every_condition_in_the_order_of_the_notice(notices: Mapping[str, Notice], name: str) -> None:
    """Whatever is answered, the report has every condition, in the same order, computed or declared."""
    notice = notices[name]
    conditions = [condition.id for condition in notice.conditions if condition.level not in notice.rosters]
    for case in CASES[name].applications:
        report = check(notice, case.application).as_json()
        assert conditions == [entry["id"] for entry in report["conditions"]]
        assert {"computed", "declared"} == {entry["basis"] for entry in report["conditions"]}


@pytest.mark.parametrize("name", KNOWN)
def test_basis_is_declared_where_the_applicants_word_is_all_there_is(notices: Mapping[str, Notice], name: str) -> None:
    """A condition is declared exactly if it asks a question under "declarations"."""
    for condition in notices[name].on_application():
        asked = "declarations." in str(condition.about["requirement"])
        assert ("declared" if asked else "computed") == condition.basis, condition.id


@pytest.mark.parametrize(
    ("changed", "overall"),
    [
        ({"jobs": 1, "fund.use_cases": None, "registered_on": "2023-08-01"}, "unmet"),
        ({"fund.use_cases": None, "registered_on": "2023-08-01"}, "unknown"),
        ({"registered_on": "2023-08-01"}, "attention"),
        ({}, "met"),
        ({"tenants.financed": 0}, "attention"),
        ({"tenants.financed": None}, "met"),
        ({"success_cases": 0, "tenants.financed": 0}, "attention"),
        ({"submitted_on": "2024-10-01"}, "met"),
        ({"submitted_on": None}, "met"),
    ],
)
def test_overall(notices: Mapping[str, Notice], changed: dict[str, Any], overall: str) -> None:
    """Unmet outweighs unknown, attention and met; lacking material is a reason to ask, a missed day is not."""
    answers = {path: answer for path, answer in {**ample(INCUBATOR), **changed}.items() if answer is not None}

    assert overall == check(notices[INCUBATOR], nested(answers)).overall


def test_what_is_only_encouraged_never_counts(notices: Mapping[str, Notice]) -> None:
    """Facilities that the notice encourages change nothing, whether there, not there, or not known."""
    for answer in (True, False, None):
        answers = {**ample(MAKER_SPACE), "declarations.optional-facilities": answer}
        assert check(notices[MAKER_SPACE], nested(answers)).overall == "met"


def test_zero_is_an_answer(notices: Mapping[str, Notice]) -> None:
    """A zero that was written is unmet; one that was not written is unknown."""
    written = check(notices[INCUBATOR], nested({**ample(INCUBATOR), "jobs": 0}))
    missing = check(notices[INCUBATOR], nested({k: v for k, v in ample(INCUBATOR).items() if k != "jobs"}))

    assert (verdicts(written)["jobs"], verdicts(missing)["jobs"]) == ("unmet", "unknown")


def test_counts_keep_computed_and_declared_apart(notices: Mapping[str, Notice]) -> None:
    """The two are counted side by side and add up to the conditions on applicants."""
    report = check(notices[INCUBATOR], nested(ample(INCUBATOR)))

    assert report.verdict_counts() == {
        "computed": {"met": 12, "unmet": 0, "unknown": 0, "attention": 0, "not_applicable": 0},
        "declared": {"met": 4, "unmet": 0, "unknown": 0, "attention": 0, "not_applicable": 1},
    }
