"""In the suggested order it is known early that an application fails."""

from collections.abc import Sequence

import pytest

from asking import advice_while_answering, questions_of, questions_to_unmet
from checker.advice import advice
from checker.evaluation import NoticeEvaluator
from generator.notices import Case, nested
from worked import CASES, CERTAIN_TENANT, FOLDERS, INCUBATOR, KNOWN, MAKER_SPACE, ample, notice

EVALUATORS = {name: NoticeEvaluator(folder.notice) for name, folder in FOLDERS.items()}
WORKED = [(name, case) for name, cases in CASES.items() for case in (*cases.applications, *cases.with_rosters)]
NAMES = [case.name for _, case in WORKED]
UNMET = [(name, case) for name, case in WORKED if case.overall == "unmet" and name in KNOWN]


def order(name: str, answers: dict[str, object]) -> Sequence[str]:
    """Return the open questions in their order."""
    evaluator = EVALUATORS[name]
    return advice(evaluator, evaluator.check(nested(answers))).order.next


@pytest.mark.parametrize(("name", "case"), UNMET, ids=[case.name for _, case in UNMET])
def test_a_failure_is_certain_after_a_third_of_the_questions(name: str, case: Case) -> None:
    """From an empty form on, in every worked case that is unmet; forms of a few questions are no longer for that."""
    evaluator = EVALUATORS[name]
    assert 3 * questions_to_unmet(evaluator, case) <= len(questions_of(evaluator, case))


@pytest.mark.parametrize(("name", "case"), WORKED, ids=NAMES)
def test_nothing_is_missing_once_all_is_answered(name: str, case: Case) -> None:
    """And whoever answers in this order loses one open question, or finds some that are added, with every answer."""
    *_, (asked, last) = advice_while_answering(EVALUATORS[name], case)
    unanswered = {path for path in asked if case.answers.get(path) is None}
    assert set(last.order.next) <= unanswered
    assert last.order.missing <= len(unanswered)


def test_what_may_not_apply_is_not_asked() -> None:
    """Makers are counted once it is known that the space serves these; what a variant adds once it is chosen."""
    blank = order(MAKER_SPACE, {})
    assert not {"makers.active", "teams.active", "declarations.investment-fund", "premises.lease_end"} & set(blank)
    serving = order(MAKER_SPACE, {"serves": "makers"})
    assert "makers.active" in serving
    assert "teams.active" not in serving


def test_what_the_variant_adds_comes_next() -> None:
    """If it fails, the applicant can still choose the other."""
    added = {"platforms.count", "declarations.public-platform"}
    assert set(order(INCUBATOR, {"variant": "specialized"})[:2]) == added
    assert not added & set(order(INCUBATOR, {"variant": "general"}))


def test_figures_come_before_statements() -> None:
    """Statements are not looked up and rarely denied."""
    blank = order(INCUBATOR, {"variant": "general"})
    statements = [place for place, path in enumerate(blank) if path.startswith("declarations.")]
    figures = [place for place, path in enumerate(blank) if path in {"jobs", "tenants.staff", "premises.tenant_m2"}]
    assert max(figures) < min(statements)


def test_what_is_settled_is_not_asked() -> None:
    """An area that is too small for either variant needs no variant; the tenants' number alone fails."""
    answers = {path: answer for path, answer in ample(INCUBATOR).items() if path != "tenants.beyond_usual_limits"}
    assert order(INCUBATOR, answers)[0] == "tenants.beyond_usual_limits"
    assert "tenants.beyond_usual_limits" not in order(INCUBATOR, {**answers, "tenants.count": 12})


def test_every_question_is_a_field_of_the_form() -> None:
    """Once."""
    for name in CASES:
        blank = order(name, {})
        assert len(blank) == len(set(blank))
        assert set(blank) <= set(notice(name).fields)


def test_rows_are_to_be_completed_where_what_is_typed_beside_them_does_not_count() -> None:
    """Of thirty tenants one lacks a cell: the number in the form is no question any more."""
    rows = [dict(CERTAIN_TENANT) for _ in range(30)]
    del rows[29]["works_in_premises"]
    evaluator = EVALUATORS[INCUBATOR]
    found = advice(evaluator, evaluator.check({**nested(ample(INCUBATOR)), "tenant_roster": rows}))

    assert "tenants.count" not in found.order.next
    assert found.headline.short == "“在孵企业情况汇总表”要补全"
