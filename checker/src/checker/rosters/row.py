"""One row of a roster, and what its conditions found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from checker.conditions import Result
from checker.form.field import Field
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
        return weightiest([result.finding.verdict for result in self.results if not result.condition.is_member])

    @cached_property
    def standing(self) -> Standing:
        """Whether the row counts: the hard conditions on it decide, and one that is open leaves it open."""
        return Standing.among_listed(
            [result.finding for result in self.results if result.condition.about["strength"] == "hard"]
        )


def merged_answers(rows: Iterable[Row], fields: Mapping[str, Field]) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    """Merge the cells of several rows of one firm into one row, independently of their order.

    Where rows contradict each other, nobody knows which is right, and the cell counts as missing. A day settles a month
    that it lies in; figures of different years stand side by side; of texts, the one that sorts last is taken.

    Args:
        rows: The rows.
        fields: The roster's fields by path.

    Returns:
        The row's cells, and the paths of those that contradict each other.
    """
    given: dict[str, list[Any]] = {}
    for row in rows:
        for path, answer in row.answers.items():
            if answer is not None:
                given.setdefault(path, []).append(answer)
    agreed = {path: _agreed(answers, fields[path]) for path, answers in given.items()}
    answers = {path: answer for path, answer in agreed.items() if answer is not None}
    return answers, tuple(path for path in given if path not in answers)


def _agreed(answers: Sequence[Any], field: Field) -> Any:  # noqa: ANN401 - an answer, as its field has it
    """Return what several answers say together; None where they contradict each other."""
    fullest = max(answers, key=str)
    match field.kind:
        case "text":
            return fullest
        case "date":
            return fullest if all(fullest.startswith(answer) for answer in answers) else None
        case "years":
            return _agreed_by_year(answers)
    return answers[0] if all(answer == answers[0] for answer in answers) else None


def _agreed_by_year(answers: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    together = {year: figure for answer in answers for year, figure in answer.items()}
    return together if all(answer.items() <= together.items() for answer in answers) else None
