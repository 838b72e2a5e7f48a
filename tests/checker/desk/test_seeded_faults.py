"""Every fault that was put into an application is told with its places, and nothing is told of a right one."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

import pytest

from checker import Notice
from checker.desk.checked import Desk
from checker.desk.units import Unit
from generated_applications import Generated, generated
from seeded_faults import (
    FAULTS,
    WRONG_CODE,
    Expected,
    Place,
    areas_that_do_not_add_up,
    capital_in_yuan,
    firm_in_both_tables,
    fund_in_yuan,
    registered_after_moving_in,
    share_rounded_up,
    tenant_of_the_future,
    wrong_code_of_a_tenant,
    wrong_code_of_the_applicant,
)
from worked import INCUBATOR, MAKER_SPACE

type Findings = Sequence[Mapping[str, Any]]

OFTEN = 0.99
"""How much has to be found of what is wrong, and how much of what is found has to be wrong."""

OF_A_TRIAL = [
    (),
    (),
    (),
    (areas_that_do_not_add_up, wrong_code_of_a_tenant, firm_in_both_tables),
    (share_rounded_up, fund_in_yuan, registered_after_moving_in),
    (tenant_of_the_future, wrong_code_of_the_applicant, capital_in_yuan),
]
"""Three right applications, and three with faults."""


def findings(application: Generated) -> Findings:
    """Return what an officer is told of a saved draft."""
    data = application.draft.encode()
    (checked,) = Desk(application.notice).check(Unit("甲.json", ("甲.json",)), lambda _: data).applications
    assert checked["unreadable"] == []
    found: Findings = checked["findings"]
    return found


def said_of(expected: str, notice: Notice) -> str:
    """Return the heading of what is told."""
    codes = {"tenant": "统一社会信用代码"}
    titles = {check.id: check.title for check in notice.consistency_checks}
    return codes["tenant"] if expected == WRONG_CODE else titles[expected]


def named(place: Place, notice: Notice) -> str:
    """Return how a place is named."""
    if isinstance(place, str):
        return notice.fields[place].title
    roster, number = place
    return f"{notice.rosters[roster].title}第 {number} 行"


def is_told(expected: Expected, found: Findings, notice: Notice) -> bool:
    """Whether a fault is told with all its places."""
    title = said_of(expected.id, notice)
    wanted = {named(place, notice) for place in expected.places}
    told = ({place["place"].partition("（")[0] for place in one["places"]} for one in found if one["title"] == title)
    return any(wanted <= places for places in told)


def unexpected(faults: Sequence[Expected], found: Findings, notice: Notice) -> Iterator[str]:
    """Yield what is told that no fault explains."""
    explained = {said_of(name, notice) for fault in faults for name in (fault.id, *fault.also)}
    yield from (one["message"] for one in found if one["title"] not in explained)


@pytest.mark.parametrize(("seed", "faults"), list(enumerate(OF_A_TRIAL)))
def test_applications_of_a_trial(notices: Mapping[str, Notice], seed: int, faults: Sequence[Any]) -> None:
    """Each fault is named; nothing else is."""
    application, random = generated(INCUBATOR, 100 + seed), Random(seed)  # noqa: S311 - no secret
    expected = [fault(application, random) for fault in faults]
    found = findings(application)

    assert [one.id for one in expected if not is_told(one, found, notices[INCUBATOR])] == []
    assert list(unexpected(expected, found, notices[INCUBATOR])) == []


def test_forty_applications_with_faults(notices: Mapping[str, Notice], capsys: pytest.CaptureFixture[str]) -> None:
    """Nearly all faults are told, and nearly all that is told is a fault."""
    wrong = told = said = wrongly = 0
    for seed in range(40):
        name = (INCUBATOR, INCUBATOR, INCUBATOR, MAKER_SPACE)[seed % 4]
        application, random = generated(name, 200 + seed), Random(seed)  # noqa: S311 - no secret
        expected = [fault(application, random) for fault in random.sample(FAULTS[name], random.randint(0, 2))]
        found = findings(application)
        wrong += len(expected)
        told += sum(is_told(one, found, notices[name]) for one in expected)
        said += len(found)
        wrongly += len(list(unexpected(expected, found, notices[name])))
    recall, precision = told / wrong, 1 - wrongly / said
    with capsys.disabled():
        print(f"\n{wrong} faults, {said} findings: recall {recall:.3f}, precision {precision:.3f}")  # noqa: T201

    assert min(recall, precision) >= OFTEN
