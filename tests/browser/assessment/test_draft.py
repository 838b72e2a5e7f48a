"""The draft outlives a reload, is shared by windows, cleared, restored, and saved to a file."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

import worked
from check_page import CheckPage, OpenCheckPage, ample_application, command_line_results, control_values
from worked import INCUBATOR, MAKER_SPACE


def test_draft_outlives_a_reload(incubator: CheckPage) -> None:
    """What was typed is there again, and so are its verdicts."""
    page = incubator
    page.open_file(worked.as_text(ample_application(INCUBATOR)))
    page.control("jobs").fill("500")
    page.expect_verdict("jobs", "unmet")
    before = page.answers()

    page.reload()

    assert page.answers() == before
    assert page.verdict("jobs") == "unmet"


def test_drafts_of_two_notices_stay_apart(open_check: OpenCheckPage) -> None:
    """Both forms have a name; neither shows the other's."""
    open_check(INCUBATOR).control("name").fill("甲孵化器")

    assert open_check(MAKER_SPACE).answers() == {}
    assert open_check(INCUBATOR).answers() == {"name": "甲孵化器"}


def test_two_windows_share_the_draft(open_check: OpenCheckPage) -> None:
    """What is typed in one window is not lost by typing in another."""
    one, other = open_check(INCUBATOR), open_check(INCUBATOR)
    one.control("jobs").fill("501")
    other.expect_answers({"jobs": "501"})

    other.control("fund.amount_wan").fill("300")

    one.expect_answers({"jobs": "501", "fund.amount_wan": "300"})
    one.expect_verdict("seed-fund", "met")


def test_clearing_can_be_undone(incubator: CheckPage) -> None:
    """All answers go at once, from the browser's storage as well, and come back at once."""
    page = incubator
    page.open_file(worked.as_text(ample_application(INCUBATOR)))
    page.expect_verdict("jobs", "met")
    before = page.answers()

    page.page.get_by_role("button", name="清空").click()
    page.expect_verdict("jobs", "unknown")
    assert page.answers() == {}
    assert page.page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes('incubator'))") == []

    page.page.get_by_role("button", name="撤销").click()
    page.expect_verdict("jobs", "met")
    assert page.answers() == before


@pytest.mark.parametrize("notice", worked.CASES)
def test_saved_file(open_check: OpenCheckPage, browser: Browser, tmp_path: Path, notice: str) -> None:
    """A saved file restores everything elsewhere, and the command line reads it with the same result."""
    page = open_check(notice)
    page.open_file(worked.as_text(ample_application(notice)))
    page.control("name").fill("甲 & 乙")
    saved = tmp_path / "saved.json"
    saved.write_text(page.save(), encoding="utf-8")
    found = command_line_results(notice, saved)
    page.expect_results(found)

    with browser.new_context() as elsewhere:
        other = CheckPage(elsewhere.new_page(), page.address, notice)
        other.open()
        other.wait_for_state("ready")
        assert other.answers() == {}
        other.open_file(saved.read_text(encoding="utf-8"))

        application = {**ample_application(notice), "name": "甲 & 乙"}
        assert other.answers() == page.answers() == control_values(notice, application)
        other.expect_results(found)
