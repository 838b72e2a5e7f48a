"""``by_answer``: what is required depends on another answer, such as the variant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from checker.conditions.facts import Facts
from checker.conditions.lever import Changes
from checker.conditions.operators.base import Operator
from checker.conditions.operators.by_case import ByCase
from checker.conditions.operators.not_applicable import NotApplicable
from checker.form.field import Field


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
        """Yield the answers that are named, and one that is not where that may be answered as well."""
        field = facts.fields[self.path]
        for answer, requirement in self.cases.items():
            yield {self.path: field.typed(answer)}, requirement
        another = self._another(field)
        if self.otherwise and another is not None:
            yield {self.path: another}, self.otherwise

    def _another(self, field: Field) -> object | None:
        if field.kind == "number":
            named = [int(answer) for answer in self.cases]
            return next(filter(field.takes, (max(named) + 1, min(named) - 1)), None)
        return next(iter(self._unnamed(field)), None)

    def _others(self, field: Field) -> str:
        """Name the answers for which ``otherwise`` holds: one of them may itself be called 其他."""
        return "、".join(map(field.case, self._unnamed(field))) or "其他"

    def _unnamed(self, field: Field) -> list[str]:
        return [answer for answer in field.schema.get("enum", ()) if answer not in self.cases]

    def cases_in_words(self, facts: Facts) -> Iterator[tuple[str, Operator]]:
        """Yield the answers as the form calls them; that any other one requires nothing goes without saying."""
        for answer, requirement in self.cases.items():
            yield facts.fields[self.path].case(answer), requirement
        if self.otherwise and not isinstance(self.otherwise, NotApplicable):
            yield self._others(facts.fields[self.path]), self.otherwise
