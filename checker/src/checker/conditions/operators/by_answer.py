"""``by_answer``: what is required depends on another answer, such as the variant."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from checker.conditions.days import TimelineDay
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, combined
from checker.conditions.lever import Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator, within
from checker.conditions.operators.joint_levers import jointly
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence

_NEXT = "；"
_UNANSWERED = Sentence("by_answer.unanswered", "“{question}”尚未填写")


@dataclass(frozen=True, slots=True)
class ByAnswer(Operator):
    """One requirement for each answer to a question.

    While the question is open, the outcome is known only if it is the same whatever the answer will be.

    Attributes:
        path: The question.
        cases: The requirement for each answer; yes and no for a yes-or-no question.
        otherwise: The requirement for any other answer, where there can be one.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"question", "choice", "number"})

    path: str
    cases: Mapping[str, Operator]
    otherwise: Operator | None

    def reads(self) -> Iterator[str]:
        """Yield the question."""
        yield self.path

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

    def applies(self, facts: Facts) -> bool:
        """Whether the requirement for the answer does, or that for any possible one."""
        answer = facts.choice(self.path)
        possible = list(self.parts()) if answer is None else [self._requirement(answer)]
        return any(part.applies(facts) for part in possible)

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield those of the requirement for the answer, never another answer; while it is open, those for all."""
        answer = facts.choice(self.path)
        yield from jointly(self.parts(), facts) if answer is None else self._requirement(answer).levers(facts)

    def describe(self, facts: Facts) -> str:
        """Return the requirement for the answer, or for each possible one."""
        return self._described(facts, lambda part: part.describe(facts))

    def describe_in_full(self, facts: Facts) -> str:
        """Return the same with what each requirement is about."""
        return self._described(facts, lambda part: part.describe_in_full(facts))

    def _described(self, facts: Facts, describe: Callable[[Operator], str]) -> str:
        answer = facts.choice(self.path)
        if answer is not None:
            return describe(self._requirement(answer))
        question = facts.fields[self.path]
        answers = (*map(question.case, self.cases), "其他")
        parts = zip(answers, self.parts(), strict=False)
        described = ((case, within(describe(part), _split(part.joint(facts)), "")) for case, part in parts)
        return _NEXT.join(f"{case}：{words}" for case, words in described if words)

    def joint(self, facts: Facts) -> str:
        """Return what separates the cases while the question is open."""
        answer = facts.choice(self.path)
        return _NEXT if answer is None else self._requirement(answer).joint(facts)

    def decide(self, facts: Facts) -> Finding:
        """Decide by the answer, or by all possible ones."""
        answer = facts.choice(self.path)
        return self._undecided(facts) if answer is None else self._requirement(answer).decide(facts)

    def measure(self, facts: Facts) -> Measure | None:
        """Return what the requirement for the answer compares; nothing while the question is open."""
        answer = facts.choice(self.path)
        return None if answer is None else self._requirement(answer).measure(facts)

    def days(self, facts: Facts) -> Iterator[TimelineDay]:
        """Yield the days of the requirement for the answer, or of all while the question is open."""
        answer = facts.choice(self.path)
        for part in self.parts() if answer is None else (self._requirement(answer),):
            yield from part.days(facts)

    def _requirement(self, answer: str) -> Operator:
        requirement = self.cases.get(answer, self.otherwise)
        if requirement is None:
            raise LookupError(f"no case for the answer {answer!r} at {self.path}")
        return requirement

    def _undecided(self, facts: Facts) -> Finding:
        found = [part.decide(facts) for part in self.parts()]
        verdicts = {finding.verdict for finding in found}
        if len(verdicts) == 1 and Verdict.UNKNOWN not in verdicts:
            agreed = combined(verdicts.pop(), found)
            unknowns = (_UNANSWERED.of(question=facts.name(self.path)), *agreed.immaterial_unknowns)
            return replace(agreed, immaterial_unknowns=unknowns, gap=None)
        question = Finding.unknown((self.path,))
        return combined(Verdict.UNKNOWN, [question, *(part for part in found if part.verdict is Verdict.UNKNOWN)])


def _split(joint: str) -> str:
    """Return what joins requirements if it would be taken for what separates the cases."""
    return joint if joint == _NEXT else ""
