"""What the operators that join a list of requirements have in common."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.conditions.facts import Facts
from checker.conditions.measure import Measure, on_one_scale
from checker.conditions.operators.base import Operator, in_a_row


@dataclass(frozen=True, slots=True)
class Composite(Operator):
    """Requirements that are decided one by one and then joined."""

    requirements: tuple[Operator, ...]

    def describe(self, facts: Facts) -> str:
        """Return every requirement once."""
        return in_a_row(part.describe(facts) for part in self.requirements)

    @staticmethod
    @abstractmethod
    def foremost(measures: Iterable[Measure]) -> Measure:
        """Return which of several measures that come to the same verdict brings it about."""

    def measure(self, facts: Facts) -> Measure | None:
        """Return what decides: of the requirements that come to the verdict, all on one scale, the foremost."""
        verdict = self.decide(facts).verdict
        deciding = [part.measure(facts) for part in self.requirements if part.decide(facts).verdict is verdict]
        measures = on_one_scale(deciding)
        if not measures or not all(measure.values for measure in measures):
            return measures[0].scale if measures else None
        return self.foremost(measures)

    def parts(self) -> Iterator[Operator]:
        """Yield the requirements."""
        yield from self.requirements
