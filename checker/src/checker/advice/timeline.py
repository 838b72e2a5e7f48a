"""What time does to an application: the window, each condition's days, the rows' ages, another day of application."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.advice.condition_days import ConditionDays, condition_days
from checker.advice.other_day import OtherDay, other_day
from checker.advice.row_limits import RowLimits, row_limits
from checker.evaluation import NoticeEvaluator, Report


@dataclass(frozen=True, slots=True)
class Timeline:
    """What time does to an application.

    Attributes:
        report: Its report.
        today: Today.
        conditions: The days of each condition that looks at dates.
        rows: What rows have a number of months for.
        other: The draft's day of application beside another; None where the notice heeds no such day.
    """

    report: Report
    today: date
    conditions: tuple[ConditionDays, ...]
    rows: tuple[RowLimits, ...]
    other: OtherDay | None

    def as_json(self) -> dict[str, Any]:
        """Return it as ``timeline`` of ``schemas/report.schema.json``."""
        days = self.other.days if self.other else (self.today,)
        return {
            "other": self.other and self.other.as_json(),
            "conditions": [one.as_json() for one in self.conditions],
            "rows": [one.as_json({self.today, *one.ends, *days}, days[-1]) for one in self.rows],
        }


def timeline_of(evaluator: NoticeEvaluator, report: Report, today: date, chosen: date | None = None) -> Timeline:
    """Return what time does to a report that this evaluator made.

    Args:
        evaluator: The evaluator.
        report: The draft's report.
        today: Today.
        chosen: Another day of application to look at.
    """
    return Timeline(
        report,
        today,
        condition_days(evaluator, report),
        row_limits(report),
        other_day(evaluator, report, chosen),
    )
