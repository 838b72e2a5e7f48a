"""The report in one sentence: what is missing first, and how much of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from checker.advice.cases import cases_of
from checker.advice.certainty import Certainty, certainty
from checker.advice.gaps import gaps_of
from checker.advice.question_order import QuestionOrder, question_order
from checker.conditions import Result
from checker.evaluation import NoticeEvaluator, Report
from checker.values.verdict import Verdict
from checker.wording.vocabulary import OVERALL_LABELS, VERDICT_LABELS

_NAMED = 5
_BESIDE_APPLICANT = ("material", "process")
"""What does not decide the whole, and has to be mended all the same."""
_LEVELS = ("applicant", *_BESIDE_APPLICANT)
_WHATEVER = "。无论其余怎样填，都不能通过"


@dataclass(frozen=True, slots=True)
class Headline:
    """What is to be done, in one sentence.

    Attributes:
        short: Its first half, such as ``差 5 项``.
        named: Which they are; empty where they are not named.
        besides: What has to be done besides; empty where there is nothing.
        coda: What holds whatever else is answered.
    """

    short: str
    named: str = ""
    besides: str = ""
    coda: str = ""

    @property
    def rest(self) -> str:
        """What follows the first half; empty where there is no more to say."""
        return f"{self.named}{self.besides}{self.coda}"

    def as_json(self) -> dict[str, Any]:
        """Return a ``headline`` of ``schemas/report.schema.json``."""
        return {"short": self.short, "rest": self.rest, "besides": self.besides}

    @property
    def text(self) -> str:
        """The whole sentence, without a full stop."""
        return f"{self.short}{self.rest}"


def headline(evaluator: NoticeEvaluator, report: Report) -> Headline:
    """Say of a report that this evaluator made what is to be done first."""
    cases = cases_of(evaluator, report)
    order = question_order(report, cases)
    return headline_of(report.results, gaps_of(report.results), certainty(report, cases), order)


def headline_of(
    results: Iterable[Result], gaps: Sequence[Result], certain: Certainty, order: QuestionOrder
) -> Headline:
    """Say of the conditions' results what is to be done first.

    A condition that only repeats what others found, or only counts among them, is no gap of its own.

    Args:
        results: What was found.
        gaps: What is unmet, the worst first.
        certain: What is decided already.
        order: What is still to be answered.
    """
    own = [result for result in results if result.condition.stands_alone]
    applicant = [result for result in own if result.condition.level == "applicant"]
    unknown = _those(applicant, Verdict.UNKNOWN)
    besides = "、".join(_besides(own))
    also = f"；{'另有 ' if besides[0].isdigit() else ''}{besides}" if besides else ""
    if gaps:
        coda = _WHATEVER if unknown and certain.verdict is Verdict.UNMET else ""
        return Headline(f"差 {len(gaps)} 项", f"：{_titles(gaps)}", also, coda)
    if certain.statement:
        return Headline("不能通过", f"：{certain.statement.text.rstrip('。')}", also)
    if unknown:
        return Headline(_open(order, len(unknown)), besides=also)
    to_mend = any(one.condition.level in _BESIDE_APPLICANT for one in _those(own, Verdict.UNMET))
    return Headline(OVERALL_LABELS[Verdict.MET], besides=f"，{'但' if to_mend else ''}{besides}" if besides else "")


def _open(order: QuestionOrder, unknown: int) -> str:
    """Say how many answers are still needed, and which rosters are incomplete; else that something is wrong."""
    needed = [
        *([f"还要 {order.missing} 个答案"] if order.missing else []),
        *([f"{'、'.join(f'“{title}”' for title in order.rosters)}要补全"] if order.rosters else []),
    ]
    return "，".join(needed) or f"{unknown} 项还不能定，请核对所填"


def _besides(results: Sequence[Result]) -> Iterator[str]:
    """Say what has to be confirmed, and what does not decide the whole but is not as it has to be."""
    levels = {level: [one for one in results if one.condition.level == level] for level in _LEVELS}
    if attention := _those(levels["applicant"], Verdict.ATTENTION):
        yield f"{len(attention)} 项须确认"
    if lacking := _those(levels["material"], Verdict.UNMET):
        yield f"材料还差 {len(lacking)} 项"
    if failed := _those(levels["process"], Verdict.UNMET):
        yield f"{_titles(failed)}{VERDICT_LABELS[Verdict.UNMET]}"


def _those(results: Iterable[Result], verdict: Verdict) -> list[Result]:
    return [result for result in results if result.finding.verdict is verdict]


def _titles(results: Sequence[Result]) -> str:
    named = "、".join(_title(result) for result in results[:_NAMED])
    return f"{named}等" if len(results) > _NAMED else named


def _title(result: Result) -> str:
    """Name a condition, and say how much it lacks where that can be measured."""
    gap = result.finding.gap
    return f"{result.condition.about['title']}{f'（{gap.distance}）' if gap else ''}"
