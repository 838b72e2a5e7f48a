"""The page's requests for papers, answered with objects for JSON, or with a file's contents."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.evaluation import Assessment
from checker.papers import checklist as materials
from checker.papers.assessed import Assessed, assess
from checker.papers.message import message
from checker.papers.report_paper import report_paper
from checker.papers.saved_report import changes_since, saved_report
from checker.papers.supplement import load_supplement


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


def checklist(assessment: Assessment, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the materials that the applicant needs; see ``checker.browser.checklist``."""
    return _checklist(assessment, request).as_json()


def checklist_workbook(assessment: Assessment, request: Mapping[str, Any]) -> bytes:
    """Write them to a file; see ``checker.browser.checklist_workbook``."""
    from checker.papers.checklist_workbook import checklist_workbook as written  # noqa: PLC0415 - it needs openpyxl

    return written(_checklist(assessment, request), request["states"])


def _checklist(assessment: Assessment, request: Mapping[str, Any]) -> materials.Checklist:
    report, _ = assessment.check(request["answers"])
    return materials.checklist(report, load_supplement(assessment.notice.id).materials)


def _assessed(assessment: Assessment, request: Mapping[str, Any]) -> Assessed:
    day = date.fromisoformat(request["day"])
    return assess(assessment, request["answers"], request["rosters"], day, request["address"])
