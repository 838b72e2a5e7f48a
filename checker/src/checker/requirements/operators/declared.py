"""``declared``: what the applicant asserts and nothing can compute (自述)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Self

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding
from checker.requirements.operators.base import Operator
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Declared(Operator):
    """A yes-or-no question at `path`; "not sure" is no answer."""

    takes: ClassVar[frozenset[str]] = frozenset({"question"})

    declared: ClassVar[bool] = True

    path: str

    @classmethod
    def of(cls, path: str) -> Self:
        """Read the path of the question."""
        return cls(path)

    def reads(self) -> Iterator[str]:
        """Yield the question."""
        yield self.path

    def decide(self, facts: Facts) -> Finding:
        """Take the applicant's word for it."""
        required = "由申请人自述"
        match facts.choice(self.path):
            case "yes":
                return Finding(Verdict.MET, "申请人自述：符合。", required, (self.path,))
            case "no":
                return Finding(Verdict.UNMET, "申请人自述：不符合。", required, (self.path,))
        return Finding.unknown((self.path,), required)
