"""``declared``: what the applicant asserts and nothing can compute (自行说明)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

from checker.conditions.edges import Edge
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding
from checker.conditions.lever import Lever
from checker.conditions.operators.base import Operator
from checker.conditions.operators.choosing import choosing
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence

_MET = Sentence("declared.met", "申请人自行说明：符合。").of()
_UNMET = Sentence("declared.unmet", "申请人自行说明：不符合。").of()


@dataclass(frozen=True, slots=True)
class Declared(Operator):
    """A yes-or-no question at `path`; "not sure" is no answer."""

    field_kinds: ClassVar[frozenset[str]] = frozenset({"question"})

    rests_on_declaration: ClassVar[bool] = True

    path: str

    @classmethod
    def of(cls, path: str) -> Self:
        """Read the path of the question."""
        return cls(path)

    def reads(self) -> Iterator[str]:
        """Yield the question."""
        yield self.path

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return who says whether it holds."""
        return "由申请人自行说明"

    def subject(self, facts: Facts) -> str:
        """Quote the question."""
        return f"“{facts.title(self.path)}”"

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield that it be done: then the answer is yes."""
        if facts.choice(self.path) != "yes":
            yield choosing(self.path, "yes", facts)

    def edges(self, facts: Facts) -> Iterator[Edge]:  # noqa: ARG002 - the same for all answers
        """Yield both answers."""
        yield ({self.path: False}, {self.path: True})

    def decide(self, facts: Facts) -> Finding:
        """Take the applicant's word for it."""
        match facts.choice(self.path):
            case "yes":
                return Finding(Verdict.MET, (_MET,), (self.path,))
            case "no":
                return Finding(Verdict.UNMET, (_UNMET,), (self.path,))
        return Finding.unknown((self.path,))
