"""The site when its server cannot be reached: read, searched and filled in from what the browser has kept."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import worked
from built_site import ROOT
from check_page import CheckPage, eventually
from next_version import NEW_SENTENCE, NEXT, next_version
from roster_page import RosterPage, open_three_tenants
from site_server import SiteServer, held_back, serving
from worked import INCUBATOR

KEPT_PAGES = "已保存全部页面；"
KEPT_CHECKER = "已保存全部页面和核对程序"
SAVED_LINE = "没有连上网站"

ADDRESSES = ("", f"{INCUBATOR}/conditions/", f"{INCUBATOR}/text/index.html", "officers", f"{INCUBATOR}/?from=chat")
"""Pages, as they are linked to, and as people and chat programs write addresses."""

IS_READY = "async () => Boolean((await navigator.serviceWorker.getRegistration())?.active)"
IS_WAITING = "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)"


@pytest.fixture
def visitor(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """Return a browser that keeps what a site has it keep."""
    with browser.new_context(**{**browser_context_args, "service_workers": "allow"}) as context:
        yield context


@pytest.fixture
def served(site_folder: Path, tmp_path: Path) -> Iterator[SiteServer]:
    """Return a server whose folder a test may change."""
    shutil.copytree(site_folder, tmp_path / "served")
    with serving(tmp_path / "served") as server:
        yield server


def replace_site(served: Path, site: Path) -> None:
    """Upload another version, and leave nothing of the earlier one."""
    shutil.rmtree(served)
    shutil.copytree(site, served)


def wait_for(page: Page, site: SiteServer, kept: str) -> None:
    """Wait until the site says that something is kept."""
    page.goto(site.url("about/"))
    eventually(page, lambda: page.evaluate(IS_READY), expected=True, seconds=40)
    for _ in range(8):
        page.goto(site.url("about/"))
        with suppress(AssertionError):
            return expect(page.locator("[data-kept-offline]")).to_contain_text(kept, timeout=6000)
    raise AssertionError(page.locator("[data-kept-offline]").inner_text())


def open_checker(context: BrowserContext, site: SiteServer) -> CheckPage:
    """Open the self-assessment until its checker runs."""
    check = CheckPage(context.new_page(), site.url(f"{INCUBATOR}/check/"), INCUBATOR)
    check.open()
    check.wait_for_state("ready")
    return check


def test_pages_and_checker_without_a_network(visitor: BrowserContext, site: SiteServer) -> None:
    """Who has opened a check page once reads, searches, checks and takes a workbook away without the server."""
    page = visitor.new_page()
    open_checker(visitor, site)
    wait_for(page, site, KEPT_CHECKER)
    site.is_down = True

    for address in ADDRESSES:
        page.goto(site.url(address))
        expect(page.locator("h1").first).to_be_visible()
        expect(page.locator(".newer-version")).to_contain_text(SAVED_LINE)
    page.locator("[data-search-open]:visible").first.click()
    page.locator("[data-search-input]").fill("孵化场地面积")
    page.locator("a[data-search-result]").first.click()
    expect(page.locator(".newer-version")).to_contain_text(SAVED_LINE)

    check = open_checker(visitor, site)
    check.open_file(worked.as_text(worked.nested(worked.ample(INCUBATOR))))
    eventually(check.page, lambda: check.results()["overall"], "met")
    check.open_file(worked.as_text({"notice": INCUBATOR, "answers": {}}))
    tenants = RosterPage(check, "tenant")
    open_three_tenants(tenants)
    with check.page.expect_download() as download:
        tenants.section.get_by_role("button", name="导出 xlsx").click()
    assert download.value.path().stat().st_size > 5000

    site.is_down = False
    page.locator(".newer-version").get_by_role("button", name="重新连接").click()
    expect(page.locator(".newer-version")).to_have_count(0)


def test_a_server_that_says_nothing(visitor: BrowserContext, site: SiteServer) -> None:
    """A line that is there but brings nothing is not waited for when there is a page to show."""
    page = visitor.new_page()
    page.goto(site.url(f"{INCUBATOR}/contacts/"))
    wait_for(page, site, KEPT_PAGES)
    site.faults["index.html"] = held_back

    page.goto(site.url(f"{INCUBATOR}/contacts/"), timeout=15_000)

    expect(page.locator(".newer-version")).to_contain_text(SAVED_LINE)


def test_from_one_version_to_the_next(
    visitor: BrowserContext, served: SiteServer, site_folder: Path, tmp_path: Path
) -> None:
    """An open form goes on with its own version; what is opened later is the next one, also without the server."""
    page = visitor.new_page()
    check = open_checker(visitor, served)
    tenants = RosterPage(check, "tenant")
    open_three_tenants(tenants)
    wait_for(page, served, KEPT_CHECKER)
    upgraded = next_version(site_folder, tmp_path / "upgraded")
    replace_site(tmp_path / "served", upgraded)

    page.goto(served.url(f"{INCUBATOR}/conditions/"))
    expect(page.get_by_text(NEW_SENTENCE)).to_be_visible()
    eventually(page, lambda: page.evaluate(IS_WAITING), expected=True)
    served.is_down = True
    with check.page.expect_download():
        tenants.section.get_by_role("button", name="导出 xlsx").click()
    assert check.page.locator("meta[name=site-version]").get_attribute("content") != NEXT

    served.is_down = False
    check.page.close()
    page.goto(served.url(f"{INCUBATOR}/conditions/"))
    eventually(page, lambda: page.evaluate(IS_WAITING), expected=False)
    served.is_down = True
    page.goto(served.url(f"{INCUBATOR}/contacts/"))
    expect(page.locator(".newer-version")).to_contain_text(SAVED_LINE)
    expect(page.get_by_text(NEW_SENTENCE)).to_be_visible()
    assert open_checker(visitor, served).page.locator("meta[name=site-version]").get_attribute("content") == NEXT


def test_the_visitor_asks_for_the_next_version(
    visitor: BrowserContext, served: SiteServer, site_folder: Path, tmp_path: Path
) -> None:
    """A page that says that the site was updated brings the update, and nothing typed is lost."""
    page = visitor.new_page()
    wait_for(page, served, KEPT_PAGES)
    check = open_checker(visitor, served)
    check.control("name").fill("某单位")
    replace_site(tmp_path / "served", next_version(site_folder, tmp_path / "upgraded"))
    page.goto(served.url(f"{INCUBATOR}/conditions/"))
    eventually(page, lambda: page.evaluate(IS_WAITING), expected=True)

    check.page.evaluate("() => localStorage.removeItem('version-asked')")
    served.is_down = True
    check.open()
    served.is_down = False
    line = check.page.locator(".newer-version").filter(has_text="网站已更新")
    line.get_by_role("button", name="刷新").click()

    expect(check.page.get_by_text(NEW_SENTENCE)).to_be_visible()
    expect(check.control("name")).to_have_value("某单位")
    eventually(page, lambda: page.evaluate(IS_WAITING), expected=False)


def test_switched_off(visitor: BrowserContext, served: SiteServer, tmp_path: Path) -> None:
    """The file that switches it off, in the place of the service worker, makes browsers forget what they have kept."""
    page = visitor.new_page()
    page.goto(served.url(f"{INCUBATOR}/contacts/"))
    wait_for(page, served, KEPT_PAGES)

    shutil.copy(ROOT / "deploy" / "service-worker-off.js", tmp_path / "served" / "service-worker.js")
    page.goto(served.url(f"{INCUBATOR}/contacts/"))

    eventually(page, lambda: page.evaluate("() => caches.keys()"), [])
    eventually(page, lambda: page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length"), 0)


def test_half_uploaded_version_is_not_kept(visitor: BrowserContext, served: SiteServer, tmp_path: Path) -> None:
    """A file that is not of the version that the service worker was told of: nothing is kept rather than a mixture."""
    contacts = tmp_path / "served" / INCUBATOR / "contacts" / "index.html"
    contacts.write_text(contacts.read_text(encoding="utf-8").replace("</h1>", "</h1><p>另一版</p>"), encoding="utf-8")
    page = visitor.new_page()
    with visitor.expect_event("serviceworker"):
        page.goto(served.url())
    eventually(page, lambda: page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length"), 0)
