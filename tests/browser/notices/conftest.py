"""Sites of other notices than this one's, and a browser to look at them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page

from site_server import SiteServer, serving


@pytest.fixture(scope="session")
def _server(samples_folder: Path) -> Iterator[SiteServer]:
    with serving(samples_folder) as server:
        yield server


@pytest.fixture
def errors(page: Page) -> Iterator[list[str]]:
    """Return what the console says of mistakes; in the end there must have been none."""
    found: list[str] = []

    def record(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(message.text)

    def record_error(error: Exception) -> None:
        found.append(str(error))

    page.on("console", record)
    page.on("pageerror", record_error)
    yield found
    page.remove_listener("console", record)
    page.remove_listener("pageerror", record_error)
    assert found == []
