"""``not_applicable``: a situation of which the clause does not speak."""

from checker.conditions.facts import Facts
from checker.conditions.finding import NOT_APPLICABLE, Finding
from checker.conditions.operators.base import Operator


class NotApplicable(Operator):
    """The clause does not speak of what was answered."""

    def applies(self, facts: Facts) -> bool:  # noqa: ARG002 - the same for all answers
        """Return that it does not."""
        return False

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return nothing: there is no limit."""
        return ""

    def decide(self, facts: Facts) -> Finding:  # noqa: ARG002 - the same for all answers
        """Say so."""
        return NOT_APPLICABLE
