"""``repeated``: rows of one roster that are the same in every cell."""

from collections.abc import Iterator

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import RowsRule
from checker.consistency.rules.base import Discrepancy
from checker.rosters.row import Row
from checker.wording.sentence import Sentence

_SAME_ROWS = Sentence("repeated.same-rows", "{where}完全一样，请核对是不是重复填写。")
_FEWEST_CELLS = 2


class Repeated(RowsRule):
    """A roster whose rows nothing identifies: people may share a name, but hardly everything else."""

    def compare(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare whole rows."""
        for _, places in self.sharing(_cells, context):
            yield self.discrepancy(_SAME_ROWS, places, context)


def _cells(row: Row) -> str:
    """Return all cells of a row; empty for one that has hardly any."""
    given = sorted((path, str(answer)) for path, answer in row.answers.items() if answer is not None)
    return repr(given) if len(given) >= _FEWEST_CELLS else ""
