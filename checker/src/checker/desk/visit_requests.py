"""The page's requests about visits, answered with objects for JSON, or with a file's contents."""

from collections.abc import Mapping
from typing import Any

from checker.desk.opinion import opinion_texts
from checker.desk.summary_table import summary_of
from checker.papers.supplement import load_supplement


def visit_summary(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return what comes of visits, and what is written into each one's form; see ``checker.browser.visit_summary``."""
    about = load_supplement(request["notice"]).visit
    opinions = {visit["key"]: opinion_texts(visit, about) for visit in request["visits"]}
    return {**summary_of(request["visits"], about).as_json(), "opinions": opinions}


def visit_workbook(request: Mapping[str, Any]) -> bytes:
    """Write what comes of visits to a workbook; see ``checker.browser.visit_workbook``."""
    from checker.desk.summary_workbook import summary_workbook  # noqa: PLC0415 - the only one that needs openpyxl

    return summary_workbook(request["visits"], load_supplement(request["notice"]).visit)
