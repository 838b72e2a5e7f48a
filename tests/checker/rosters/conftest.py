"""What all tests of rosters begin and end with."""

from collections.abc import Iterator

import pytest

from checker import browser
from live_rosters import splice
from worked import INCUBATOR, notice


@pytest.fixture(autouse=True)
def _empty_tables() -> Iterator[None]:
    """Begin without rows, and leave none to other tests."""
    browser.start(INCUBATOR)
    _empty()
    yield
    _empty()


def _empty() -> None:
    for roster in notice(INCUBATOR).rosters:
        splice(roster, [], delete=9999)
