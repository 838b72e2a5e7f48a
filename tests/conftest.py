"""What the tests of several parts share."""

from collections.abc import Mapping

import pytest

import worked
from checker import Notice
from generator.notices import write_notices


@pytest.fixture(scope="session", autouse=True)
def _compiled() -> None:
    """The checker carries what the notices' folders say now."""
    write_notices(worked.FOLDERS.values())


@pytest.fixture(scope="session")
def notices() -> Mapping[str, Notice]:
    """The notices by id."""
    return {name: folder.notice for name, folder in worked.FOLDERS.items()}
