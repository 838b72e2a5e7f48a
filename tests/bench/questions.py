"""Measures after how many questions, in the suggested order, it is certain that an application fails."""

from collections.abc import Iterable
from statistics import median

from asking import questions_to_unmet
from checker.evaluation import NoticeEvaluator
from generator.notices import NoticeFolder


def measure(folders: Iterable[NoticeFolder]) -> dict[str, float]:
    """Answer every worked case that is unmet, from an empty form on."""
    asked = [
        questions_to_unmet(NoticeEvaluator(folder.notice), case)
        for folder in folders
        for case in (*folder.cases.applications, *folder.cases.with_rosters)
        if case.overall == "unmet"
    ]
    return {"questions_to_unmet_median": median(asked), "questions_to_unmet_max": max(asked)}
