"""``alike``: firms of which the name agrees and the code does not, or the other way round: perhaps one, to be asked."""

from collections.abc import Iterator

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import Place, RowsRule
from checker.consistency.rules.base import Discrepancy
from checker.wording.sentence import Sentence

_NO_CODE = Sentence("alike.no-code", "{where}名称相同（{name}），代码没有填全，请核对是不是同一家。")
_TWO_CODES = Sentence("alike.two-codes", "{where}名称相同（{name}），代码却不同，请核对是不是同一家。")
_TWO_NAMES = Sentence("alike.two-names", "{where}代码相同（{code}），名称却不同，请核对名称和代码。")


class Alike(RowsRule):
    """One roster, or several that are compared with each other."""

    def compare(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare names with codes; brackets, width and the ways to write 有限公司 make no other name."""
        for _, places in self.sharing(lambda row: row.name, context):
            codes = {row.identity for *_, row in places}
            if "" in codes or len(codes) > 1:
                sentence = _NO_CODE if "" in codes else _TWO_CODES
                yield self.discrepancy(sentence, places, context, name=_name(places[0], context))
        for code, places in self.sharing(lambda row: row.identity, context):
            if len({row.name for *_, row in places if row.name}) > 1:
                yield self.discrepancy(_TWO_NAMES, places, context, code=code)


def _name(place: Place, context: ConsistencyContext) -> str:
    roster, _, row = place
    return str(row.answers[context.rosters[roster].schema["x-name"]])
