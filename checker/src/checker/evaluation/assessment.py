"""An application as it is being filled in: texts, compared as far as they can be read."""

from collections.abc import Mapping

from checker.application import application_from_answers, find_problems, without
from checker.evaluation.evaluator import NoticeEvaluator
from checker.evaluation.live_roster import LiveRoster
from checker.evaluation.report import Report
from checker.form import Problem
from checker.notice import Notice


class Assessment:
    """The rosters of one application, and what compares it with the notice.

    Attributes:
        notice: The notice.
        rosters: Its rosters, by id.
    """

    def __init__(self, notice: Notice) -> None:
        """Start without rows."""
        self.notice = notice
        self._evaluator = NoticeEvaluator(notice)
        self.rosters: Mapping[str, LiveRoster] = {
            name: LiveRoster(notice, one) for name, one in self._evaluator.rosters.items()
        }

    def check(self, answers: Mapping[str, str]) -> tuple[Report, list[Problem]]:
        """Compare the form's answers, as texts by control, and the rosters with the notice.

        Returns:
            The report, and what is wrong with answers; these count as missing.
        """
        application, unreadable = application_from_answers(answers, self.notice)
        invalid = list(find_problems(application, self.notice))
        rosters = {name: roster.rows for name, roster in self.rosters.items() if roster.rows}
        report = self._evaluator.check(without(application, [problem.path for problem in invalid]), rosters)
        return report, [*unreadable, *invalid]
