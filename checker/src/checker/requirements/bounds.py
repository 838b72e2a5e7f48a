"""Decides requirements on answers of which only bounds are known, such as a day of which the month is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, combined
from checker.requirements.operators import Operator
from checker.values.interval import Interval
from checker.values.verdict import Verdict
from checker.wording.sentence import Statement


@dataclass(frozen=True, slots=True)
class Bounded:
    """An answer of which only bounds are known.

    Attributes:
        interval: The bounds.
        remedy: What is not known and what to fill in; full sentences.
        unknown: What is not known, in half a sentence, for outcomes that hold nevertheless.
    """

    interval: Interval
    remedy: Statement
    unknown: Statement


def decide(requirement: Operator, facts: Facts, bounded: Mapping[str, Bounded]) -> Finding:
    """Decide a requirement where the outcome is the same whatever the bounded answers turn out to be.

    It is, if it is the same at their bounds and at the points in between that operators name: from one to the next,
    outcomes change in one direction only. (Of dates this holds unless a requirement bounds one number of months from
    both sides.) Combinations of dates that cannot be are left out. Where outcomes differ, what is known without these
    answers decides, such as an average beside a list; else the outcome is unknown.

    Args:
        requirement: The requirement.
        facts: The answers; those that are bounded may be among them.
        bounded: The bounds by path.
    """
    read = dict.fromkeys(path for part in requirement.walk() for path in part.reads() if path in bounded)
    if not read:
        return requirement.decide(facts)
    found = [
        requirement.decide(corner) for corner in _corners(requirement, facts, {path: bounded[path] for path in read})
    ]
    verdicts = {finding.verdict for finding in found}
    settled = found[0] if len(verdicts) == 1 else requirement.decide(_with(facts, dict.fromkeys(read)))
    if settled.verdict is not Verdict.UNKNOWN:
        unknowns = (*(bounded[path].unknown for path in read), *settled.immaterial_unknowns)
        return replace(settled, gap=None, immaterial_unknowns=unknowns)
    missing = [finding for finding in found if finding.verdict is Verdict.UNKNOWN and finding.missing]
    paths = dict.fromkeys([*read, *combined(Verdict.UNKNOWN, missing).missing])
    return Finding.unknown(tuple(paths), (), *(bounded[path].remedy for path in read))


def _corners(requirement: Operator, facts: Facts, bounded: Mapping[str, Bounded]) -> list[Facts]:
    parts = list(requirement.walk())
    points = [point for part in parts for point in part.points()]
    values = [
        _values(one.interval.ends, [value for at, value in points if at == path]) for path, one in bounded.items()
    ]
    corners = [_with(facts, dict(zip(bounded, chosen, strict=True))) for chosen in product(*values)]
    return [corner for corner in corners if all(part.possible(corner) for part in parts)] or corners


def _values(ends: tuple[Any, ...], points: Iterable[Any]) -> tuple[Any, ...]:
    if len(ends) == 1 or isinstance(ends[0], list):
        return ends
    least, greatest = ends
    return (least, *sorted({point for point in points if least < point < greatest}), greatest)


def _with(facts: Facts, overrides: Mapping[str, object]) -> Facts:
    return replace(facts, overrides={**facts.overrides, **overrides})
