"""The rules that a notice's ``consistency.yaml`` is built from, by the word that its data use."""

from collections.abc import Callable, Mapping
from typing import Any

from checker._roster import Roster
from checker._rules._base import Rule, Said, View
from checker._rules.average import Average
from checker._rules.counted import Counted
from checker._rules.distinct import Distinct
from checker._rules.each_row import EachRow
from checker._rules.equal import Equal
from checker._rules.in_full import InFull
from checker._rules.in_order import InOrder
from checker._rules.needed import Needed
from checker._rules.no_more import NoMore
from checker._rules.one_yes import OneYes
from checker._rules.quotient import Quotient
from checker._rules.same import Same
from checker._rules.total import Total

__all__ = ["RULES", "Counted", "Distinct", "EachRow", "Needed", "Rule", "Said", "Same", "View", "rule"]

RULES: Mapping[str, Callable[[Any], Rule]] = {
    "average": Average.of,
    "counted": Counted.of,
    "distinct": Distinct.of,
    "equal": Equal.of,
    "in_full": InFull.of,
    "in_order": InOrder.of,
    "needed": Needed.of,
    "no_more": NoMore.of,
    "one_yes": OneYes.of,
    "quotient": Quotient.of,
    "same": Same.of,
    "total": Total.of,
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
    return EachRow(roster, of_row, frozenset(of_row.reads()) - rosters[roster].fields.keys())
