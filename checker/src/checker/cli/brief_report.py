"""The report in at most 15 lines, for a terminal."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.cli.printing import shortened
from checker.cli.text_report import Found
from checker.conditions import Result
from checker.sheets.importing import Remark
from checker.wording.vocabulary import OVERALL_LABELS, SEVERITY_LABELS

_GAPS, _CONTRADICTIONS = 5, 4
"""So many of each are named."""


def brief_report(
    found: Found, files: Sequence[Path], remarks: Sequence[tuple[str, Remark]], columns: int
) -> Iterator[str]:
    """Yield at most 15 lines: who, what came of it, the worst gaps, the contradictions, what could not be read.

    Args:
        found: What was found.
        files: What was read.
        remarks: What is said of each.
        columns: How wide a line may be, in columns of the terminal.
    """
    report, headline, overall = found.report, found.advice.headline, OVERALL_LABELS[found.report.overall]
    lines = [
        f"{report.applicant or '（没有填写名称）'}　{'、'.join(map(str, files))}",
        headline.text if headline.short == overall else f"{overall}：{headline.text}",
        *_listed("未达到", [_gap(result) for result in found.advice.gaps], _GAPS),
        *_listed("矛盾与疑问", list(_contradictions(found)), _CONTRADICTIONS),
    ]
    rows = [f"{report.notice.rosters[name].title} {len(one)} 行" for name, one in report.rosters.items()]
    cells = sum(len(row.problems) for one in report.rosters.values() for row in one.rows)
    counted = [f"读不懂、按未填核对的 {len(found.problems) + cells} 格", f"导入说明 {len(remarks)} 条"]
    lines.append("；".join((*rows, *counted)))
    lines.append(report.notice.disclaimer)
    yield from (shortened(line, columns) for line in lines)


def _listed(title: str, texts: Sequence[str], most: int) -> Iterator[str]:
    """Yield the first texts under a title, and how many there are."""
    if texts:
        more = f"，先列 {most} 项" if len(texts) > most else ""
        yield f"{title} {len(texts)} 项{more}："
        yield from (f"  {text}" for text in texts[:most])


def _gap(result: Result) -> str:
    about, gap = result.condition.about, result.finding.gap
    return f"{about['title']}（{about['clause']}）{gap.distance if gap else result.reason}"


def _contradictions(found: Found) -> Iterator[str]:
    for severity, label in SEVERITY_LABELS.items():
        for one in found.report.inconsistencies:
            if one.check.severity == severity:
                yield f"{label}：{one.message}"
