"""The rules that a notice's ``consistency.yaml`` is built from, by the word that its data use."""

from collections.abc import Callable, Mapping
from typing import Any

from checker.consistency.rules.abstract_rules import DerivedFigureRule, TwoQuantitiesRule
from checker.consistency.rules.alike import Alike
from checker.consistency.rules.average import Average
from checker.consistency.rules.base import Discrepancy, Rule
from checker.consistency.rules.counted import Counted
from checker.consistency.rules.credit_code import CreditCode
from checker.consistency.rules.distinct import Distinct
from checker.consistency.rules.each_row import EachRow
from checker.consistency.rules.equal import Equal
from checker.consistency.rules.in_full import InFull
from checker.consistency.rules.in_order import InOrder
from checker.consistency.rules.needed import Needed
from checker.consistency.rules.no_more import NoMore
from checker.consistency.rules.one_yes import OneYes
from checker.consistency.rules.quotient import Quotient
from checker.consistency.rules.repeated import Repeated
from checker.consistency.rules.same import Same
from checker.consistency.rules.total import Total
from checker.consistency.rules.unlikely import Unlikely
from checker.form.roster import Roster

__all__ = [
    "RULES",
    "Alike",
    "Average",
    "Counted",
    "CreditCode",
    "DerivedFigureRule",
    "Discrepancy",
    "Distinct",
    "EachRow",
    "Needed",
    "Quotient",
    "Rule",
    "Same",
    "Total",
    "TwoQuantitiesRule",
    "rule",
]

RULES: Mapping[str, Callable[[Any], Rule]] = {
    "alike": Alike.of,
    "average": Average.of,
    "counted": Counted.of,
    "credit_code": CreditCode.of,
    "distinct": Distinct.of,
    "equal": Equal.of,
    "in_full": InFull.of,
    "in_order": InOrder.of,
    "needed": Needed.of,
    "no_more": NoMore.of,
    "one_yes": OneYes.of,
    "quotient": Quotient.of,
    "repeated": Repeated.of,
    "same": Same.of,
    "total": Total.of,
    "unlikely": Unlikely.of,
}


def rule(data: Mapping[str, Any], rosters: Mapping[str, Roster]) -> Rule:
    """Build a rule from ``{word: arguments}``, or ``{each_row: {roster: id, rule: {word: arguments}}}``.

    Raises:
        KeyError: The word is no rule, or there is no such roster.
    """
    ((word, arguments),) = data.items()
    if word != "each_row":
        return RULES[word](arguments)
    roster, of_row = arguments["roster"], rule(arguments["rule"], rosters)
    return EachRow(roster, of_row, frozenset(of_row.reads()).difference(rosters[roster].fields))
