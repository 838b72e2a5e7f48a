"""In which order to answer what is still missing, so that what is decided is known early."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache

from checker.advice.cases import Case, Cases
from checker.conditions import Condition
from checker.evaluation import Report
from checker.form import Field
from checker.values.verdict import Verdict


class Rank(IntEnum):
    """Kinds of conditions; those that are looked at early come first."""

    OF_VARIANT = 0
    FIGURES = 1
    STATEMENTS = 2
    USUAL = 3
    MATERIAL = 4


@dataclass(frozen=True, slots=True)
class QuestionOrder:
    """What is still to be answered.

    Attributes:
        next: The paths of the open questions, the one that decides most first; those of which it is not yet known
            whether they will have to be answered are left out.
        missing: How many of them, at least, have to be answered for a verdict on the application as a whole.
        rosters: The titles of those rosters of which rows have to be completed instead, for what is typed beside them
            counts for nothing.
    """

    next: tuple[str, ...]
    missing: int
    rosters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """What an undecided condition still needs.

    Attributes:
        rank: Its kind.
        answers: How many answers it still needs, in boxes to fill in.
        paths: The questions that have to be answered in any case.
    """

    rank: Rank
    answers: int
    paths: tuple[str, ...]


def question_order(report: Report, cases: Cases) -> QuestionOrder:
    """Return the order of what is still missing.

    Each condition divides one point among the answers that it still needs, and the question with the most points comes
    first: one that decides a condition alone has a whole point from it, one that several conditions look at has a part
    from each. Points of one rank outweigh all those of the next. Conditions of the chosen variant alone come first, for
    where they fail another variant remains; then figures; then statements, of which few are denied; then limits
    softened with 一般, by which nobody fails; then material. One of several conditions asks for something only while it
    is open whether enough of them are met. Among equals come questions that decide something at once,
    then choices, which settle what else is asked, then the order of the form. The questions behind the first are ranked
    as if those before them were answered.
    """
    fields = report.notice.fields
    conditions = [result.condition for result in report.results if result.condition.id in cases]
    waiting = {path: report.counts[path].roster.title for path in _waiting(report)}
    awaited = {
        name for one in report.results if one.finding.verdict is Verdict.UNKNOWN for name in one.condition.refers
    }
    asking = [one for one in conditions if not one.is_member or one.id in awaited]
    every = [_need(one, cases[one.id], fields) for one in asking if one.level in {"applicant", "material"}]
    needs = tuple(replace(need, paths=tuple(path for path in need.paths if path not in waiting)) for need in every)
    rosters = dict.fromkeys(waiting[path] for need in every for path in need.paths if path in waiting)
    choices = {path for one in asking for path in one.choices}
    asked = {path for need in needs for path in need.paths}
    ordered = [path for path in fields if path in asked]
    ordered.sort(key=lambda path: path not in choices)
    required = {path for need in needs if need.rank < Rank.MATERIAL for path in need.paths}
    order = _ordered(needs, tuple((path, _boxes(fields[path])) for path in ordered))
    return QuestionOrder(order, len(required), tuple(rosters))


def _waiting(report: Report) -> Iterator[str]:
    """Yield the fields that are counted from rows of which too little is known."""
    return (path for path, answer in report.answers.overrides.items() if answer is None and path in report.counts)


def _need(condition: Condition, cases: Sequence[Case], fields: Mapping[str, Field]) -> Need:
    """Return what a condition needs in the case that needs most, and the questions that all cases ask."""
    choices = tuple(cases[0].answers)
    missing = [case.result.finding.missing_paths for case in cases]
    common = [path for path in missing[0] if all(path in paths for paths in missing)]
    answers = max(sum(_boxes(fields[path]) for path in paths) for paths in missing)
    return Need(_rank(condition), len(choices) + answers, (*choices, *common))


def _rank(condition: Condition) -> Rank:
    if condition.level != "applicant":
        return Rank.MATERIAL
    if "applies_to" in condition.about:
        return Rank.OF_VARIANT
    if condition.about["strength"] != "hard":
        return Rank.USUAL
    return Rank.FIGURES if condition.basis == "computed" else Rank.STATEMENTS


def _boxes(field: Field) -> int:
    """Return how many boxes a question has: one, but for a list."""
    return int(field.schema.get("maxItems", 1))


@lru_cache(maxsize=64)
def _ordered(needs: tuple[Need, ...], boxes: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    """Take the question with the most points again and again; of equals the one that `boxes` lists first."""
    left = dict(boxes)
    order = []
    while left:
        points = _points(needs)
        first = max(left, key=points.__getitem__)
        order.append(first)
        needs = tuple(_without(need, first, left[first]) for need in needs)
        del left[first]
    return tuple(order)


def _points(needs: Iterable[Need]) -> Mapping[str, list[Fraction]]:
    """Return the points of each question: those of each rank, then how many conditions it decides alone."""
    points: dict[str, list[Fraction]] = {}
    for need in needs:
        for path in need.paths:
            own = points.setdefault(path, [Fraction()] * (len(Rank) + 1))
            own[need.rank] += Fraction(1, need.answers)
            own[-1] += need.answers == 1
    return points


def _without(need: Need, path: str, boxes: int) -> Need:
    if path not in need.paths:
        return need
    return Need(need.rank, need.answers - boxes, tuple(one for one in need.paths if one != path))
