"""Applications that agree with themselves, and the same with one fault each, as people make them."""

from collections.abc import Iterator, Mapping
from random import Random

import pytest

from checker import Notice
from checker.application import texts_in
from checker.evaluation import Assessment
from checker.evaluation.row_finding import row_warnings
from generated_applications import Generated, check_character, generated
from seeded_faults import FAULTS, Fault, Place
from worked import INCUBATOR, MAKER_SPACE

ONLY_SAID = {"in_full.amount"}
"""What is said of right applications, too, for the applicant to confirm."""

SEEDS = range(6)
EVERY_FAULT = [pytest.param(name, fault, id=fault.__name__) for name, faults in FAULTS.items() for fault in faults]


def found(application: Generated, notice: Notice) -> Iterator[tuple[str, set[Place]]]:
    """Yield what does not agree in a saved draft, with its places."""
    answers, rosters = texts_in(application.draft, notice)
    assessment = Assessment(notice)
    for name, rows in rosters.items():
        assessment.rosters[name].splice(0, 0, rows)
    report, problems = assessment.check(answers)
    yield from ((problem.statement.code, {problem.path}) for problem in problems)
    for one in report.inconsistencies:
        if not {statement.code for statement in one.discrepancy.statements} <= ONLY_SAID:
            yield one.check.id, {*one.discrepancy.fields, *one.discrepancy.rows}
    for name, rows_of in report.rosters.items():
        for number, row in enumerate(rows_of.rows, 1):
            said = (*row_warnings(row, notice.rosters[name]), *row.problems)
            yield from ((problem.statement.code, {(name, number)}) for problem in said)


@pytest.mark.parametrize("name", [INCUBATOR, MAKER_SPACE])
@pytest.mark.parametrize("tenants", [1, 20, 50])
def test_right_applications_agree_with_themselves(notices: Mapping[str, Notice], name: str, tenants: int) -> None:
    """Nothing is found where nothing is wrong."""
    assert {seed: list(found(generated(name, seed, tenants), notices[name])) for seed in SEEDS} == {
        seed: [] for seed in SEEDS
    }


@pytest.mark.parametrize(("name", "fault"), EVERY_FAULT)
def test_fault_is_found_where_it_is(notices: Mapping[str, Notice], name: str, fault: Fault) -> None:
    """It is named with all its places, and nothing is said of anything else."""
    for seed in SEEDS:
        application = generated(name, seed)
        expected = fault(application, Random(seed))  # noqa: S311 - no secret
        said = list(found(application, notices[name]))

        assert any(rule == expected.id and places >= set(expected.places) for rule, places in said), (seed, said)
        assert {rule for rule, _ in said} <= {expected.id, *expected.also}, (seed, said)


@pytest.mark.parametrize("column", ["name", "uscc"])
def test_firms_of_different_seeds_are_different(column: str) -> None:
    """Applications of one folder share no firm by chance."""
    listed = [row[column] for seed in range(40) for row in generated(INCUBATOR, seed).rosters["tenant"]]

    assert len(set(listed)) == len(listed)


@pytest.mark.parametrize("code", ["91330100799655058B", "914403001922038216", "9144030071526726XG"])
def test_codes_are_made_as_real_ones_are(code: str) -> None:
    """The check character is that of codes of well-known firms."""
    assert check_character(code[:-1]) == code[-1]
