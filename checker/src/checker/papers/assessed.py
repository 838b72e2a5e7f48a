"""An application with all that was found for it, as papers take it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from checker.advice import Advice, Levers, Offer, advice
from checker.evaluation import Assessment, Report
from checker.form import Problem
from checker.papers.supplement import Supplement, load_supplement

type Texts = Mapping[str, str]
"""What was typed, by control or by cell."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """An application, and what was found for it.

    Attributes:
        report: What was found.
        advice: What follows from that.
        levers: What would close each gap, by the condition's id.
        problems: What is wrong with answers, which count as missing.
        answers: The form's answers as they were typed, by control.
        rosters: The rows as they were typed, by roster.
        supplement: What the notice says beyond form and conditions.
        day: The day on which the paper is made.
        address: The address of the page on which the application was assessed; empty where there is none.
    """

    report: Report
    advice: Advice
    levers: Mapping[str, Sequence[Offer]]
    problems: Sequence[Problem]
    answers: Texts
    rosters: Mapping[str, Sequence[Texts]]
    supplement: Supplement
    day: date
    address: str


def assess(
    assessment: Assessment, answers: Texts, rosters: Mapping[str, Sequence[Texts]], day: date, address: str
) -> Assessed:
    """Assess the answers together with the rows that the assessment holds; `rosters` are the same rows as texts."""
    report, problems = assessment.check(answers)
    return Assessed(
        report,
        advice(assessment.evaluator, report),
        Levers(assessment.evaluator).of(report),
        problems,
        answers,
        {name: rows for name, rows in rosters.items() if rows},
        load_supplement(report.notice.id),
        day,
        address,
    )
