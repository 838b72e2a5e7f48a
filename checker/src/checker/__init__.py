"""Checks an application against the conditions of a recognition notice, clause by clause."""

from checker.application import read_application
from checker.conditions import Condition, Result
from checker.evaluation import Report, check, check_row
from checker.form import ApplicationError, Field, Problem
from checker.notice import Notice, load_notice, notice_ids
from checker.values.verdict import Verdict

__all__ = [
    "ApplicationError",
    "Condition",
    "Field",
    "Notice",
    "Problem",
    "Report",
    "Result",
    "Verdict",
    "check",
    "check_row",
    "load_notice",
    "notice_ids",
    "read_application",
]
