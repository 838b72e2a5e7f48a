"""The site is upgraded while somebody has a page of it open."""

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from check_page import CheckPage, OpenCheckPage, eventually
from generator.handover import write_handover
from next_version import NEXT, next_version
from roster_page import RosterPage, open_three_tenants
from site_server import Handler, SiteServer, missing, serving
from worked import INCUBATOR

LATER = re.compile(r"/later\.\w+\.js$")
"""What asks for the newest version, when a page has been there for a while."""


@pytest.fixture
def upgraded(site_folder: Path, tmp_path: Path) -> Path:
    """Return the site's next version."""
    return next_version(site_folder, tmp_path / "upgraded")


def test_a_page_that_is_open_goes_on(
    context: BrowserContext, site_folder: Path, upgraded: Path, tmp_path: Path
) -> None:
    """What it loads for the first time after the upgrade, it still finds; a page opened then is of the new version."""
    handover = write_handover(upgraded, tmp_path / "dist", site_folder)
    (old,) = (path.name for path in (site_folder / "assets" / "runtime").iterdir())
    served = tmp_path / "served"
    shutil.copytree(site_folder, served)
    with serving(served) as server:
        check = CheckPage(context.new_page(), server.url(f"{INCUBATOR}/check/"), INCUBATOR)
        check.open()
        check.wait_for_state("ready")
        tenants = RosterPage(check, "tenant")
        open_three_tenants(tenants)
        shutil.rmtree(served)
        shutil.unpack_archive(handover / "site.zip", served)
        server.requests.clear()

        with check.page.expect_download():
            tenants.section.get_by_role("button", name="导出 xlsx").click()
        assert any(path.endswith(f"{old}/openpyxl.bin") for path in server.requests)

        again = CheckPage(context.new_page(), server.url(f"{INCUBATOR}/check/"), INCUBATOR)
        again.open()
        again.wait_for_state("ready")
        assert any(NEXT in path for path in server.requests)


def replaced(handler: Handler, contents: bytes) -> None:
    """Tell of another version of the site, in which the days for applications are others."""
    told = json.loads(contents)
    window = {"first": "2024-08-29", "last": "2024-10-15"}
    told |= {"version": NEXT, "notices": {INCUBATOR: {"data": "2024-09-20", "window": window}}}
    handler.answer(json.dumps(told).encode(), "application/json")


def test_an_outdated_page_says_so(new_page: Page, site: SiteServer) -> None:
    """A deadline that was extended is not hidden by a page that something has kept for too long."""
    site.faults["version.json"] = replaced
    new_page.goto(site.url(f"{INCUBATOR}/conditions/"))
    line = new_page.locator(".newer-version")

    expect(line).to_contain_text("网站已更新")
    expect(line).to_contain_text("申报时间现为 2024-08-29 至 2024-10-15")

    site.faults.clear()
    line.get_by_role("button", name="刷新").click()
    with new_page.expect_response(lambda response: response.url.endswith("/version.json")):
        pass
    expect(line).to_have_count(0)


def test_the_server_is_asked_once_a_day(new_page: Page, site: SiteServer) -> None:
    """A page that is the newest asks no more on that day."""
    new_page.goto(site.url(f"{INCUBATOR}/conditions/"))
    eventually(new_page, lambda: new_page.evaluate("() => 'version-asked' in localStorage"), expected=True)
    with new_page.expect_response(LATER):
        new_page.goto(site.url(f"{INCUBATOR}/text/"))
    new_page.wait_for_timeout(500)

    assert sum(path.endswith("/version.json") for path in site.requests) == 1


def test_what_is_missing_after_an_upgrade_is_no_fault_of_the_network(
    open_new_check: OpenCheckPage, site: SiteServer
) -> None:
    """A file of a version that is gone: the page asks to be loaded anew, where it fails and where the start does."""
    check = open_new_check()
    tenants = RosterPage(check, "tenant")
    open_three_tenants(tenants)
    site.faults |= {"version.json": replaced, "openpyxl.bin": missing, "worker.js": missing}

    tenants.section.get_by_role("button", name="导出 xlsx").click()
    expect(check.page.locator(".message")).to_contain_text("网站已更新")

    late = open_new_check(state="failed")
    expect(late.page.locator("[data-text=failure]")).to_contain_text("网站已更新")
