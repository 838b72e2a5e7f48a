"""The site works on the web servers of Debian, as they are installed and as `deploy/` sets them up."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect

import worked
from check_page import CheckPage, ample_application
from web_servers import MOUNTS, SERVERS, running
from worked import INCUBATOR

_CELLS = [
    pytest.param(name, mount, configured, id=f"{name}-{mount}-{'sample' if configured else 'stock'}")
    for name, server in SERVERS.items()
    for mount in MOUNTS
    for configured in ([False, True] if server.sample else [False])
]

_PATIENCE = 30_000  # machines are shared


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, str]:
    """Be a visitor from China."""
    return {"locale": "zh-CN"}


@pytest.mark.parametrize(("server", "mount", "configured"), _CELLS)
def test_visit(context: BrowserContext, site_folder: Path, server: str, mount: str, configured: bool) -> None:  # noqa: FBT001 - a cell of the table
    """A first visitor reads, searches, gets the verdict of a saved draft, and finds the way from a wrong address."""
    if not SERVERS[server].installed:
        pytest.skip(f"{server} is not installed")
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if _is_complaint(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))

    with running(server, site_folder, mount, configured=configured) as address:
        _reads(page, address)
        _searches(page)
        _assesses(page, address)
        _gets_lost(page, address, own_page=configured)

    assert complaints == []


def _is_complaint(message: ConsoleMessage) -> bool:
    return message.type in {"error", "warning"} and "404" not in message.text


def _reads(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name=re.compile("孵化器")).first.click()
    page.goto(f"{address}{INCUBATOR}/text/")
    expect(page.get_by_text("晋科函〔2024〕131号").first).to_be_visible()


def _searches(page: Page) -> None:
    page.keyboard.press("/")
    page.locator("[data-search-input]").fill("毕业企业")
    result = page.locator("a[data-search-result]").first
    expect(result).to_contain_text("毕业")
    result.click()
    expect(page.locator("main")).to_contain_text("毕业")


def _assesses(page: Page, address: str) -> None:
    check = CheckPage(page, f"{address}{INCUBATOR}/check/", INCUBATOR)
    check.open()
    check.wait_for_state("ready")
    check.open_file(worked.as_text(ample_application(INCUBATOR)))
    check.expect_verdict("premises-area", "met")
    assert check.results()["overall"] == "met"


def _gets_lost(page: Page, address: str, *, own_page: bool) -> None:
    lost = f"{address}{INCUBATOR}/nowhere/at/all"
    assert page.request.get(lost).status == 404
    if own_page:  # others may be empty, and then a browser shows an error of its own
        page.goto(lost)
        page.get_by_role("link", name="2024 孵化器").click()
        expect(page).to_have_url(f"{address}{INCUBATOR}/")
