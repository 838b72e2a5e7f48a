"""The worked cases, which officers can read and correct, come out as they say."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker import Notice
from generator.notices import Case, RowCase
from worked import CASES, as_text

# Cases collected outside the project; they are no part of the repository and may lie beside it.
COLLECTED = Path(__file__).resolve().parents[4] / "shared" / "domain" / "cases.yaml"

APPLICATIONS = [
    pytest.param(name, case, id=f"{name}:{case.name}")
    for name, cases in CASES.items()
    for case in (*cases.applications, *cases.with_rosters)
]
ROWS = [
    pytest.param(name, row, id=f"{name}:{row.condition}:{row.name}")
    for name, cases in CASES.items()
    for row in cases.rows
]


def collected(kind: str, name: str) -> Iterator[dict[str, Any]]:
    """Yield the collected cases of one notice."""
    data = yaml.safe_load(COLLECTED.read_text(encoding="utf-8"))
    return (entry for entry in data[kind] if entry["notice"] == name)


@pytest.mark.parametrize(("name", "case"), APPLICATIONS)
def test_application(notices: Mapping[str, Notice], name: str, case: Case) -> None:
    """Every condition and the overall verdict come out as the case says."""
    assert list(case.mismatches(notices[name])) == []


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_row(notices: Mapping[str, Notice], name: str, row: RowCase) -> None:
    """The condition comes out on the row as the case says."""
    assert list(row.mismatches(notices[name])) == []


@pytest.mark.skipif(not COLLECTED.exists(), reason="the collected cases are not at hand")
@pytest.mark.parametrize("name", CASES)
def test_all_collected_applications_are_here(name: str) -> None:
    """No collected case is left out or changed, neither its answers nor its verdicts."""
    expected = [
        (entry["name"], entry["application"], entry["expected"], entry["overall"])
        for entry in collected("applications", name)
    ]

    assert expected == [
        (case.name, json.loads(as_text(case.application)), stated(case, conditions), case.overall)
        for case, (_, _, conditions, _) in zip(CASES[name].applications, expected, strict=True)
    ]


def stated(case: Case, conditions: Iterable[str]) -> dict[str, str]:
    """Return a case's verdicts on `conditions`; those that it does not name have to be met."""
    return {**dict.fromkeys(conditions, "met"), **case.expected}


@pytest.mark.skipif(not COLLECTED.exists(), reason="the collected cases are not at hand")
@pytest.mark.parametrize("name", CASES)
def test_all_collected_rows_are_here(name: str) -> None:
    """No collected row is left out or changed."""
    expected = [
        (entry["condition"], entry["name"], entry["row"], entry["expected"]) for entry in collected("rows", name)
    ]

    assert expected == [
        (row.condition, row.name, json.loads(as_text(row.answers)), row.expected) for row in CASES[name].rows
    ]
