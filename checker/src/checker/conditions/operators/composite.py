"""What the operators that join a list of requirements have in common."""

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.conditions.facts import Facts
from checker.conditions.measure import Measure, on_one_scale
from checker.conditions.operators.base import Operator, within


@dataclass(frozen=True, slots=True)
class Composite(Operator):
    """Requirements that are decided one by one and then joined.

    Attributes:
        conjunction: The word that joins them.
        requirements: The requirements.
    """

    conjunction: ClassVar[str]

    requirements: tuple[Operator, ...]

    def describe(self, facts: Facts) -> str:
        """Return every requirement once; what it is about as well, unless all are about the same."""
        leaves = [part for part in self.walk() if not any(part.parts()) and part.describe(facts)]
        if len({part.subject(facts) for part in leaves}) > 1:
            return self.describe_in_full(facts)
        return self._joined([(part, part.describe(facts)) for part in self.requirements], facts)

    def describe_in_full(self, facts: Facts) -> str:
        """Return every requirement once, with what it is about."""
        return self._joined([(part, part.describe_in_full(facts)) for part in self.requirements], facts)

    def _joined(self, described: Iterable[tuple[Operator, str]], facts: Facts) -> str:
        words = [within(said, part.joint(facts), self.conjunction) for part, said in described if said]
        return f"，{self.conjunction}".join(dict.fromkeys(words))

    def joint(self, facts: Facts) -> str:
        """Return the conjunction, if there is anything to join."""
        described = [part for part in self.requirements if part.describe(facts)]
        return self.conjunction if len(described) > 1 else "".join(part.joint(facts) for part in described)

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
