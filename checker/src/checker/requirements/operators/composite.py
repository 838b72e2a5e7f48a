"""What the operators that join a list of requirements have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.requirements.operators.base import Operator


@dataclass(frozen=True, slots=True)
class Composite(Operator):
    """Requirements that are decided one by one and then joined."""

    requirements: tuple[Operator, ...]

    def parts(self) -> Iterator[Operator]:
        """Yield the requirements."""
        yield from self.requirements
