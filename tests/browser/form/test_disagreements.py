"""What cannot all be true is said at each of the fields that say it, as soon as it is typed."""

import json
import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Locator, expect

from check_page import CheckPage
from worked import INCUBATOR

IMPOSSIBLE = [
    ({"management.staff": "5", "management.college_educated": "6"}, "management.college_educated"),
    ({"tenants.count": "10", "tenants.patent_applied": "11"}, "tenants.patent_applied"),
    ({"premises.total_m2": "5000", "premises.tenant_m2": "6000平方米"}, "premises.tenant_m2"),
    ({"registered_on": "2023年6月", "operating_since": "2022-01-01"}, "operating_since"),
]


def told(page: CheckPage, field: str) -> Locator:
    """Return where a field says what it does not agree with."""
    return page.page.locator(f'[id="{field}.disagreements"]')


@pytest.mark.parametrize(("answers", "wrong"), IMPOSSIBLE, ids=[wrong for _, wrong in IMPOSSIBLE])
def test_said_at_every_field(incubator: CheckPage, answers: Mapping[str, str], wrong: str) -> None:
    """The same sentence stands at all of them, belongs to their descriptions, and goes with the mistake."""
    for name, text in answers.items():
        incubator.control(name).fill(text)

    for name in answers:
        expect(told(incubator, name)).to_be_visible()
        sentence = told(incubator, name).locator("p").first.inner_text()
        expect(incubator.control(name)).to_have_accessible_description(re.compile(re.escape(sentence)))
    assert len({told(incubator, name).inner_text() for name in answers}) == 1

    incubator.control(wrong).fill("")

    for name in answers:
        expect(told(incubator, name)).to_be_hidden()


def test_said_once(incubator: CheckPage) -> None:
    """A number that differs from its roster is told by the count beside the field, and not a second time."""
    draft = {"notice": INCUBATOR, "answers": {"mentors.count": "3"}, "rosters": {"mentor": [{"name": "甲"}]}}
    incubator.open_file(json.dumps(draft))

    expect(incubator.page.locator('[id="mentors.count.counted"]')).to_be_visible()
    expect(told(incubator, "mentors.count")).to_be_hidden()


def test_typing_goes_on_where_it_is(incubator: CheckPage) -> None:
    """What is said above the field that has the focus does not push it away, nor does its going."""
    whole, part = (incubator.control(name) for name in ("management.staff", "management.college_educated"))
    whole.fill("5")
    part.focus()
    # At the lower end of a narrow window, just above the bar with the verdict, with the other field in sight.
    incubator.page.set_viewport_size({"width": 390, "height": 800})
    part.evaluate("(control) => control.scrollIntoView({ block: 'end' })")
    before = part.bounding_box()

    part.press_sequentially("6")

    expect(told(incubator, "management.staff")).to_be_in_viewport()
    assert part.bounding_box() == pytest.approx(before, abs=1)

    part.press("Backspace")

    expect(told(incubator, "management.staff")).to_be_hidden()
    assert part.bounding_box() == pytest.approx(before, abs=1)
