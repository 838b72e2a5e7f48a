"""The check page gives the verdicts of the command line, whether answers come from a file or from a keyboard."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

import worked
from check_page import CheckPage, OpenCheckPage, command_line_results, control_values, saved_application
from generator.notices import Case
from keyboard import fill_in, tab_stops
from site_server import SiteServer

CASES = [
    pytest.param(name, case, id=f"{name}:{case.name}")
    for name, cases in worked.CASES.items()
    for case in (*cases.applications, *cases.with_rosters)
]
VARIANTS = {(name, str(case.answers.get("variant", ""))): case for name, case in reversed([p.values for p in CASES])}


@pytest.fixture(scope="module")
def check_pages(
    browser: Browser, browser_context_args: dict[str, Any], _server: SiteServer
) -> Iterator[dict[str, CheckPage]]:
    """Return an open check page for each notice; opening a file replaces whatever an earlier test has left in it."""
    with browser.new_context(**browser_context_args) as context:
        pages = {}
        for notice in worked.FOLDERS:
            pages[notice] = CheckPage(context.new_page(), _server.url(f"{notice}/check/"), notice)
            pages[notice].open()
            pages[notice].wait_for_state("ready")
        yield pages
    assert [fault for page in pages.values() for fault in page.faults] == []


@pytest.mark.parametrize(("notice", "case"), CASES)
def test_worked_case_from_a_file(check_pages: dict[str, CheckPage], tmp_path: Path, notice: str, case: Case) -> None:
    """An application opened from a file gets the verdicts that the case names and the command line finds."""
    expected = command_line_results(notice, saved_application(tmp_path, case.application))

    check_pages[notice].open_file(worked.as_text(case.application))

    check_pages[notice].expect_results(expected)
    assert expected["overall"] == case.overall
    assert {name: expected["conditions"][name][0] for name in case.expected} == case.expected


@pytest.mark.parametrize(("notice", "variant"), VARIANTS)
def test_worked_case_by_keyboard(open_check: OpenCheckPage, tmp_path: Path, notice: str, variant: str) -> None:
    """A whole application is filled in with Tab, arrows, Space and typing; the focus can be seen all the way."""
    case = VARIANTS[notice, variant]
    # A narrow window for half of them: there the bar with the verdict lies over the page.
    page = open_check(notice, width=390 if variant == "specialized" else 1280)

    fill_in(page.page, control_values(notice, case.application))

    assert page.answers() == control_values(notice, case.application)
    page.expect_results(command_line_results(notice, saved_application(tmp_path, case.application)))


def test_focus_goes_backwards_as_well(open_check: OpenCheckPage) -> None:
    """Whoever goes back with Shift and Tab comes past every question that is not folded, sees where, and gets out."""
    page = open_check(worked.MAKER_SPACE, width=390)
    asked = set(
        page.page.evaluate(
            "() => [...document.querySelectorAll('#application input:not(.optional *)')].map((i) => i.name)"
        )
    )

    assert asked <= {stop["name"] for stop in tab_stops(page.page, "Shift+Tab")}
