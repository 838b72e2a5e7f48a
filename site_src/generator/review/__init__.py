"""A notice for people who do not read YAML, before it is published."""

from generator.review.rule_diff import CaseChange, RuleChange, RuleDiff, compare_rules
from generator.review.writing import write_review

__all__ = ["CaseChange", "RuleChange", "RuleDiff", "compare_rules", "write_review"]
