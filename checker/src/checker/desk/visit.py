"""What is known of an applicant before the visit: who it is, and what in the application is to be asked about."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker.evaluation import Report
from checker.evaluation.row_finding import row_warnings
from checker.form import Problem
from checker.papers.supplement import Supplement
from checker.values.text import tight, visible
from checker.values.verdict import Verdict
from checker.wording.vocabulary import CELL_MARKS, SEVERITY_LABELS, VERDICT_LABELS

_ERROR = f"{CELL_MARKS['error']}："
_DOUBT = f"{SEVERITY_LABELS['hint']}："
_SPELT_OUT = 5
"""So many cells of a roster that cannot be read are named one by one."""


def prefilled(report: Report, problems: Collection[Problem], supplement: Supplement) -> dict[str, Any]:
    """Return what can be written into the forms of a visit beforehand.

    Args:
        report: What came of comparing the application with the notice.
        problems: What is wrong with its answers.
        supplement: What the notice says of visits.

    Returns:
        ``{"texts": {identity's id: text, empty if not known}, "questions": {item's id: [sentence, …]}}``; items about
        which there is nothing to ask are left out.
    """
    visit = supplement.visit
    if not visit:
        return {"texts": _known_anyway(report), "questions": {}}
    texts = {entry["id"]: _identity(entry, report, visit["areas"]) for entry in visit["identity"]}
    questions: dict[str, list[str]] = {item["id"]: [] for item in visit["items"]}
    for concerned, sentences in _questions(report, problems):
        questions[_item(concerned, visit)] += sentences
    return {
        "texts": texts,
        "questions": {name: list(dict.fromkeys(asked)) for name, asked in questions.items() if asked},
    }


def _known_anyway(report: Report) -> dict[str, str]:
    """Return who it is as far as the form tells by itself: the code, and the unit that recommends."""
    form = report.notice.form
    coded = (path for path, field in report.notice.fields.items() if field.schema.get("format") == "uscc")
    known = {"code": next(coded, ""), "district": form.get("x-recommended-by", "")}
    return {name: _text(report.typed.answer(path)) if path else "" for name, path in known.items()}


def _identity(entry: Mapping[str, Any], report: Report, areas: Iterable[Mapping[str, str]]) -> str:
    """Return the first text that the application gives for an entry, as an area where one is wanted."""
    for path in entry["from"]:
        text = _given(path, report)
        if entry["id"] == "district":
            text = _area(text, areas, entry.get("undecided", ()))
        if text:
            return text
    return ""


def _given(path: str, report: Report) -> str:
    """Return what is typed in a field, or in a roster's column: each text once, where rows differ."""
    if path in report.notice.fields:
        return _text(report.typed.answer(path))
    above, _, column = path.rpartition(".")
    rows = [
        row for name, rows in report.rosters.items() if report.notice.rosters[name].path == above for row in rows.rows
    ]
    texts = {tight(text): text for row in reversed(rows) if (text := _text(row.answers.get(column)))}
    return "；".join(reversed(texts.values()))


def _text(answer: object) -> str:
    return visible(answer).strip() if isinstance(answer, str) else ""


def _area(text: str, areas: Iterable[Mapping[str, str]], undecided: Iterable[str]) -> str:
    """Return the area that a unit recommends for, or the one that an address names; empty if that is not certain."""
    given = tight(text)
    for area in areas:
        if given in {tight(area["unit"]), tight(area["title"])}:
            return area["title"]
    if any(word in given for word in undecided):
        return ""
    named = [area["title"] for area in areas if tight(area["title"]) in given]
    return named[0] if len(named) == 1 else ""


def _questions(report: Report, problems: Collection[Problem]) -> Iterator[tuple[Sequence[str], Iterable[str]]]:
    """Yield what to ask, as sentences, with the paths of the fields and rosters that it is about."""
    for problem in problems:
        yield [problem.path], [_ERROR + problem.message]
    for name, rows in report.rosters.items():
        roster = report.notice.rosters[name]
        yield [roster.path], _spelt_out(roster.title, _ERROR, [row.problems for row in rows.rows])
        yield [roster.path], _spelt_out(roster.title, _DOUBT, [row_warnings(row, roster) for row in rows.rows])
    for result in report.results:
        if result.finding.verdict is Verdict.UNMET and result.condition.stands_alone:
            unmet = f"{VERDICT_LABELS[Verdict.UNMET]}：{result.condition.about['title']}。{result.reason}"
            yield result.condition.looks_at, [unmet]
    for found in report.inconsistencies:
        if found.discrepancy.is_reminder:
            continue
        rosters = (report.notice.rosters[name].path for name, _ in found.discrepancy.rows)
        label = SEVERITY_LABELS[found.check.severity]
        yield [*found.discrepancy.fields, *rosters], [f"{label}：{found.message}"]


def _spelt_out(title: str, mark: str, by_row: Sequence[Sequence[Problem]]) -> Iterator[str]:
    """Yield what is wrong with, or odd about, a roster's cells, at length for the first of them."""
    found = [(number, problem) for number, problems in enumerate(by_row, 1) for problem in problems]
    for number, problem in found[:_SPELT_OUT]:
        yield f"{mark}“{title}”第 {number} 行，{problem.message}"
    if len(found) > _SPELT_OUT:
        yield f"{mark}“{title}”另有 {len(found) - _SPELT_OUT} 处。"


def _item(concerned: Iterable[str], visit: Mapping[str, Any]) -> str:
    """Return the item that something is about: the first that claims a path, or the one for all else."""
    for path in concerned:
        for item in visit["items"]:
            if any(path == claimed or path.startswith(f"{claimed}.") for claimed in item.get("about", ())):
                return str(item["id"])
    return str(visit["other_questions"])
