"""What the operators that join a list of requirements have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.conditions.facts import Facts
from checker.conditions.operators.base import Operator, in_a_row


@dataclass(frozen=True, slots=True)
class Composite(Operator):
    """Requirements that are decided one by one and then joined."""

    requirements: tuple[Operator, ...]

    def describe(self, facts: Facts) -> str:
        """Return every requirement once."""
        return in_a_row(part.describe(facts) for part in self.requirements)

    def parts(self) -> Iterator[Operator]:
        """Yield the requirements."""
        yield from self.requirements
