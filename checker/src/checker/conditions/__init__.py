"""Conditions of a notice and the operators that they are built from."""

from checker.conditions.boundaries import Boundary, BoundaryCase, boundaries
from checker.conditions.bounds import BoundedAnswer, decide_within_bounds
from checker.conditions.condition import Ambiguity, Condition
from checker.conditions.days import FullDay, TimelineDay, TurningDay
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap
from checker.conditions.months import bounded_dates
from checker.conditions.operators import OPERATORS, NOf, Operator, Ratio, operator
from checker.conditions.result import Result, ResultMemory, evaluate

__all__ = [
    "OPERATORS",
    "Ambiguity",
    "Boundary",
    "BoundaryCase",
    "BoundedAnswer",
    "Condition",
    "Facts",
    "Finding",
    "FullDay",
    "Gap",
    "NOf",
    "Operator",
    "Ratio",
    "Result",
    "ResultMemory",
    "TimelineDay",
    "TurningDay",
    "boundaries",
    "bounded_dates",
    "decide_within_bounds",
    "evaluate",
    "operator",
]
