"""Worked cases answered question by question in the suggested order, from an empty form on."""

from collections.abc import Iterator

from checker.advice import Advice, advice
from checker.evaluation import NoticeEvaluator
from generator.notices import Case, nested


def advice_while_answering(evaluator: NoticeEvaluator, case: Case) -> Iterator[tuple[list[str], Advice]]:
    """Yield the questions asked so far, and what follows then; the rows of rosters are there from the start."""
    rows = evaluator.rows_of(case.application)
    asked: list[str] = []
    while True:
        given = {path: case.answers[path] for path in asked if path in case.answers}
        found = advice(evaluator, evaluator.check(nested(given), rows))
        yield asked, found
        left = [path for path in found.order.next if path not in asked]
        if not left:
            return
        asked = [*asked, left[0]]


def questions_to_unmet(evaluator: NoticeEvaluator, case: Case) -> int:
    """Return after how many questions a case is known to fail, all rows of rosters being there."""
    return next(
        len(asked) for asked, found in advice_while_answering(evaluator, case) if found.gaps or found.certain.verdict
    )


def questions_of(evaluator: NoticeEvaluator, case: Case) -> set[str]:
    """Return the questions on which the verdicts on a case rest, those that are still unanswered included."""
    results = evaluator.check(case.application).results
    return {
        path
        for result in results
        for path in (*result.condition.choices, *result.finding.given_paths, *result.finding.missing_paths)
    }
