"""``distinct``: firms that may stand only once, in one roster or in several."""

from collections.abc import Iterator

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import RowsRule
from checker.consistency.rules.base import Discrepancy
from checker.wording.sentence import Sentence

_SAME_FIRM = Sentence("distinct.same-firm", "{where}是同一家（{identity}）。")


class Distinct(RowsRule):
    """One roster in which no firm may stand twice, or several of which no firm may stand in two."""

    def compare(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare the codes."""
        for identity, places in self.sharing(lambda row: row.identity, context):
            yield self.discrepancy(_SAME_FIRM, places, context, identity=identity)
