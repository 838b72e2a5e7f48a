"""The report in ten lines of plain text, for where neither files nor links can be read."""

from collections.abc import Iterator

from checker.papers.assessed import Assessed
from checker.papers.report_paper import report_paper
from checker.papers.whom_to_ask import contact_line

_MARKS = "①②③④⑤"


def message(assessed: Assessed) -> str:
    """Return the report as a message to send: who, what is lacking, whom to ask, and where it was found."""
    return "\n".join(_lines(assessed))


def _lines(assessed: Assessed) -> Iterator[str]:
    paper, about, headline = report_paper(assessed), assessed.report.notice.about, assessed.advice.headline
    yield f"【自评】{paper['applicant']}：{headline.short if paper['gaps'] else headline.text}"
    last = assessed.report.notice.window[1]
    over = f"（申报已于 {last} 截止）" if assessed.day.isoformat() > last else ""
    yield f"对照{about['document_number']}自查，{assessed.day.isoformat()}{over}；不是认定结论"
    for mark, gap in zip(_MARKS, paper["gaps"], strict=False):
        distance = f"（{gap['distance']}）" if gap["distance"] else ""
        yield f"{mark} {gap['title']}{distance}{f'：{gap["levers"][0]}' if gap['levers'] else ''}"
    if paper["gaps"][len(_MARKS) :]:
        yield f"另有 {len(paper['gaps']) - len(_MARKS)} 项未达到"
    doubts = {"须确认": [one["title"] for one in paper["confirm"]], "还不能定": paper["open"]["conditions"]}
    if said := "；".join(f"{word}：{'、'.join(titles)}" for word, titles in doubts.items() if titles):
        yield said
    yield f"有疑问问：{'；'.join(map(contact_line, paper['whom']))}"
    if assessed.address:
        yield f"自评页：{assessed.address}"
