"""What the operators that look at other conditions' outcomes have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding
from checker.conditions.operators.base import Operator


@dataclass(frozen=True, slots=True)
class Referring(Operator):
    """Ids of conditions that stand earlier in the same notice."""

    conditions: tuple[str, ...]

    def refers_to(self) -> Iterator[str]:
        """Yield the ids."""
        yield from self.conditions

    def found(self, facts: Facts) -> list[Finding]:
        """Return what was found for each of them."""
        return [facts.findings[condition] for condition in self.conditions]
