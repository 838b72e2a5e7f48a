"""Compares whole applications with a notice."""

from checker.evaluation.evaluator import NoticeEvaluator, check, check_row
from checker.evaluation.live_roster import LiveRoster
from checker.evaluation.report import Report

__all__ = ["LiveRoster", "NoticeEvaluator", "Report", "check", "check_row"]
