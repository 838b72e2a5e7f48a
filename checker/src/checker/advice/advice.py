"""Everything that follows from a report, as the page gets it with every check."""

from dataclasses import dataclass
from typing import Any

from checker.advice.cases import cases_of
from checker.advice.certainty import Certainty, certainty
from checker.advice.question_order import QuestionOrder, question_order
from checker.evaluation import NoticeEvaluator, Report


@dataclass(frozen=True, slots=True)
class Advice:
    """What follows from a report.

    Attributes:
        certain: What is decided already.
        order: What to answer next.
    """

    certain: Certainty
    order: QuestionOrder

    def as_json(self) -> dict[str, Any]:
        """Return it as ``advice`` of ``schemas/report.schema.json``."""
        return {"certain": self.certain.as_json(), "next": list(self.order.next), "missing": self.order.missing}


def advice(evaluator: NoticeEvaluator, report: Report) -> Advice:
    """Return what follows from a report that this evaluator made."""
    cases = cases_of(evaluator, report)
    return Advice(certainty(report, cases), question_order(report, cases))
