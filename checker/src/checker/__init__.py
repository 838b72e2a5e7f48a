"""Checks an application against the conditions of a recognition notice, clause by clause."""

from checker._application import read_application
from checker._check import Report, check, check_row
from checker._fields import Field
from checker._notice import Condition, Notice, load_notice, notice_ids
from checker._problem import ApplicationError, Problem
from checker._result import Result
from checker._verdict import Verdict

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
