"""What undecided conditions would come to for each answer to open choices, such as the variant."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from checker.conditions import Result
from checker.evaluation import NoticeEvaluator, Report
from checker.form import Field
from checker.values.verdict import Verdict

_ANSWERS: Mapping[str, tuple[Any, ...]] = {"question": (True, False)}


@dataclass(frozen=True, slots=True)
class Case:
    """One way to answer the open choices of a condition, and what is found then.

    Attributes:
        answers: The answers by path; empty where no choice is open.
        result: What is found.
    """

    answers: Mapping[str, Any]
    result: Result


type Cases = Mapping[str, tuple[Case, ...]]
"""All cases of each undecided condition, by its id; one where no choice is open."""


def cases_of(evaluator: NoticeEvaluator, report: Report) -> Cases:
    """Return the cases of the undecided conditions; those that only repeat what others find are left out."""
    open_ = [one for one in report.results if one.finding.verdict is Verdict.UNKNOWN and not one.condition.refers]
    by_choices: dict[tuple[str, ...], list[Result]] = {}
    for result in open_:
        by_choices.setdefault(_open_choices(result, evaluator.notice.fields), []).append(result)
    found: dict[str, list[Case]] = {result.condition.id: [] for result in open_}
    for paths, results in by_choices.items():
        for answers in combinations(paths, evaluator.notice.fields):
            for result in _results(evaluator, report, answers, results):
                found[result.condition.id].append(Case(answers, result))
    return {name: tuple(cases) for name, cases in found.items()}


def combinations(paths: Iterable[str], fields: Mapping[str, Field]) -> Iterator[dict[str, Any]]:
    """Yield every way to answer these choices."""
    paths = tuple(paths)
    for answers in product(*(possible_answers(fields[path]) for path in paths)):
        yield dict(zip(paths, answers, strict=True))


def _results(
    evaluator: NoticeEvaluator, report: Report, answers: Mapping[str, Any], results: list[Result]
) -> Iterable[Result]:
    if not answers:
        return results
    conditions = [result.condition for result in results]
    return evaluator.results(report.typed.answers, report.rosters, {**report.assumed, **answers}, conditions)


def _open_choices(result: Result, fields: Mapping[str, Field]) -> tuple[str, ...]:
    missing = result.finding.missing_paths
    return tuple(path for path in result.condition.choices if path in missing and possible_answers(fields[path]))


def possible_answers(field: Field) -> tuple[Any, ...]:
    """Return the answers that a question can have; none where they cannot be listed."""
    return _ANSWERS.get(field.kind) or tuple(field.schema.get("enum", ()))
