"""``all_of``: several requirements, each of which has to hold; every one is evaluated."""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, combined
from checker.conditions.lever import Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.composite import Composite
from checker.conditions.operators.joint_levers import jointly
from checker.values.verdict import weightiest


class AllOf(Composite):
    """Requirements that all have to hold."""

    @staticmethod
    def foremost(measures: Iterable[Measure]) -> Measure:
        """Return the one that does worst."""
        return min(measures, key=attrgetter("standing"))

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield the ways to close all parts at once."""
        yield from jointly(self.requirements, facts)

    def decide(self, facts: Facts) -> Finding:
        """Take the weightiest outcome."""
        found = [part.decide(facts) for part in self.requirements]
        return combined(weightiest(finding.verdict for finding in found), found)
