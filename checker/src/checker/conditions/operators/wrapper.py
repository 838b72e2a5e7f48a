"""What the operators that qualify one requirement have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.conditions.facts import Facts
from checker.conditions.lever import Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator


@dataclass(frozen=True, slots=True)
class Wrapper(Operator):
    """A requirement whose outcome is named, softened or the like."""

    requirement: Operator

    def describe(self, facts: Facts) -> str:
        """Return the requirement."""
        return self.requirement.describe(facts)

    def describe_in_full(self, facts: Facts) -> str:
        """Return the requirement with what it is about."""
        return self.requirement.describe_in_full(facts)

    def joint(self, facts: Facts) -> str:
        """Return that of the requirement."""
        return self.requirement.joint(facts)

    def measure(self, facts: Facts) -> Measure | None:
        """Return what the requirement compares."""
        return self.requirement.measure(facts)

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield those of the requirement."""
        yield from self.requirement.levers(facts)

    def parts(self) -> Iterator[Operator]:
        """Yield the requirement."""
        yield self.requirement
