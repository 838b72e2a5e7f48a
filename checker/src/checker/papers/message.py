"""The report in ten lines of plain text, for where neither files nor links can be read."""

from collections.abc import Iterator

from checker.papers.assessed import Assessed
from checker.papers.report_paper import report_paper

_MARKS = "①②③④⑤"


def message(assessed: Assessed) -> str:
    """Return the report as a message to send: who, what is lacking, whom to ask, and where it was found."""
    return "\n".join(_lines(assessed))


def _lines(assessed: Assessed) -> Iterator[str]:
    paper, about = report_paper(assessed), assessed.report.notice.about
    yield f"【自评】{paper['applicant']}"
    yield f"对照{about['document_number']}（{about['short_title']}），{assessed.day.isoformat()} 核对"
    yield f"结果：{paper['overall']['label']}。{paper['headline']}" if paper["gaps"] else f"结果：{paper['headline']}"
    gaps = paper["gaps"]
    for mark, gap in zip(_MARKS, gaps, strict=False):
        lever = f"，{gap['levers'][0]}" if gap["levers"] else ""
        yield f"{mark} {gap['title']}{f'（{gap["distance"]}）' if gap['distance'] else ''}{lever}"
    if confirm := "、".join(one["title"] for one in paper["confirm"]):
        yield f"须确认：{confirm}"
    asked = "；".join(f"{one['unit']} {one['person']} {one['phone']}" for one in paper["whom"])
    yield f"有疑问问：{asked}"
    yield "只是自查，不是认定结论。"
    if assessed.address:
        yield assessed.address
