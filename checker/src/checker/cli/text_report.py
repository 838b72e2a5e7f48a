"""The report as text, for a terminal."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.advice import Advice, Offer
from checker.cli.printing import padded, width, wrapped
from checker.conditions import Result
from checker.evaluation import Report
from checker.evaluation.row_finding import row_warnings
from checker.form import Problem, Roster
from checker.rosters import RosterRows, Row
from checker.sheets.importing import Remark
from checker.values.verdict import Verdict
from checker.wording.vocabulary import BASIS_LABELS, CELL_MARKS, OVERALL_LABELS, SEVERITY_LABELS, VERDICT_LABELS

_LISTED = {Verdict.UNMET, Verdict.ATTENTION}
_NEXT = 5
"""How many of the open questions are named."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a check.

    Attributes:
        report: The report.
        advice: What follows from it.
        levers: What would close each gap, by the condition's id.
        problems: What is wrong with answers, which count as missing.
    """

    report: Report
    advice: Advice
    levers: Mapping[str, Sequence[Offer]]
    problems: Sequence[Problem]


def text_report(
    found: Found, files: Sequence[Path], remarks: Sequence[tuple[str, Remark]], columns: int
) -> Iterator[str]:
    """Yield the lines of a report.

    Args:
        found: What was found.
        files: What was read.
        remarks: What is said of each.
        columns: How wide a line may be, in columns of the terminal.
    """
    report, headline = found.report, found.advice.headline
    yield f"{report.notice.about['title']}（{report.notice.about['document_number']}）"
    yield f"申报单位：{report.applicant or '（没有填写名称）'}"
    yield f"文件：{'、'.join(map(str, files))}"
    yield from _summary(report)
    yield from wrapped(headline.text, columns) if headline.rest else ()
    yield from _told(_disagreements(report), columns)
    yield ""
    yield from _conditions(found, columns)
    yield from _told((*_to_answer(found), *_sections(report, found.problems, remarks)), columns)
    yield ""
    yield report.notice.disclaimer


def _told(sections: Iterable[tuple[str, list[str]]], columns: int) -> Iterator[str]:
    for heading, texts in sections:
        yield f"\n{heading}"
        yield from ("  " + line for text in texts for line in wrapped(text, columns - 2))


def _disagreements(report: Report) -> Iterator[tuple[str, list[str]]]:
    """Yield where the application disagrees with itself, the graver first."""
    for severity, heading in SEVERITY_LABELS.items():
        if messages := [found.message for found in report.inconsistencies if found.check.severity == severity]:
            yield heading, messages


def _summary(report: Report) -> Iterator[str]:
    yield f"总体：{OVERALL_LABELS[report.overall]}"
    for basis, tally in report.verdict_counts().items():
        yield f"{BASIS_LABELS[basis]}：{_tallied(tally) or '无'}"


def _conditions(found: Found, columns: int) -> Iterator[str]:
    report = found.report
    rows = [
        (result.label, str(result.condition.about["clause"]), str(result.condition.about["title"]))
        for result in report.results
    ]
    widths = [max(width(row[column]) for row in rows) + 2 for column in range(2)]
    for row, result in zip(rows, report.results, strict=True):
        lead = "".join(map(padded, row, widths))
        yield lead + row[2]
        said = _with_levers(result, found.levers.get(result.condition.id, ()))
        yield from (" " * sum(widths) + line for line in wrapped(said, columns - sum(widths)))


def _with_levers(result: Result, offers: Iterable[Offer]) -> str:
    """Say why, and what would close the gap."""
    levers = "；或".join(offer.text for offer in offers)
    return f"{result.reason}补上：{levers}。" if levers else _explained(result)


def _sections(
    report: Report, problems: Sequence[Problem], remarks: Iterable[tuple[str, Remark]]
) -> Iterator[tuple[str, list[str]]]:
    """Yield what is said besides the conditions: headings, each with its texts."""
    if problems:
        yield "填写有误，按未填核对", [problem.message for problem in problems]
    for name, rows in report.rosters.items():
        roster = report.notice.rosters[name]
        yield f"{roster.title}：{len(rows)} 行（{_tallied(_verdicts(rows))}）", list(_row_texts(rows, roster))
    if counted := [f"{one.field.title}：{report.explained(one)}" for one in report.roster_counts if not one.is_blank]:
        yield "由名册数出", counted
    if said := [f"{Path(path).name}：{remark.message}" for path, remark in remarks]:
        yield "导入说明", said


def _to_answer(found: Found) -> Iterator[tuple[str, list[str]]]:
    """Yield what to answer next, if anything, under its heading."""
    if paths := found.advice.order.next[:_NEXT]:
        yield "接下来先填（先填的定得多）", [found.report.notice.fields[path].title for path in paths]


def _verdicts(rows: RosterRows) -> Counter[str]:
    return Counter(row.verdict for row in rows.rows)


def _tallied(counts: Counter[str] | dict[str, int]) -> str:
    return "、".join(f"{label} {counts[verdict]}" for verdict, label in VERDICT_LABELS.items() if counts[verdict])


def _row_texts(rows: RosterRows, roster: Roster) -> Iterator[str]:
    """Yield what is said of rows: those that fail a condition, and whatever the page marks in a cell."""
    for number, row in enumerate(rows.rows, 1):
        name = f"第 {number} 行{row.answers.get('name', '')}"
        if row.verdict in _LISTED:
            yield f"{name}，{VERDICT_LABELS[row.verdict]}。{_reasons(row)}"
        yield from (f"{name}，{CELL_MARKS['error']}，按未填：{problem.message}" for problem in row.problems)
        for warning in row_warnings(row, roster):
            yield f"{name}，{CELL_MARKS['warning']}：{roster.fields[warning.path].title}{warning.message}"


def _reasons(row: Row) -> str:
    results = [result for result in row.results if result.finding.verdict is row.verdict]
    return "".join(f"{result.condition.about['title']}：{_explained(result)}" for result in results)


def _explained(result: Result) -> str:
    return result.reason + (result.finding.gap.closing if result.finding.gap else "")
