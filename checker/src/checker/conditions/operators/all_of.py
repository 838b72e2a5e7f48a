"""``all_of``: several requirements, each of which has to hold; every one is evaluated."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from typing import ClassVar

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, combined
from checker.conditions.lever import Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.composite import Composite
from checker.conditions.operators.joint_gaps import JointGap
from checker.conditions.operators.joint_levers import jointly
from checker.values.verdict import weightiest

_ALL = JointGap("all_of.gap", "")


class AllOf(Composite):
    """Requirements that all have to hold."""

    conjunction: ClassVar[str] = "且"

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
        verdict = weightiest(finding.verdict for finding in found)
        gaps = [finding.gap for finding in found if finding.verdict is verdict and finding.gap]
        return replace(combined(verdict, found), gap=_ALL.joining(gaps[0], gaps) if gaps else None)
