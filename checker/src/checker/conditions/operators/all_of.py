"""``all_of``: several requirements, each of which has to hold; every one is evaluated."""

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, combined
from checker.conditions.operators.composite import Composite
from checker.values.verdict import weightiest


class AllOf(Composite):
    """Requirements that all have to hold."""

    def decide(self, facts: Facts) -> Finding:
        """Take the weightiest outcome."""
        found = [part.decide(facts) for part in self.requirements]
        return combined(weightiest(finding.verdict for finding in found), found)
