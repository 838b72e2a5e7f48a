"""Applications as the page's worker holds them: texts of controls, and rosters of rows of texts."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from checker import Notice
from checker.application import answers_from_application, texts_from_row
from checker.evaluation import Assessment
from completing import Completer
from worked import CASES, notice

WORKED = [
    pytest.param(name, case.application, id=f"{name}-{case.name}")
    for name, cases in CASES.items()
    for case in (*cases.applications, *cases.with_rosters)
]
"""The name of the notice and the application of every worked case."""


def random_applications(name: str, number: int) -> Iterator[tuple[int, Completer, Mapping[str, Any]]]:
    """Yield a seed, what made the application, and a partial application, its rosters included."""
    for seed in range(number):
        completer = Completer(notice(name), seed)
        yield seed, completer, completer.partial().data


def assess(of: Notice, application: Mapping[str, Any]) -> tuple[Assessment, Mapping[str, str]]:
    """Return an assessment that holds an application's rosters, and the texts of its controls."""
    assessment = Assessment(of)
    for name, roster in of.rosters.items():
        rows = [texts_from_row(row, roster) for row in application.get(roster.path, ())]
        assessment.rosters[name].splice(0, 0, rows)
    return assessment, answers_from_application(application, of)
