"""One row of a roster, and what its conditions found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from checker.conditions import Result
from checker.form.problem import Problem
from checker.rosters.standing import Standing
from checker.values.verdict import Verdict, weightiest


@dataclass(frozen=True, eq=False)
class Row:
    """A row and what was found in it.

    Attributes:
        answers: Its valid cells.
        problems: What is wrong with the others.
        identity: The code that tells its firm from all others; empty where that is not given.
        name: The firm's name as names are compared; empty where that is not given.
        results: What every condition on such a row found, in the order of the text.
        tallies: Whether this row counts towards each field of the form, by the field's path.
    """

    answers: Mapping[str, Any]
    problems: tuple[Problem, ...]
    identity: str
    name: str
    results: tuple[Result, ...]
    tallies: Mapping[str, Standing]

    @cached_property
    def verdict(self) -> Verdict:
        """The weightiest verdict of those conditions that have to hold."""
        return weightiest(
            result.finding.verdict for result in self.results if result.condition.about["strength"] != "one_of"
        )

    @cached_property
    def standing(self) -> Standing:
        """Whether the row counts: the hard conditions on it decide, and one that is open leaves it open."""
        return Standing.among_listed(
            result.finding for result in self.results if result.condition.about["strength"] == "hard"
        )


def merged_answers(rows: Iterable[Row]) -> Mapping[str, Any]:
    """Merge the cells of several rows of one firm into one row, independently of their order.

    Yes outweighs no, and the larger figure the smaller, year by year; of dates, texts and choices the one that sorts
    last is taken. The rules of consistency report that a firm has several rows, but not where these rows differ.
    """
    return _merged([row.answers for row in rows])


def _merged(given: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    paths = dict.fromkeys(path for answers in given for path in answers)
    return {path: _outweighing([answers[path] for answers in given if path in answers]) for path in paths}


def _outweighing(answers: Sequence[Any]) -> Any:  # noqa: ANN401 - an answer, as its field has it
    by_year = [answer for answer in answers if isinstance(answer, Mapping)]
    return _merged(by_year) if by_year else max(answers, key=_weight)


def _weight(answer: object) -> tuple[bool, object]:
    return (True, answer) if isinstance(answer, int | Decimal) else (False, str(answer))
