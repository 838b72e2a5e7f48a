"""``ask``: a situation in which the notice settles nothing, so the applicant has to ask."""

from dataclasses import dataclass
from typing import Self

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding
from checker.conditions.operators.base import Operator
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence

_ADVICE = Sentence("ask.attention", "{advice}")


@dataclass(frozen=True, slots=True)
class Ask(Operator):
    """Advice, one full sentence in Chinese."""

    advice: str

    @classmethod
    def of(cls, advice: str) -> Self:
        """Read the advice."""
        return cls(advice)

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return nothing: there is no limit."""
        return ""

    def decide(self, facts: Facts) -> Finding:  # noqa: ARG002 - the same for all answers
        """Give the advice."""
        return Finding(Verdict.ATTENTION, (_ADVICE.of(advice=self.advice),))
