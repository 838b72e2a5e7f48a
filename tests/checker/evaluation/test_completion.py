"""What is said of a partial application holds for everything that it can be completed to."""

import os
from collections.abc import Iterator, Mapping

import pytest

from checker import load_notice
from checker.conditions import Result
from checker.evaluation import NoticeEvaluator, Report
from completing import Application, Completer, contradicted, contradicting
from worked import CASES

EXAMPLES = int(os.environ.get("COMPLETIONS", "60"))
"""Partial applications of each notice."""
MAY_YET_CHANGE = {"each_at_least.only-mean", "each_at_least.gaps", "consecutive_sum.left-out", "n_of.attention"}
"""Questions that name the answers which would settle them: these promise nothing."""


@pytest.mark.parametrize("name", CASES)
def test_claims_hold_for_every_completion(name: str) -> None:
    """No verdict changes but to what answers that contradict each other leave unknown.

    A typed number that stands beside a roster whose column nobody fills is an answer too: rows that come to another
    number contradict it, and that is reported. So does a list whose average is not the one that is typed. What makes
    rows of one firm contradict each other, or a part larger than its whole, completes nothing.
    """
    evaluator = NoticeEvaluator(load_notice(name))
    for seed in range(EXAMPLES):
        completer = Completer(evaluator.notice, seed)
        application = completer.partial()
        before = evaluator.check(application.data)
        for completed in completer.completions(application):
            after = evaluator.check(completed.data)
            if contradicting(after) == contradicting(before):
                assert list(_broken(before, after)) == [], (seed, application, _added(application, completed))


def _broken(before: Report, after: Report) -> Iterator[str]:
    excluded = set(contradicted(before, after))
    yield from _changed(before.results, after.results, excluded)
    for roster, rows in before.rosters.items():
        for number, (row, completed) in enumerate(zip(rows.rows, after.rosters[roster].rows, strict=True), 1):
            yield from (f"{roster} {number}: {one}" for one in _changed(row.results, completed.results, excluded))


def _changed(before: tuple[Result, ...], after: tuple[Result, ...], contradicted: set[str]) -> Iterator[str]:
    excused: set[str] = set()
    for one, other in zip(before, after, strict=True):
        condition, was, now = one.condition, one.finding, other.finding
        unusable = now.verdict == "unknown" and not now.missing_paths
        promised = not MAY_YET_CHANGE.intersection(statement.code for statement in was.statements)
        if (
            unusable
            or not promised
            or contradicted.intersection(condition.reads)
            or excused.intersection(condition.refers)
        ):
            excused.add(condition.id)
        elif was.verdict not in {"unknown", now.verdict}:
            yield f"{condition.id}: {was.verdict} → {now.verdict} ({one.reason} → {other.reason})"


def _added(application: Application, completed: Application) -> Mapping[str, object]:
    form = {path: answer for path, answer in completed.form.items() if application.form.get(path) != answer}
    rows = {
        path: [
            {name: answer for name, answer in row.items() if given.get(name) != answer}
            for given, row in zip(application.tables[path], table, strict=True)
        ]
        for path, table in completed.tables.items()
    }
    return {**form, **rows}
