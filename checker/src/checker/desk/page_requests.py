"""The page's requests about many applications, answered with objects for JSON, or with a file's contents."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from checker.desk.checked import Desk, knowing_unread
from checker.desk.shared_firms import shared_firms
from checker.desk.tables import Batch, by_unit
from checker.desk.units import Unit, units_of
from checker.notice import load_notice

_contents: dict[str, bytes] = {}
"""The files of the unit that is checked next, by path."""


def units(request: Mapping[str, Any]) -> dict[str, Any]:
    """Sort files by applicant; see ``checker.browser.desk_units``."""
    found = units_of(request["paths"])
    return {
        "units": [unit.as_json() for unit in found.units],
        "others": found.others,
        "failures": [failure.as_json() for failure in found.failures],
    }


def read(request: Mapping[str, Any], data: bytes) -> dict[str, Any]:
    """Take a file of the unit that is checked next; see ``checker.browser.desk_read``."""
    _contents[request["path"]] = data
    return {}


def check(request: Mapping[str, Any]) -> dict[str, Any]:
    """Check a unit; see ``checker.browser.desk_check``."""
    unit = Unit(request["unit"]["id"], tuple(request["unit"]["files"]))
    try:
        found = _desk(request["notice"], request["day"]).check(unit, _contents.__getitem__).as_json()
    finally:
        _contents.clear()
    return {**found, "applications": [knowing_unread(one, request["unread"]) for one in found["applications"]]}


def summary(request: Mapping[str, Any]) -> dict[str, Any]:
    """Tell what came of a batch as tables; see ``checker.browser.desk_summary``."""
    batch = _batch(request)
    return {"tables": [table.as_json() for table in batch.tables()], "shared": shared_firms(batch.applications)}


def workbook(request: Mapping[str, Any]) -> bytes:
    """Write what came of a batch to a file; see ``checker.browser.desk_workbook``."""
    from checker.desk.batch_workbook import batch_workbook  # noqa: PLC0415 - the only one that needs openpyxl

    return batch_workbook(_batch(request))


@lru_cache(maxsize=1)
def _desk(notice: str, day: str) -> Desk:
    return Desk(notice, day)


def _batch(request: Mapping[str, Any]) -> Batch:
    applications = sorted(request["applications"], key=lambda one: (one["unit"], one["id"]))
    failures = sorted(request["failures"], key=by_unit)
    return Batch(load_notice(request["notice"]), request["day"], lambda: applications, failures, request["others"])
