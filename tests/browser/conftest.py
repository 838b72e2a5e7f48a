"""The built site below a path, and a real Chromium to look at it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from check_page import CheckPage, OpenCheckPage
from roster_page import RosterPage, draft, roster_page, tenant
from site_server import SiteServer, Stranger, serving, stranger
from worked import INCUBATOR

_DESK: ViewportSize = {"width": 1280, "height": 900}

_LEFT_BEHIND = "cookies,local_storage,cache_storage,service_workers"


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Be a visitor from China at a desk."""
    return {**browser_context_args, "locale": "zh-CN", "viewport": _DESK}


@pytest.fixture(scope="module")
def browser(launch_browser: Callable[[], Browser]) -> Iterator[Browser]:
    """Start a browser for each file of tests: one that has lived through hundreds of pages comes to a halt."""
    launched = launch_browser()
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def _server(site_folder: Path) -> Iterator[SiteServer]:
    with serving(site_folder) as server:
        yield server


@pytest.fixture
def site(_server: SiteServer) -> Iterator[SiteServer]:
    """Return the site's server; whatever a test makes go wrong is right again after it."""
    _server.reset()
    yield _server
    _server.reset()


@pytest.fixture
def other_origin() -> Iterator[Stranger]:
    """Return an origin to which nothing may go."""
    with stranger() as other:
        yield other


@pytest.fixture(scope="module")
def _regular(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """Return the page of a visitor who stays for a file of tests: opening another browser takes a second."""
    with browser.new_context(**browser_context_args) as context:
        yield context.new_page()


@pytest.fixture
def page(_regular: Page, site: SiteServer) -> Iterator[Page]:
    """Return a page for a test that changes nothing of the browser itself, or closes what it opens.

    Whatever an earlier test has left behind is gone, but for Python's memory, with which the checker starts sooner.
    """
    yield _regular
    for other in _regular.context.pages:
        if other is not _regular:
            other.close()
    _regular.goto("about:blank")
    _regular.context.clear_permissions()
    _regular.set_viewport_size(_DESK)
    _regular.emulate_media(media="null", color_scheme="null")
    session = _regular.context.new_cdp_session(_regular)
    session.send("Storage.clearDataForOrigin", {"origin": site.origin, "storageTypes": _LEFT_BEHIND})
    session.detach()


@pytest.fixture
def new_page(context: BrowserContext) -> Page:
    """Return a page in a browser of its own, with which a test may do what it wants."""
    return context.new_page()


@pytest.fixture(scope="module")
def scriptless(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """Return the page of a visitor whose browser runs no scripts."""
    with browser.new_context(**browser_context_args, java_script_enabled=False) as context:
        yield context.new_page()


@pytest.fixture
def open_check(page: Page, site: SiteServer) -> Iterator[OpenCheckPage]:
    """Return a function that opens a notice's check page, by default until the checker is ready."""
    with _opening(page.context, site) as open_page:
        yield open_page


@pytest.fixture
def open_new_check(context: BrowserContext, site: SiteServer) -> Iterator[OpenCheckPage]:
    """Return a function that does so in a browser that has never been on the site."""
    with _opening(context, site) as open_page:
        yield open_page


@contextmanager
def _opening(context: BrowserContext, site: SiteServer) -> Iterator[OpenCheckPage]:
    """Yield the function; fail when a page has met a mistake of the site's own program."""
    opened: list[CheckPage] = []

    def open_page(notice: str = "2024-incubator", state: str = "ready", width: int = 1280) -> CheckPage:
        page = CheckPage(context.new_page(), site.url(f"{notice}/check/"), notice)
        opened.append(page)
        page.page.set_viewport_size({"width": width, "height": 800})
        page.open()
        if state:
            page.wait_for_state(state)
        return page

    yield open_page
    assert [fault for page in opened for fault in page.faults] == []


@pytest.fixture(scope="module")
def shared(browser: Browser, browser_context_args: dict[str, Any], _server: SiteServer) -> Iterator[RosterPage]:
    """Return a page with a roster on which many tests of a file follow each other."""
    with browser.new_context(**browser_context_args) as context:
        check = CheckPage(context.new_page(), _server.url(f"{INCUBATOR}/check/"), INCUBATOR)
        check.open()
        check.wait_for_state("ready")
        yield roster_page(check, "tenant")


@pytest.fixture
def tenants(shared: RosterPage) -> Iterator[RosterPage]:
    """Return the tenants' roster with three rows: one that meets everything, one too large, one not to be read."""
    rows = [tenant(1), tenant(2, area_m2="1200"), tenant(3, area_m2="大约一百")]
    shared.check.open_file(draft(rows, **{"tenants.count": "40"}))
    shared.expect_status("3 行：符合 1、待填 1、须确认 1、有误 1")
    yield shared
    assert shared.check.faults == []
