"""What depends on time, below the rosters: lists with an axis, and another day of application to look at."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

import axe
from check_page import CheckPage, OpenCheckPage
from printing import printed_text
from roster_page import RosterPage, draft, tenant
from worked import INCUBATOR, MAKER_SPACE, ample, as_text, nested

LEASE = {"premises.source": "leased", "premises.lease_start": "2020-01-01", "premises.lease_end": "2027-06-10"}


def unfolded(check: CheckPage, application: str) -> Locator:
    """Open an application, unfold the panel, wait for what the checker says, and return it."""
    check.open_file(application)
    check.expect_verdict("application-window", "unknown" if '"rosters"' in application else "met")
    panel = check.page.locator("#timeline")
    panel.locator("summary").click()
    expect(panel).to_have_attribute("data-filled", "")
    return panel


def choose(check: CheckPage, day: str) -> None:
    """Choose a day of application to look at."""
    chooser = check.page.get_by_label("按哪一天核对")
    chooser.fill(day)
    chooser.dispatch_event("change")


def listed(check: CheckPage, name: str) -> list[str]:
    """Return the entries of one of the panel's lists at one moment, each on one line."""
    entries = check.page.locator(f"[data-list=timeline-{name}]").evaluate(
        "(list) => [...list.children].map(e => e.innerText)"
    )
    return [re.sub(r"\s*\n\s*", " ", entry).strip() for entry in entries]


def test_each_condition_has_its_days(open_check: OpenCheckPage) -> None:
    """The days are told, drawn where they are told, and follow what is typed."""
    check = open_check(MAKER_SPACE)
    unfolded(check, as_text(nested(ample(MAKER_SPACE) | LEASE)))

    assert listed(check, "conditions")[1] == "租期 申报日期：不晚于 2022-06-11 符合；2022-06-12 至 2027-06-10 须确认。"
    assert listed(check, "within")[0].startswith("2022-06-12 起，租期：符合 → 须确认")
    assert check.page.locator(".timeline-lane").count() == len(listed(check, "conditions"))
    spans = check.page.locator("[data-list=timeline-conditions] > li").nth(1).locator(".timeline-span")
    assert spans.evaluate_all("(spans) => spans.map((span) => span.dataset.verdict)")[:2] == ["met", "attention"]

    check.control("premises.lease_end").fill("2027-06-20")
    expect(check.page.locator("[data-list=timeline-conditions]")).to_contain_text("不晚于 2022-06-21 符合")


def test_another_day_leaves_the_draft_alone(open_check: OpenCheckPage) -> None:
    """Verdicts as of another day stand beside those of the draft, which stay; the draft's day can be had again."""
    check = open_check(INCUBATOR)
    panel = unfolded(check, as_text(nested(ample(INCUBATOR))))
    before = check.results(), check.answers(), check.save()

    choose(check, "2024-10-01")
    said = panel.get_by_role("status")
    expect(said).to_have_text("底稿的申报日期是 2024-09-20。改按 2024-10-01 核对，1 项结论不同：")
    assert listed(check, "changes") == ["申报时间：符合 → 未达到 申报日期为 2024-10-01，晚于 2024-09-30。"]
    assert (check.results(), check.answers(), check.save()) == before

    panel.get_by_role("button", name="按底稿").click()
    expect(said).to_have_text("底稿的申报日期是 2024-09-20。")
    assert listed(check, "changes") == []


def test_rows_lead_to_the_roster(open_check: OpenCheckPage) -> None:
    """A tenant whose months are over is named, and its name leads to its row."""
    check = open_check(INCUBATOR)
    rows = [tenant(number, moved_in_on="2023-01-01", special_field="no") for number in range(1, 61)]
    rows[58] = tenant(59, registered_on="2019-01-01", moved_in_on="2020-02-01", special_field="no")
    unfolded(check, draft(rows))
    entry = check.page.locator("[data-list=timeline-rows] > li").last
    expect(entry).to_contain_text("超过 42 个月的：到 2024-08-29 有 1 行")

    entry.get_by_role("link", name="59").first.click()

    expect(RosterPage(check, "tenant").row(59)).to_be_in_viewport()


def test_the_checker_is_asked_only_while_the_panel_is_open(open_check: OpenCheckPage) -> None:
    """Folded, the panel costs nothing; unfolded, it follows every edit."""
    check = open_check(INCUBATOR)
    check.open_file(as_text(nested(ample(INCUBATOR))))
    check.expect_verdict("application-window", "met")
    assert check.page.locator("#timeline[data-filled]").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_accessible(open_check: OpenCheckPage, width: int, scheme: str) -> None:
    """Nothing is wrong for assistive technology, and nothing is wider than a phone."""
    check = open_check(MAKER_SPACE, width=width)
    check.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    unfolded(check, as_text(nested(ample(MAKER_SPACE) | LEASE)))
    choose(check, "2022-07-01")
    expect(check.page.locator("[data-list=timeline-changes] > li").first).to_be_visible()

    assert axe.violations(check.page) == []
    assert is_as_wide_as_its_window(check.page)


def is_as_wide_as_its_window(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_on_paper(open_check: OpenCheckPage) -> None:
    """What was unfolded is printed, without what can only be clicked."""
    check = open_check(MAKER_SPACE)
    unfolded(check, as_text(nested(ample(MAKER_SPACE) | LEASE)))
    paper = printed_text(check.page)

    assert "不晚于 2022-06-11 符合" in paper
    assert "按底稿" not in paper
