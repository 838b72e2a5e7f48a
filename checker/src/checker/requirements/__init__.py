"""Conditions of a notice and the operators that they are built from."""

from checker.requirements.bounds import Bounded, decide
from checker.requirements.condition import Ambiguity, Condition
from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, Gap
from checker.requirements.operators import OPERATORS, Operator, operator
from checker.requirements.result import Result, evaluate

__all__ = [
    "OPERATORS",
    "Ambiguity",
    "Bounded",
    "Condition",
    "Facts",
    "Finding",
    "Gap",
    "Operator",
    "Result",
    "decide",
    "evaluate",
    "operator",
]
