"""The page's requests for papers, answered with objects for JSON, or with a file's contents."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.evaluation import Assessment
from checker.papers.assessed import Assessed, assess
from checker.papers.message import message
from checker.papers.report_paper import report_paper
from checker.papers.saved_report import changes_since, saved_report


def report(assessment: Assessment, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the report as a document and as a message; see ``checker.browser.report``."""
    assessed = _assessed(assessment, request)
    return {"paper": report_paper(assessed), "message": message(assessed)}


def write_report(assessment: Assessment, request: Mapping[str, Any]) -> bytes:
    """Write the report to a file; see ``checker.browser.write_report``."""
    assessed = _assessed(assessment, request)
    if request["format"] == "json":
        return saved_report(assessed).encode()
    from checker.papers.report_workbook import report_workbook  # noqa: PLC0415 - the only one that needs openpyxl

    return report_workbook(report_paper(assessed))


def changes(assessment: Assessment, request: Mapping[str, Any]) -> dict[str, Any]:
    """Compare an opened report with what is found now; see ``checker.browser.changes``."""
    return {"changes": changes_since(request["text"], assessment, request["answers"])}


def _assessed(assessment: Assessment, request: Mapping[str, Any]) -> Assessed:
    day = date.fromisoformat(request["day"])
    return assess(assessment, request["answers"], request["rosters"], day, request["address"])
