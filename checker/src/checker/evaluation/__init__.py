"""Compares whole applications with a notice."""

from checker.evaluation.assessment import Assessment
from checker.evaluation.evaluator import NoticeEvaluator, check, check_row
from checker.evaluation.report import Report

__all__ = ["Assessment", "NoticeEvaluator", "Report", "check", "check_row"]
