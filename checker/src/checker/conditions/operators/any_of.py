"""``any_of``: several requirements, one of which has to hold; every one is evaluated."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, combined, smallest
from checker.conditions.lever import Changes, Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.composite import Composite
from checker.values.verdict import Verdict

_BEST_FIRST = (Verdict.MET, Verdict.UNKNOWN, Verdict.ATTENTION, Verdict.UNMET, Verdict.NOT_APPLICABLE)


class AnyOf(Composite):
    """Requirements, any one of which is enough."""

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
        return replace(combined(best, found), gap=smallest(gaps))
