"""What is supposed comes to what a separate run on a changed application finds, and the draft's own answers stay."""

import copy
import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from assessments import WORKED, assess, random_applications
from checker import Notice
from checker.advice.headline import headline
from checker.advice.supposition import Supposition, suppose
from checker.application import answers_from_application
from checker.evaluation import NoticeEvaluator, Report, assuming
from generator.notices import nested
from worked import CASES, CERTAIN_TENANT, INCUBATOR, MAKER_SPACE, ample, notice, plain

EXAMPLES = int(os.environ.get("COMPLETIONS", "60"))


def supposed(name: str, application: Mapping[str, Any], texts: Mapping[str, str]) -> Supposition:
    """Return what would come of other answers."""
    assessment, answers = assess(notice(name), application)
    return suppose(assessment, answers, texts)


def found(report: Report) -> list[tuple[str, str, str]]:
    """Return the verdict and the reason for each condition."""
    return [(result.condition.id, result.finding.verdict.value, result.reason) for result in report.results]


def uncounted(of: Notice, paths: Mapping[str, object]) -> Notice:
    """Return the notice with a form that counts none of these fields from rosters."""
    form = copy.deepcopy(dict(of.form))
    for path in paths:
        part = form
        for name in path.split("."):
            part = part["properties"][name]
        part.pop("x-counted", None)
    return replace(of, form=form)


def assert_separate_run_agrees(name: str, application: Mapping[str, Any], changes: Mapping[str, object]) -> None:
    """Compare a trial with a new run on an application that says so itself, of which no roster says otherwise."""
    texts = answers_from_application(assuming({}, changes), notice(name))
    trial = supposed(name, application, texts)
    separate = NoticeEvaluator(uncounted(notice(name), changes))
    alone = separate.check(assuming(application, changes))
    assert trial.problems == ()
    assert found(trial.trial) == found(alone), changes
    assert trial.headlines[1] == headline(separate, alone), changes
    assert found(trial.today) == found(NoticeEvaluator(notice(name)).check(application))


@pytest.mark.parametrize(("name", "application"), WORKED)
def test_trials_of_a_worked_case(name: str, application: Mapping[str, Any]) -> None:
    """Each answer of the case that meets everything is supposed in every other, alone and all at once."""
    best = {path: answer for path, answer in ample(name).items() if path in notice(name).looked_at}
    for path, answer in best.items():
        assert_separate_run_agrees(name, application, {path: answer})
    assert_separate_run_agrees(name, application, best)


@pytest.mark.parametrize("name", CASES)
def test_trials_of_random_applications(name: str) -> None:
    """Partial applications, whose rosters leave counts open, and any answers in the place of others."""
    for seed, completer, application in random_applications(name, EXAMPLES):
        other = {path: one for path, one in completer.partial().form.items() if path in notice(name).looked_at}
        blanks = {path: answer for path, answer in other.items() if not (isinstance(answer, list) and None in answer)}
        try:
            assert_separate_run_agrees(name, application, _whole_lists(name, application, blanks))
        except AssertionError as error:
            error.add_note(f"seed {seed}")
            raise


def _whole_lists(name: str, application: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return changes in which lists go on as they do today: a trial changes single items."""
    today = NoticeEvaluator(notice(name)).check(application).answers
    return {
        path: [*answer, *list(today.answer(path) or ())[len(answer) :]] if isinstance(answer, list) else answer
        for path, answer in changes.items()
    }


def test_what_changes_is_said_and_nothing_else() -> None:
    """Five more tenants close one gap; today's verdict stands beside."""
    answers = {**ample(INCUBATOR), "variant": "general", "tenants.count": 25, "jobs": 400}
    data = supposed(INCUBATOR, nested(answers), {"tenants.count": "30"}).as_json()

    assert [(one["id"], one["before"], one["verdict"]) for one in data["changes"]] == [("tenant-count", "unmet", "met")]
    assert (data["today"]["headline"]["short"], data["headline"]["short"]) == ("差 2 项", "差 1 项")
    assert data["today"]["answers"]["tenants.count"] == "25"
    assert data["today"]["first"] == ["variant", "tenants.count", "tenants.beyond_usual_limits", "jobs"]
    assert data["kept"] == []


def test_a_gap_that_shrinks_is_a_change() -> None:
    """28 tenants are still too few, but two and not five."""
    answers = {**ample(INCUBATOR), "variant": "general", "tenants.count": 25}
    (change,) = supposed(INCUBATOR, nested(answers), {"tenants.count": "28"}).as_json()["changes"]
    assert (change["before"], change["verdict"]) == ("unmet", "unmet")
    assert "28" in plain(change["sentence"])


def test_what_is_typed_is_read_like_anywhere_else() -> None:
    """Words are understood and said; what cannot be read is refused at its place and not supposed."""
    typed = {"fund.amount_wan": "300万元", "jobs": "100~600", "registered_on": "2023年5月"}
    data = supposed(INCUBATOR, nested(ample(INCUBATOR)), typed).as_json()
    assert [error["field"] for error in data["errors"]] == ["jobs"]
    assert data["echoes"]["fund.amount_wan"]["text"].startswith("300 万元")
    assert "jobs" not in {one["id"] for one in data["changes"]}


def test_not_sure_is_supposed_to_be_missing() -> None:
    """Never a no."""
    data = supposed(INCUBATOR, nested(ample(INCUBATOR)), {"declarations.purpose": "unsure"}).as_json()
    assert [(one["id"], one["verdict"]) for one in data["changes"]] == [("purpose", "unknown")]


@pytest.mark.parametrize(
    ("number", "expected"),
    [("30", "还要多 27 家"), ("2", "要少 1 家"), ("3", "不用改")],
)
def test_a_roster_keeps_deciding(number: str, expected: str) -> None:
    """The trial goes by the supposed number; the draft will not, and what to change in the roster is said."""
    rows = [dict(CERTAIN_TENANT) for _ in range(3)]
    application = {**nested(ample(INCUBATOR)), "tenant_roster": rows}
    data = supposed(INCUBATOR, application, {"tenants.count": number, "jobs": "700"}).as_json()
    (kept,) = data["kept"]
    assert kept["field"] == "tenants.count"
    assert expected in plain(kept["sentence"])
    assert data["today"]["answers"]["tenants.count"] == "3"


def test_a_roster_that_is_not_filled_in_is_said() -> None:
    """What is lacking there decides before any number does."""
    rows = [dict(CERTAIN_TENANT), {**CERTAIN_TENANT, "relocated": None}]
    application = {**nested(ample(INCUBATOR)), "tenant_roster": rows}
    (kept,) = supposed(INCUBATOR, application, {"tenants.count": "30"}).as_json()["kept"]
    assert "第 2 行" in plain(kept["sentence"])


def test_one_month_is_supposed_among_the_others() -> None:
    """The other months stay as they are."""
    months = [3, 3, 2, 3]
    answers = {**ample(MAKER_SPACE), "events.by_month": months}
    answers.pop("events.monthly_average", None)
    data = supposed(MAKER_SPACE, nested(answers), {"events.by_month.2": "3"}).as_json()
    assert ("monthly-events", "met") in [(one["id"], one["verdict"]) for one in data["changes"]]
    assert data["today"]["answers"]["events.by_month.2"] == "2"
