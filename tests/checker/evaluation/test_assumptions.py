"""What is assumed stands in the place of what is typed or counted, and nothing else changes."""

import worked
from checker import Report, check
from checker.evaluation import NoticeEvaluator
from generator.notices import nested

NOTICE = worked.notice(worked.INCUBATOR)


def verdicts(report: Report) -> dict[str, str]:
    """Return the verdicts by condition."""
    return {result.condition.id: result.finding.verdict for result in report.results}


def test_an_assumed_answer_counts_as_if_it_were_typed() -> None:
    """And the application that was given stays as it is."""
    answers = worked.ample(worked.INCUBATOR)
    assumed = {"jobs": 500, "premises.total_m2": 4999}
    application = nested(answers)
    found = NoticeEvaluator(NOTICE).check(application, assumed=assumed)
    assert verdicts(found) == verdicts(check(NOTICE, nested({**answers, **assumed})))
    assert application == nested(answers)


def test_an_assumed_number_counts_in_the_place_of_what_a_roster_gives() -> None:
    """Three tenants are listed, 30 are assumed."""
    rows = [dict(worked.CERTAIN_TENANT) for _ in range(3)]
    application = {**nested(worked.ample(worked.INCUBATOR)), "tenant_roster": rows}
    evaluator = NoticeEvaluator(NOTICE)
    assert verdicts(evaluator.check(application))["tenant-count"] == "unmet"
    assumed = {"tenants.count": 30, "tenants.beyond_usual_limits": 0}
    assert verdicts(evaluator.check(application, assumed=assumed))["tenant-count"] == "met"


def test_what_is_remembered_does_not_depend_on_what_was_asked_before() -> None:
    """One evaluator finds what a new one finds."""
    answers = worked.ample(worked.INCUBATOR)
    evaluator = NoticeEvaluator(NOTICE)
    for assumed in ({}, {"variant": None}, {"submitted_on": "2024-11-01"}, {"variant": "specialized"}, {}):
        found = evaluator.check(nested(answers), assumed=assumed)
        assert verdicts(found) == verdicts(NoticeEvaluator(NOTICE).check(nested(answers), assumed=assumed))
