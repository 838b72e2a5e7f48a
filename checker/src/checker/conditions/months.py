"""Dates of which only the month is given."""

from collections.abc import Mapping
from typing import Any

from checker.conditions.bounds import BoundedAnswer
from checker.values.dates import day_bounds, is_month
from checker.values.interval import Interval
from checker.wording.sentence import Day, FieldPiece, Fields, Sentence

_ONLY_MONTH = Sentence("date.only-month", "“{date}”只有年月（{month}）")
_DAY_MATTERS = Sentence("date.day-matters", "“{date}”只有年月（{month}），结论要看是哪一天，请填到日。")


def bounded_dates(answers: Mapping[str, Any], titles: Mapping[str, str]) -> Mapping[str, BoundedAnswer]:
    """Return the dates of which only the month is given, bounded by its first and last day.

    Args:
        answers: The answers of a form or a row.
        titles: What the fields with dates are called, by path.
    """
    return {
        path: _some_day(value, Fields((path,), (FieldPiece(title, path),)))
        for path, title in titles.items()
        if isinstance(value := answers.get(path), str) and is_month(value)
    }


def _some_day(month: str, name: Fields) -> BoundedAnswer:
    parts = {"date": name, "month": Day(month)}
    return BoundedAnswer(Interval(day_bounds(month)), _DAY_MATTERS.of(**parts), _ONLY_MONTH.of(**parts))
