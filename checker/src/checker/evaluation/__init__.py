"""Compares whole applications with a notice."""

from checker.evaluation.assessment import Assessment
from checker.evaluation.assumptions import NOTHING, Assumed, assuming
from checker.evaluation.evaluator import NoticeEvaluator, Rows, check, check_row
from checker.evaluation.report import Report

__all__ = ["NOTHING", "Assessment", "Assumed", "NoticeEvaluator", "Report", "Rows", "assuming", "check", "check_row"]
