"""Checks an application against the conditions of a recognition notice, clause by clause."""

from checker.application.validation import read_application
from checker.evaluation.report import Report, check, check_row
from checker.form.field import Field
from checker.form.problem import ApplicationError, Problem
from checker.notice.notice import Condition, Notice, load_notice, notice_ids
from checker.requirements.result import Result
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
