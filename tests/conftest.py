"""What the tests of several parts share."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

import worked
from built_site import BuiltPage, build_once, locked
from checker import Notice
from generator.notices import write_notices
from other_sites import SAMPLES, site_of

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--disable-sync",
    "--disable-features=AutofillServerCommunication",
)

expect.set_options(timeout=30_000)  # machines are shared, and what does not come at all is noticed all the same


_OF_A_SITE = {"site_folder", "samples_folder"}


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark the tests that look at the built site, so that whoever is in a hurry can leave them out."""
    for item in items:
        if not _OF_A_SITE.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker("site")


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of this run of the tests share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session", autouse=True)
def _compiled(run_folder: Path) -> None:
    """The checker carries what the notices' folders say now."""
    with locked(run_folder):
        write_notices(worked.FOLDERS.values())


@pytest.fixture(scope="session")
def site_folder(run_folder: Path) -> Path:
    """Return the site as the sources make it."""
    return build_once(run_folder)


@pytest.fixture(scope="session")
def samples_folder(run_folder: Path) -> Path:
    """Return the site of small notices that nobody has issued, and of no other."""
    return site_of(run_folder, "samples", list(SAMPLES.values()))


@pytest.fixture(scope="session")
def built_page(site_folder: Path) -> BuiltPage:
    """Return a function that reads a page of the built site."""
    return lambda address: (site_folder / address / "index.html").read_text(encoding="utf-8")


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
