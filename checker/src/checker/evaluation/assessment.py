"""An application as it is being filled in: texts, compared as far as they can be read."""

from collections.abc import Mapping
from typing import Any

from checker.application import application_from_answers, find_problems, without
from checker.evaluation.assumptions import NOTHING, Assumed
from checker.evaluation.evaluator import NoticeEvaluator, Rows
from checker.evaluation.live_roster import LiveRoster
from checker.evaluation.report import Report
from checker.form import Problem
from checker.notice import Notice


class Assessment:
    """The rosters of one application, and what compares it with the notice.

    Attributes:
        notice: The notice.
        evaluator: What compares applications with it.
        rosters: Its rosters, by id.
    """

    def __init__(self, notice: Notice) -> None:
        """Start without rows."""
        self.notice = notice
        self.evaluator = NoticeEvaluator(notice)
        self.rosters: Mapping[str, LiveRoster] = {
            name: LiveRoster(notice, one) for name, one in self.evaluator.rosters.items()
        }

    def check(self, answers: Mapping[str, str], assumed: Assumed = NOTHING) -> tuple[Report, list[Problem]]:
        """Compare the form's answers, as texts by control, and the rosters with the notice.

        Args:
            answers: The texts.
            assumed: Answers that stand in the place of whatever is typed or counted there.

        Returns:
            The report, and what is wrong with answers; these count as missing.
        """
        application, problems = self.read(answers)
        return self.evaluator.check(application, self.rows, assumed), problems

    def read(self, answers: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
        """Return what the form's texts by control say, as an application without what is wrong, and what that is."""
        application, unreadable = application_from_answers(answers, self.notice)
        invalid = list(find_problems(application, self.notice))
        return without(application, [problem.path for problem in invalid]), [*unreadable, *invalid]

    @property
    def rows(self) -> Rows:
        """The rows of those rosters that have any."""
        return {name: roster.rows for name, roster in self.rosters.items() if roster.rows}
