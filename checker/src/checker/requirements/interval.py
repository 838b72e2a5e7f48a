"""Answers that are only known to lie between two: a day of which the month is known, a count with rows still open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, combined
from checker.requirements.operators import Operator
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Interval:
    """An answer that is known not quite.

    Attributes:
        ends: The least and the greatest that it can be; None alone where nothing may be concluded from these.
        why: What is not known, in Chinese, a full sentence that says what to fill in.
        whatever: The same as half a sentence, for outcomes that hold nevertheless.
    """

    ends: tuple[Any, ...]
    why: str
    whatever: str


def decide(requirement: Operator, facts: Facts, between: Mapping[str, Interval]) -> Finding:
    """Decide where the outcome is the same whatever the answers that are not quite known turn out to be.

    It is, if it is the same at their ends and at the points in between that operators name: from one to the next,
    outcomes go one way only. (Of dates this holds unless a requirement bounds one number of months from both sides.)
    Dates in an order that cannot be are left out of account. Where outcomes differ, what is known without these answers
    decides, such as an average beside a list; else the outcome is unknown.
    """
    read = dict.fromkeys(path for part in requirement.walk() for path in part.reads() if path in between)
    if not read:
        return requirement.decide(facts)
    found = [
        requirement.decide(corner) for corner in _corners(requirement, facts, {path: between[path] for path in read})
    ]
    verdicts = {finding.verdict for finding in found}
    blank = found[0] if len(verdicts) == 1 else requirement.decide(_with(facts, dict.fromkeys(read)))
    if blank.verdict is not Verdict.UNKNOWN:
        whatever = (*(between[path].whatever for path in read), *blank.whatever)
        return replace(blank, gap=None, whatever=whatever)
    missing = [finding for finding in found if finding.verdict is Verdict.UNKNOWN and finding.missing]
    reason = "".join(between[path].why for path in read)
    paths = dict.fromkeys([*read, *combined(Verdict.UNKNOWN, missing).missing])
    return Finding.unknown(tuple(paths), found[0].threshold, reason=reason)


def _corners(requirement: Operator, facts: Facts, between: Mapping[str, Interval]) -> list[Facts]:
    parts = list(requirement.walk())
    points = [point for part in parts for point in part.points()]
    values = [_values(one.ends, [value for at, value in points if at == path]) for path, one in between.items()]
    corners = [_with(facts, dict(zip(between, chosen, strict=True))) for chosen in product(*values)]
    return [corner for corner in corners if all(part.possible(corner) for part in parts)] or corners


def _values(ends: tuple[Any, ...], points: Iterable[Any]) -> tuple[Any, ...]:
    if len(ends) == 1 or isinstance(ends[0], list):
        return ends
    least, greatest = ends
    return (least, *sorted({point for point in points if least < point < greatest}), greatest)


def _with(facts: Facts, instead: Mapping[str, object]) -> Facts:
    return replace(facts, instead={**facts.instead, **instead})
