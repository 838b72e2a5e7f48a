"""``accepted``: a choice that has to be one of those that the notice accepts, such as qualifications."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from checker.conditions.edges import Edge
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding
from checker.conditions.lever import Lever
from checker.conditions.operators.base import Operator
from checker.conditions.operators.choosing import choosing
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence

_MET = Sentence("accepted.met", "“{field}”为“{value}”，在认可的之内（{accepted}）。")
_UNMET = Sentence("accepted.unmet", "“{field}”为“{value}”，不在认可的之内（{accepted}）。")


@dataclass(frozen=True, slots=True)
class Accepted(Operator):
    """A choice.

    Attributes:
        path: The field.
        values: The choices that will do, as data write them.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"choice"})

    path: str
    values: tuple[str, ...]

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{answer: path, values: [choice, …]}``."""
        return cls(data["answer"], tuple(data["values"]))

    def reads(self) -> Iterator[str]:
        """Yield the field."""
        yield self.path

    def describe(self, facts: Facts) -> str:
        """Return the choices that will do."""
        return f"为{self._named(facts, '或')}"

    def subject(self, facts: Facts) -> str:
        """Name the field."""
        return facts.title(self.path)

    def decide(self, facts: Facts) -> Finding:
        """Look whether the choice is one of them."""
        answer = facts.choice(self.path)
        if answer is None:
            return Finding.unknown((self.path,))
        verdict, sentence = (Verdict.MET, _MET) if answer in self.values else (Verdict.UNMET, _UNMET)
        value, accepted = facts.fields[self.path].choice(answer), self._named(facts, "、")
        statement = sentence.of(field=facts.name(self.path), value=value, accepted=accepted)
        return Finding(verdict, (statement,), (self.path,))

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield all choices."""
        yield tuple({self.path: choice} for choice in facts.fields[self.path].schema["enum"])

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield each choice that will do."""
        if facts.choice(self.path) not in self.values:
            yield from (choosing(self.path, value, facts) for value in self.values)

    def _named(self, facts: Facts, separator: str) -> str:
        return separator.join(f"“{facts.fields[self.path].choice(value)}”" for value in self.values)
