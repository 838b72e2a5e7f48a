"""Rows of rosters, which of them count, and what is counted from them."""

from checker.rosters.application_day import ApplicationDay
from checker.rosters.count import Count
from checker.rosters.counting import Counting, countings
from checker.rosters.eligible_rows import EligibleRows, RosterRows
from checker.rosters.evaluator import RosterEvaluator
from checker.rosters.row import Row

__all__ = ["ApplicationDay", "Count", "Counting", "EligibleRows", "RosterEvaluator", "RosterRows", "Row", "countings"]
