"""Whether an application agrees with itself."""

from checker.consistency.check import ConsistencyCheck, Inconsistency, discrepancies_in_row, inconsistencies
from checker.consistency.context import ConsistencyContext, RuleMemory
from checker.consistency.rules import RULES, Discrepancy, Rule, rule

__all__ = [
    "RULES",
    "ConsistencyCheck",
    "ConsistencyContext",
    "Discrepancy",
    "Inconsistency",
    "Rule",
    "RuleMemory",
    "discrepancies_in_row",
    "inconsistencies",
    "rule",
]
