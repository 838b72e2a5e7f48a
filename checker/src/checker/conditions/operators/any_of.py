"""``any_of``: several requirements, one of which has to hold; every one is evaluated."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import ClassVar

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, combined, smallest
from checker.conditions.lever import Changes, Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.composite import Composite
from checker.conditions.operators.joint_gaps import JointGap
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence, Statement

_LEADS = {
    Verdict.UNMET: Sentence("any_of.unmet", "下列做到一项即可，都没有做到：（"),
    Verdict.ATTENTION: Sentence("any_of.attention", "下列做到一项即可，都须确认：（"),
}
_OR = Sentence("any_of.or", "）或（")
_END = Sentence("any_of.end", "）")
_ANY = JointGap("any_of.gap", "或：")
_BEST_FIRST = (Verdict.MET, Verdict.UNKNOWN, Verdict.ATTENTION, Verdict.UNMET, Verdict.NOT_APPLICABLE)


class AnyOf(Composite):
    """Requirements, any one of which is enough."""

    conjunction: ClassVar[str] = "或"

    @staticmethod
    def foremost(measures: Iterable[Measure]) -> Measure:
        """Return the one that does best."""
        return max(measures, key=attrgetter("standing"))

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield those of each part, any one of which will do, but for those of which less closes another part."""
        for part in self.requirements:
            yield from (lever for lever in part.levers(facts) if not self._holds_with(lever.shorts, facts))

    def _holds_with(self, changes: Iterable[Changes], facts: Facts) -> bool:
        return any(self.decide(facts.supposing(one)).verdict is Verdict.MET for one in changes)

    def decide(self, facts: Facts) -> Finding:
        """Take the best outcome that is certain or still possible; of gaps, the one that is closed most easily."""
        found = [part.decide(facts) for part in self.requirements]
        best = min((finding.verdict for finding in found), key=_BEST_FIRST.index)
        gaps = [finding.gap for finding in found if finding.verdict is best and finding.gap]
        foremost = smallest(gaps)
        whole = replace(combined(best, found), gap=foremost and _ANY.joining(foremost, gaps))
        said = list(dict.fromkeys(finding.statements for finding in found if finding.verdict is best))
        return whole if best not in _LEADS or len(said) == 1 else replace(whole, statements=_alternatives(best, said))


def _alternatives(verdict: Verdict, said: Sequence[tuple[Statement, ...]]) -> tuple[Statement, ...]:
    """Return why none of several requirements holds, one beside the other."""
    first, *others = said
    between = (statement for other in others for statement in (_OR.of(), *other))
    return (_LEADS[verdict].of(), *first, *between, _END.of())
