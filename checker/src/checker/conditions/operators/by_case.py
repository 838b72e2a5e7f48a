"""What the operators have in common that require something else in each of several cases."""

from abc import abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from checker.conditions.days import TimelineDay
from checker.conditions.edges import Edge
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, combined
from checker.conditions.lever import Changes, Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator, within
from checker.conditions.operators.joint_levers import jointly
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence
from checker.wording.vocabulary import VERDICT_LABELS

_NEXT = "；"
_UNANSWERED = Sentence("by_answer.unanswered", "“{question}”尚未填写")


@dataclass(frozen=True, slots=True)
class ByCase(Operator):
    """One requirement for each case of an answer.

    While the answer is open, the outcome is known only if it is the same whatever the answer will be.

    Attributes:
        path: The answer.
    """

    path: str

    @abstractmethod
    def requirement(self, facts: Facts) -> Operator | None:
        """Return the requirement in the case that is answered; None while the answer is open."""

    @abstractmethod
    def cases_in_words(self, facts: Facts) -> Iterator[tuple[str, Operator]]:
        """Yield what the cases are called, with their requirements."""

    @abstractmethod
    def samples(self, facts: Facts) -> Iterator[tuple[Changes, Operator]]:
        """Yield answers of each case, at its ends where it has any, with the requirement there."""

    def reads(self) -> Iterator[str]:
        """Yield the answer."""
        yield self.path

    def applies(self, facts: Facts) -> bool:
        """Whether the requirement for the answer does, or that for any possible one."""
        return any(part.applies(facts) for part in self._possible(facts))

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield those of the requirement for the answer, never another answer; while it is open, those for all."""
        chosen = self.requirement(facts)
        yield from jointly(self.parts(), facts) if chosen is None else chosen.levers(facts)

    def describe(self, facts: Facts) -> str:
        """Return the requirement for the answer, or for each possible one."""
        return self._described(facts, lambda part: part.describe(facts))

    def describe_in_full(self, facts: Facts) -> str:
        """Return the same with what each requirement is about."""
        return self._described(facts, lambda part: part.describe_in_full(facts))

    def _described(self, facts: Facts, describe: Callable[[Operator], str]) -> str:
        chosen = self.requirement(facts)
        if chosen is not None:
            return describe(chosen)
        cases = list(self.cases_in_words(facts))
        described = [within(describe(part), _split(part.joint(facts)), "") for _, part in cases]
        if not any(described):
            return ""
        all_in_words = (
            f"{case}：{words or VERDICT_LABELS[part.decide(facts).verdict]}"
            for words, (case, part) in zip(described, cases, strict=True)
        )
        return _NEXT.join(all_in_words)

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield the answers of all cases beside each other: they are the threshold of one that requires nothing."""
        yield tuple(answer for answer, _ in self.samples(facts))

    def joint(self, facts: Facts) -> str:
        """Return what separates the cases while the answer is open."""
        chosen = self.requirement(facts)
        return _NEXT if chosen is None else chosen.joint(facts)

    def decide(self, facts: Facts) -> Finding:
        """Decide by the answer, or by all possible ones."""
        chosen = self.requirement(facts)
        return self._undecided(facts) if chosen is None else chosen.decide(facts)

    def measure(self, facts: Facts) -> Measure | None:
        """Return what the requirement for the answer compares; nothing while it is open."""
        chosen = self.requirement(facts)
        return None if chosen is None else chosen.measure(facts)

    def days(self, facts: Facts) -> Iterator[TimelineDay]:
        """Yield the days of the requirement for the answer, or of all while it is open."""
        for part in self._possible(facts):
            yield from part.days(facts)

    def _possible(self, facts: Facts) -> Iterator[Operator]:
        chosen = self.requirement(facts)
        yield from self.parts() if chosen is None else (chosen,)

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
