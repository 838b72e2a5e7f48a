"""What comes of answers around each threshold of a requirement: a table that an editor can check against the notice."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from checker.conditions.edges import NOTHING, Edge
from checker.conditions.facts import Facts
from checker.conditions.lever import Changes
from checker.conditions.operators.any_of import AnyOf
from checker.conditions.operators.ask import Ask
from checker.conditions.operators.base import Operator
from checker.conditions.operators.by_case import ByCase
from checker.conditions.operators.composite import Composite
from checker.conditions.operators.not_applicable import NotApplicable
from checker.conditions.operators.two_readings import TwoReadings
from checker.conditions.operators.wrapper import Wrapper
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class BoundaryCase:
    """Answers beside a threshold, and what comes of them.

    Attributes:
        answers: The answers.
        text: They in words, such as ``场地面积 4999.9 ㎡``.
        verdict: What the checker finds of what the threshold belongs to, looked at by itself.
        whole: What it finds of the whole requirement, as far as the answers settle it.
    """

    answers: Changes
    text: str
    verdict: Verdict
    whole: Verdict


@dataclass(frozen=True, slots=True)
class Boundary:
    """A threshold and the answers around it.

    Attributes:
        required: What is required, in words.
        cases: The answers, across the threshold.
    """

    required: str
    cases: tuple[BoundaryCase, ...]


@dataclass(frozen=True, slots=True)
class _Threshold:
    """An operator that compares something, within a requirement.

    Attributes:
        operator: The operator.
        judge: What says what comes of it: itself, behind the words that soften it.
        beside: The answers that make it the one that counts.
    """

    operator: Operator
    judge: Operator
    beside: Changes


def boundaries(requirement: Operator, facts: Facts) -> Iterator[Boundary]:
    """Yield what comes of answers around each threshold, one after the other.

    Args:
        requirement: The requirement. Each of several that it joins is looked at by itself.
        facts: Answers that go with those around a threshold, such as a whole; where they are missing, some are made up.
    """
    for threshold in _thresholds(requirement, facts, NOTHING):
        then = facts.supposing(threshold.beside)
        for edge in threshold.operator.edges(then):
            yield _boundary(threshold, edge, then, requirement)


def _boundary(threshold: _Threshold, edge: Edge, facts: Facts, requirement: Operator) -> Boundary:
    cases = []
    for changes in edge:
        answers, then = {**threshold.beside, **changes}, facts.supposing(changes)
        text = "，".join(f"{facts.fields[path].short} {then.text(path)}" for path in answers)
        found = threshold.judge.decide(then), requirement.decide(then)
        cases.append(BoundaryCase(answers, text, *(finding.verdict for finding in found)))
    return Boundary(threshold.judge.describe_in_full(facts), tuple(cases))


def _thresholds(requirement: Operator, facts: Facts, beside: Changes) -> Iterator[_Threshold]:
    match requirement:
        case Composite():
            for part in requirement.parts():
                others = [other for other in requirement.parts() if other is not part]
                failing = _failing_all(others, set(part.reads()), facts) if isinstance(requirement, AnyOf) else NOTHING
                yield from _thresholds(part, facts.supposing(failing), {**beside, **failing})
        case Wrapper():
            for one in _thresholds(requirement.requirement, facts, beside):
                yield replace(one, judge=replace(requirement, requirement=one.judge))
        case TwoReadings():
            for reading in (requirement.strict, requirement.lenient):
                for one in _thresholds(reading.requirement, facts, beside):
                    yield replace(one, judge=requirement)
        case ByCase():
            yield from _of_cases(requirement, facts, beside)
        case _:
            yield _Threshold(requirement, requirement, beside)


def _of_cases(requirement: ByCase, facts: Facts, beside: Changes) -> Iterator[_Threshold]:
    """Yield those in each case; where one requires nothing, the cases beside each other, but not what others settle."""
    for answer, part in requirement.samples(facts):
        yield from _thresholds(part, facts.supposing(answer), {**beside, **answer})
    if any(isinstance(part, Ask | NotApplicable) for part in requirement.parts()) and not requirement.all_refers_to():
        failing = _failing_all(requirement.parts(), (requirement.path,), facts)
        yield _Threshold(requirement, requirement, {**beside, **failing, requirement.path: None})


def _failing_all(requirements: Iterable[Operator], kept: Collection[str], facts: Facts) -> Changes:
    """Return answers with which requirements fail, as far as they go together and none is among those to be kept."""
    answers: dict[str, object] = {}
    for one in requirements:
        if not set(one.reads()) & {*kept, *answers}:
            answers.update(next(_failing(one, facts), NOTHING))
    return answers


def _failing(requirement: Operator, facts: Facts) -> Iterator[Changes]:
    """Yield answers around its thresholds with which a requirement fails."""
    for threshold in _thresholds(requirement, facts, NOTHING):
        for edge in threshold.operator.edges(facts.supposing(threshold.beside)):
            for changes in edge:
                answers = {**threshold.beside, **changes}
                if requirement.decide(facts.supposing(answers)).verdict is Verdict.UNMET:
                    yield answers
