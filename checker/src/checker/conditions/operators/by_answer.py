"""``by_answer``: what is required depends on another answer, such as the variant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from checker.conditions.facts import Facts
from checker.conditions.lever import Changes
from checker.conditions.operators.base import Operator
from checker.conditions.operators.by_case import ByCase


@dataclass(frozen=True, slots=True)
class ByAnswer(ByCase):
    """One requirement for each answer to a question.

    Attributes:
        cases: The requirement for each answer; yes and no for a yes-or-no question.
        otherwise: The requirement for any other answer, where there can be one.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"question", "choice", "number"})

    cases: Mapping[str, Operator]
    otherwise: Operator | None

    def parts(self) -> Iterator[Operator]:
        """Yield the requirements."""
        yield from self.cases.values()
        if self.otherwise:
            yield self.otherwise

    def turning_points(self) -> Iterator[tuple[str, object]]:
        """Yield the numbers that are cases of their own, and those that follow them."""
        for answer in self.cases if self.otherwise else ():
            if answer.isascii() and answer.isdigit():
                yield from ((self.path, int(answer)), (self.path, int(answer) + 1))

    def requirement(self, facts: Facts) -> Operator | None:
        """Return the requirement for the answer."""
        answer = facts.choice(self.path)
        if answer is None:
            return None
        requirement = self.cases.get(answer, self.otherwise)
        if requirement is None:
            raise LookupError(f"no case for the answer {answer!r} at {self.path}")
        return requirement

    def samples(self, facts: Facts) -> Iterator[tuple[Changes, Operator]]:
        """Yield the answers that are named."""
        for answer, requirement in self.cases.items():
            yield {self.path: facts.fields[self.path].typed(answer)}, requirement

    def cases_in_words(self, facts: Facts) -> Iterator[tuple[str, Operator]]:
        """Yield the answers as the form calls them."""
        yield from zip((*map(facts.fields[self.path].case, self.cases), "其他"), self.parts(), strict=False)
