"""What the tests of several parts share."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import worked
from checker import Notice
from generator.notices import write_notices

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
    "--disable-features=AutofillServerCommunication",
)


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    """The checker carries what the notices' folders say now."""
    write_notices(worked.FOLDERS.values())


@pytest.fixture(scope="session")
def notices() -> Mapping[str, Notice]:
    """The notices by id."""
    return {name: folder.notice for name, folder in worked.FOLDERS.items()}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Replace the fixture of a plugin that pytest is about to refuse."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Prefer the system's Chromium, whose libraries are there; let it say nothing to anybody."""
    system = {"executable_path": CHROMIUM} if CHROMIUM.exists() else {}
    return {**browser_type_launch_args, **system, "args": list(ARGUMENTS)}
