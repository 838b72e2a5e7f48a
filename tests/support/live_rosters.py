"""Rosters as the page holds them: rows of texts, and what the checker says of them."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from checker import browser
from worked import CERTAIN_TENANT, INCUBATOR, as_text, plain

type Texts = Mapping[str, str]


TENANT = {"name": "甲", "registered_on": "2022-03-15", "moved_in_on": "2022-06-01", "area_m2": "100"}


def firms(rows: Iterable[Texts]) -> list[Texts]:
    """Return rows, each with a name of its own."""
    return [{**row, "name": f"{number}号"} for number, row in enumerate(rows, 1)]


CERTAIN = {path: {True: "yes", False: "no"}.get(answer, answer) for path, answer in CERTAIN_TENANT.items()}


def ask(method: str, **request: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """Return what one of the page's functions answers."""
    answer: dict[str, Any] = json.loads(getattr(browser, method)(as_text({"notice": INCUBATOR, **request})))
    return answer


def splice(roster: str, rows: list[Texts], *, start: int = 0, delete: int = 0) -> list[dict[str, Any]]:
    """Replace rows of a roster."""
    answered: list[dict[str, Any]] = ask("splice", roster=roster, start=start, delete=delete, rows=rows)["rows"]
    return answered


def checked(answers: Texts | None = None) -> dict[str, Any]:
    """Return the report on the form's answers and the rows that were spliced."""
    report: dict[str, Any] = ask("check", answers=answers or {})["report"]
    return report


def counted(report: Mapping[str, Any], field: str) -> dict[str, Any]:
    """Return what was counted for a field."""
    (one,) = [count for count in report["counted"] if count["field"] == field]
    return dict(one)


def found(report: Mapping[str, Any], condition: str) -> dict[str, Any]:
    """Return what was found for a condition."""
    (one,) = [result for result in report["conditions"] if result["id"] == condition]
    return dict(one)


def reason(result: Mapping[str, Any]) -> str:
    """Return why a condition has its verdict."""
    return plain(result["sentence"])


def messages(row: Mapping[str, Any]) -> dict[str, str]:
    """Return what is said of the cells of a row."""
    return {cell: error["message"] for cell, error in row["errors"].items()}
