"""Everything that follows from a report, as the page gets it with every check."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.advice.cases import cases_of
from checker.advice.certainty import Certainty, certainty
from checker.advice.gaps import gaps_of
from checker.advice.headline import Headline, headline_of
from checker.advice.levers import Levers
from checker.advice.offer import Offer
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
        levers: What would close each gap, by the condition's id.
    """

    headline: Headline
    gaps: tuple[Result, ...]
    certain: Certainty
    order: QuestionOrder
    levers: Mapping[str, tuple[Offer, ...]]

    def as_json(self) -> dict[str, Any]:
        """Return it as ``advice`` of ``schemas/report.schema.json``."""
        return {
            "headline": self.headline.as_json(),
            "gaps": [result.condition.id for result in self.gaps],
            "certain": self.certain.as_json(),
            "next": list(self.order.next),
            "missing": self.order.missing,
            "levers": {name: [offer.as_json for offer in offers] for name, offers in self.levers.items()},
        }


class Adviser:
    """Says what follows from the reports that one evaluator makes, and remembers what did not change."""

    def __init__(self, evaluator: NoticeEvaluator) -> None:
        """Prepare for reports of `evaluator`."""
        self._evaluator = evaluator
        self._levers = Levers(evaluator)

    def advice(self, report: Report) -> Advice:
        """Return what follows from a report."""
        cases = cases_of(self._evaluator, report)
        gaps, certain, order = gaps_of(report.results), certainty(report, cases), question_order(report, cases)
        headline = headline_of(report.results, gaps, certain, order.missing)
        return Advice(headline, gaps, certain, order, self._levers.of(report))


def advice(evaluator: NoticeEvaluator, report: Report) -> Advice:
    """Return what follows from a single report that this evaluator made."""
    return Adviser(evaluator).advice(report)
