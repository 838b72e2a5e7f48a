"""What every operator can do."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding


class Operator(ABC):
    """A requirement that can be compared with answers."""

    declared: ClassVar[bool] = False
    """Whether the outcome is what the applicant asserts, not what can be computed."""

    takes: ClassVar[frozenset[str]] = frozenset()
    """The kinds of fields that it can read."""

    @abstractmethod
    def decide(self, facts: Facts) -> Finding:
        """Compare the answers with the requirement; never raises for valid answers."""

    def reads(self) -> Iterator[str]:
        """Yield the paths of the answers that this operator itself looks at."""
        yield from ()

    def refers_to(self) -> Iterator[str]:
        """Yield the ids of the conditions whose findings this operator itself looks at."""
        yield from ()

    def points(self) -> Iterator[tuple[str, object]]:
        """Yield values of answers, by path, where the outcome can turn; between two neighbours it goes one way only."""
        yield from ()

    def possible(self, facts: Facts) -> bool:  # noqa: ARG002 - most operators take whatever is answered
        """Whether the dates that it reads can all be true; where one is missing they can."""
        return True

    def parts(self) -> Iterator["Operator"]:
        """Yield the operators it is composed of."""
        yield from ()

    def walk(self) -> Iterator["Operator"]:
        """Yield this operator and all it is composed of."""
        yield self
        for part in self.parts():
            yield from part.walk()
