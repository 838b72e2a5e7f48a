"""The report as a document: what matters on its first page, then everything that it rests on."""

from collections.abc import Iterator
from typing import Any

from checker.conditions import Result
from checker.papers.answers_given import sections_of
from checker.papers.assessed import Assessed
from checker.papers.roster_tables import tables_of
from checker.papers.whom_to_ask import whom_to_ask
from checker.values.verdict import Verdict
from checker.wording.vocabulary import (
    BASIS_LABELS,
    OVERALL_LABELS,
    SEVERITY_LABELS,
    STRENGTH_LABELS,
    VERDICT_LABELS,
)

_MOST_LEVERS = 2
"""So many ways to close a gap are named on the first page."""
_MOST_DISCREPANCIES = 3
"""So many numbers that do not agree are named there."""

_NOT_NAMED = "（没有填写名称）"
_OF_LEVEL = {"applicant": 0, "material": 1, "process": 2, "encouraged": 3}


def report_paper(assessed: Assessed) -> dict[str, Any]:
    """Return the report as a document: ``reportPaper`` of ``schemas/papers.schema.json``."""
    report = assessed.report
    applicable = [result for result in report.results if result.condition.stands_alone]
    return {
        "title": f"{report.notice.about['programme']}自评报告",
        "applicant": report.applicant or _NOT_NAMED,
        "facts": list(_facts(assessed)),
        "overall": {"verdict": report.overall.value, "label": OVERALL_LABELS[report.overall]},
        "headline": assessed.advice.headline.text,
        "counts": list(_counts(assessed)),
        "gaps": [_gap(result, assessed) for result in assessed.advice.gaps],
        "confirm": [_found(result) for result in applicable if result.finding.verdict is Verdict.ATTENTION],
        "open": _open(assessed),
        "whom": whom_to_ask(assessed),
        "discrepancies": _discrepancies(assessed),
        "disclaimer": report.notice.disclaimer,
        "conditions": [_condition(result) for result in sorted(report.results, key=_level)],
        "sections": list(sections_of(assessed)),
        "tables": list(tables_of(assessed)),
    }


def _facts(assessed: Assessed) -> Iterator[dict[str, str]]:
    """Yield who applies under which notice, and when and by which rules this was found."""
    report, about = assessed.report, assessed.report.notice.about
    for path in report.notice.form["x-applicant"]:
        text = "" if report.typed.answer(path) is None else report.typed.text(path)
        if text:
            yield {"label": report.notice.fields[path].title, "text": text}
    yield {"label": "通知", "text": f"{about['title']}（{about['document_number']}）"}
    first, last = report.notice.window
    over = "（核对时已截止）" if assessed.day.isoformat() > last else ""
    yield {"label": "申报时间", "text": f"{first} 至 {last}{over}"}
    if (field := report.notice.application_day) and report.typed.answer(field.path):
        yield {"label": field.title, "text": report.typed.text(field.path)}
    yield {"label": "核对日期", "text": assessed.day.isoformat()}
    yield {"label": "规则版本", "text": assessed.supplement.version}


def _counts(assessed: Assessed) -> Iterator[dict[str, str]]:
    """Yield how many conditions have each verdict, computed and declared ones apart."""
    for basis, tally in assessed.report.verdict_counts().items():
        counted = [f"{label} {tally[verdict]}" for verdict, label in VERDICT_LABELS.items() if tally[verdict]]
        if counted:
            yield {"label": BASIS_LABELS[basis], "text": "、".join(counted)}


def _gap(result: Result, assessed: Assessed) -> dict[str, Any]:
    offers = assessed.levers.get(result.condition.id, ())
    gap = result.finding.gap
    return {
        **_found(result),
        "distance": gap.distance if gap else "",
        "levers": [offer.text for offer in offers[:_MOST_LEVERS]] or ([gap.closing] if gap else []),
        "more": max(0, len(offers) - _MOST_LEVERS),
    }


def _found(result: Result) -> dict[str, Any]:
    about = result.condition.about
    return {"title": about["title"], "clause": about["clause"], "reason": result.reason}


def _open(assessed: Assessed) -> dict[str, Any]:
    """Return which conditions cannot be decided yet, and what to answer for that."""
    report = assessed.report
    undecided = [
        result
        for result in report.results
        if result.finding.verdict is Verdict.UNKNOWN
        and result.condition.level == "applicant"
        and not result.condition.is_member
    ]
    missing = {path for result in undecided for path in result.finding.missing_paths}
    return {
        "conditions": [str(result.condition.about["title"]) for result in undecided],
        "fields": [report.notice.fields[path].title for path in assessed.advice.order.next if path in missing],
    }


def _discrepancies(assessed: Assessed) -> dict[str, Any]:
    """Return what in the application does not agree, the graver first, and how much more there is."""
    found = assessed.report.inconsistencies
    graver = [one for severity in SEVERITY_LABELS for one in found if one.check.severity == severity]
    named = [{"label": SEVERITY_LABELS[one.check.severity], "text": one.message} for one in graver]
    unreadable = [{"label": "填写有误", "text": problem.message} for problem in assessed.problems]
    listed = [*unreadable, *named]
    return {"named": listed[:_MOST_DISCREPANCIES], "others": listed[_MOST_DISCREPANCIES:]}


def _condition(result: Result) -> dict[str, Any]:
    about = result.condition.about
    return {
        **_found(result),
        "verdict": result.finding.verdict.value,
        "label": result.label,
        "basis": BASIS_LABELS[result.condition.basis],
        "strength": STRENGTH_LABELS[about["strength"]],
        "quote": about["quote"],
        "reading": about.get("reading", ""),
        "open": list(result.ambiguities),
    }


def _level(result: Result) -> int:
    return _OF_LEVEL[result.condition.level]
