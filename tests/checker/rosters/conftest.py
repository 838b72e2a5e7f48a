"""What all tests of rosters begin with."""

import pytest

from checker import browser
from live_rosters import splice
from worked import INCUBATOR


@pytest.fixture(autouse=True)
def _empty_tables() -> None:
    """Begin without rows."""
    browser.start(INCUBATOR)
    for roster in ("tenant", "graduate", "fund"):
        splice(roster, [], delete=9999)
