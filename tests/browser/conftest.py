"""The built site below a path, and a real Chromium to look at it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from check_page import CheckPage, OpenCheckPage, Results, command_line_results, saved_application
from roster_page import RosterPage, open_three_tenants
from site_server import OtherOrigin, SiteServer, serving, serving_other_origin
from worked import INCUBATOR

_DESKTOP: ViewportSize = {"width": 1280, "height": 900}

_SITE_DATA = "cookies,local_storage,cache_storage,service_workers"


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Be a visitor from China at a desk, who notices what goes wrong at the server: nothing is put by for that."""
    return {**browser_context_args, "locale": "zh-CN", "viewport": _DESKTOP, "service_workers": "block"}


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
def other_origin() -> Iterator[OtherOrigin]:
    """Return an origin to which nothing may go."""
    with serving_other_origin() as other:
        yield other


@pytest.fixture(scope="module")
def _reused_page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """Return the page of a visitor who stays for a file of tests: opening another browser takes a second."""
    with browser.new_context(**browser_context_args) as context:
        yield context.new_page()


@pytest.fixture
def page(_reused_page: Page, site: SiteServer) -> Iterator[Page]:
    """Return a page for a test that changes nothing of the browser itself, or closes what it opens.

    Whatever an earlier test has left behind is gone, but for Python's memory, with which the checker starts sooner.
    """
    yield _reused_page
    for other in _reused_page.context.pages:
        if other is not _reused_page:
            other.close()
    _reused_page.goto("about:blank")
    _reused_page.context.clear_permissions()
    _reused_page.set_viewport_size(_DESKTOP)
    _reused_page.emulate_media(media="null", color_scheme="null")
    session = _reused_page.context.new_cdp_session(_reused_page)
    session.send("Storage.clearDataForOrigin", {"origin": site.origin, "storageTypes": _SITE_DATA})
    session.detach()


@pytest.fixture
def new_page(context: BrowserContext) -> Page:
    """Return a page in a browser of its own, with which a test may do what it wants."""
    return context.new_page()


@pytest.fixture(scope="module")
def scriptless_page(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
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
def _incubator(browser: Browser, browser_context_args: dict[str, Any], _server: SiteServer) -> Iterator[CheckPage]:
    """Return the incubators' check page, which the tests of a file share: to open one takes seconds."""
    with browser.new_context(**browser_context_args) as context:
        check = CheckPage(context.new_page(), _server.url(f"{INCUBATOR}/check/"), INCUBATOR)
        check.open()
        check.wait_for_state("ready")
        yield check


@pytest.fixture(scope="session")
def _blank_results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    """Return the results for an incubator that has answered nothing."""
    return command_line_results(INCUBATOR, saved_application(tmp_path_factory.mktemp("blank"), {}))


@pytest.fixture
def incubator(_incubator: CheckPage, _blank_results: Results) -> Iterator[CheckPage]:
    """Return the incubators' shared page, cleared, with the results of a blank form."""
    _incubator.page.set_viewport_size(_DESKTOP)
    _incubator.page.get_by_role("button", name="清空").click()
    _incubator.expect_results(_blank_results)
    yield _incubator
    assert _incubator.faults == []


@pytest.fixture
def tenants(_incubator: CheckPage) -> Iterator[RosterPage]:
    """Return the tenants' roster on the shared page, with three rows.

    Tests that sort or filter the table need a page of their own: its next user would not see all rows in their order.
    """
    roster = RosterPage(_incubator, "tenant")
    open_three_tenants(roster)
    yield roster
    assert _incubator.faults == []
