"""What follows from a report at once, as the page gets it with every check."""

from dataclasses import dataclass
from typing import Any

from checker.advice.cases import cases_of
from checker.advice.certainty import Certainty, certainty
from checker.advice.gaps import gaps_of
from checker.advice.headline import Headline, headline_of
from checker.advice.question_order import QuestionOrder, question_order
from checker.conditions import Result
from checker.evaluation import NoticeEvaluator, Report


@dataclass(frozen=True, slots=True)
class Advice:
    """What follows from a report.

    Attributes:
        headline: What is to be done, in one sentence.
        gaps: What is unmet, the worst first.
        certain: What is decided already.
        order: What to answer next.
    """

    headline: Headline
    gaps: tuple[Result, ...]
    certain: Certainty
    order: QuestionOrder

    def as_json(self) -> dict[str, Any]:
        """Return it as ``advice`` of ``schemas/report.schema.json``."""
        return {
            "headline": self.headline.as_json(),
            "gaps": [result.condition.id for result in self.gaps],
            "certain": self.certain.as_json(),
            "next": list(self.order.next),
            "missing": self.order.missing,
        }


def advice(evaluator: NoticeEvaluator, report: Report) -> Advice:
    """Return what follows from a report that this evaluator made."""
    cases = cases_of(evaluator, report)
    gaps, certain, order = gaps_of(report.results), certainty(report, cases), question_order(report, cases)
    return Advice(headline_of(report.results, gaps, certain, order), gaps, certain, order)
