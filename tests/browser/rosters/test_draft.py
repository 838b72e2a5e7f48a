"""Rosters are part of the draft, and stand beside what is typed on the check page."""

import json

from playwright.sync_api import expect

from check_page import OpenCheckPage
from roster_page import RosterPage, draft, tenant
from site_server import SiteServer, missing
from worked import INCUBATOR


def test_rosters_outlive_a_reload(open_check: OpenCheckPage) -> None:
    """Rows are there again, checked, and go into the file that is saved."""
    roster = RosterPage(open_check(), "tenant")
    rows = [tenant(1), tenant(2)]
    roster.check.open_file(draft(rows, jobs="501"))
    roster.expect_status("2 行：符合 2")

    roster.check.reload()

    roster.expect_status("2 行：符合 2")
    assert roster.stored_rows() == rows
    saved = json.loads(roster.check.save())
    said = saved.pop("说明")
    assert f"用浏览器进入自评页 {roster.check.address}，点“打开文件”" in said
    assert saved == {"notice": INCUBATOR, "answers": {"jobs": "501"}, "rosters": {"tenant": rows}}


def test_two_windows_share_the_rosters(open_check: OpenCheckPage) -> None:
    """What is imported in one window shows up in the other, which can take it back."""
    one, other = RosterPage(open_check(), "tenant"), RosterPage(open_check(), "tenant")
    other.check.control("jobs").fill("501")

    one.check.open_file(draft([tenant(1)], jobs="502"))

    other.expect_status("1 行：符合 1")
    other.check.expect_answers({"jobs": "502"})
    other.undo()
    other.check.expect_answers({"jobs": "501"})
    one.expect_status("还没有行。")
    one.check.expect_answers({"jobs": "501"})


def test_clearing_the_page_clears_rosters(tenants: RosterPage) -> None:
    """All goes at once and comes back at once."""
    before = tenants.stored_rows()
    tenants.page.locator(".toolbar").get_by_role("button", name="清空").click()
    tenants.expect_status("还没有行。")
    assert tenants.check.answers() == {}

    tenants.undo()

    tenants.expect_status("3 行：符合 1、待填 1、须确认 1、有误 1")
    assert tenants.stored_rows() == before
    assert tenants.check.answers() == {"tenants.count": "40"}


def test_typed_and_counted_side_by_side(tenants: RosterPage) -> None:
    """Where they differ, both are shown, and the counted one can be taken, which can be undone."""
    place = tenants.page.locator('[id="tenants.count.counted"]')
    expect(place).to_contain_text("核对用名册数出的 3 家；栏里填的是 40 家，未采用。")
    expect(tenants.page.locator('[id="tenants.patent_applied.counted"]')).to_contain_text("名册数出 3 家。")

    half_typed = {"operating_since": "12"}
    tenants.check.control("operating_since").fill("12")
    place.get_by_role("button", name="栏目改为").click()

    tenants.check.expect_answers({"tenants.count": "3", **half_typed})
    expect(place).to_be_hidden()
    tenants.undo()
    tenants.check.expect_answers({"tenants.count": "40", **half_typed})
    expect(place).to_be_visible()
    tenants.page.locator(".toolbar").get_by_role("button", name="清空").click()
    tenants.check.expect_answers({})


def test_rows_survive_a_checker_that_failed(open_check: OpenCheckPage, site: SiteServer) -> None:
    """Rows that were kept are checked once the checker is started again."""
    roster = RosterPage(open_check(), "tenant")
    roster.check.open_file(draft([tenant(1)]))
    roster.expect_status("1 行：符合 1")
    site.faults["worker.js"] = missing
    roster.page.reload()
    roster.check.wait_for_state("failed")
    expect(roster.rows).to_have_count(1)

    site.faults.clear()
    roster.page.get_by_role("button", name="重试").click()

    roster.check.wait_for_state("ready")
    roster.expect_status("1 行：符合 1")
