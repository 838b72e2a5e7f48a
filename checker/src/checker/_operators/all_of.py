"""``all_of``: several requirements, each of which has to hold; every one is evaluated."""

from checker._facts import Facts
from checker._finding import Finding, combined
from checker._operators._composite import Composite
from checker._verdict import weightiest


class AllOf(Composite):
    """Requirements that all have to hold."""

    def decide(self, facts: Facts) -> Finding:
        """Take the weightiest outcome."""
        found = [part.decide(facts) for part in self.requirements]
        return combined(weightiest(finding.verdict for finding in found), found)
