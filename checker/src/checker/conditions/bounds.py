"""Decides requirements on answers of which only bounds are known, such as a date given as a month."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, combined
from checker.conditions.operators import Operator
from checker.values.interval import Interval
from checker.values.verdict import Verdict
from checker.wording.sentence import Statement


@dataclass(frozen=True, slots=True)
class BoundedAnswer:
    """An answer of which only bounds are known.

    Attributes:
        interval: The bounds.
        remedy: What is not known and what to fill in; full sentences.
        unknown: What is not known, in half a sentence, for outcomes that hold nevertheless.
    """

    interval: Interval
    remedy: Statement
    unknown: Statement


def decide_within_bounds(requirement: Operator, facts: Facts, bounded: Mapping[str, BoundedAnswer]) -> Finding:
    """Decide a requirement if the bounded answers leave only one outcome.

    It is decided at the bounds of each answer and at the turning points between them: from one of these to the next,
    an outcome changes in one direction only, so one that is the same at all of them is the same everywhere. (For dates
    this does not hold if a requirement limits the same number of months from both sides.) Dates that contradict each
    other are left out where nothing follows from them. If the outcomes differ, the requirement is decided as if these
    answers were missing, so that others can settle it, such as an average beside a list; failing that, it is unknown.

    Args:
        requirement: The requirement.
        facts: The answers; those that are bounded may be among them.
        bounded: The bounds by path.
    """
    read = [path for path in requirement.all_reads() if path in bounded] if bounded else []
    if not read:
        return requirement.decide(facts)
    found = list(_found(requirement, facts, {path: bounded[path] for path in read}))
    verdicts = {finding.verdict for finding in found}
    case = found[-1] if verdicts == {Verdict.UNMET} else found[0]
    settled = case if len(verdicts) == 1 else requirement.decide(_with(facts, dict.fromkeys(read)))
    if settled.verdict is not Verdict.UNKNOWN:
        unknowns = (*(bounded[path].unknown for path in read), *settled.immaterial_unknowns)
        return replace(settled, gap=None, immaterial_unknowns=unknowns)
    if all(finding.verdict is Verdict.UNKNOWN and not finding.missing_paths for finding in found):
        return found[0]
    missing = [finding for finding in found if finding.verdict is Verdict.UNKNOWN and finding.missing_paths]
    paths = dict.fromkeys([*read, *combined(Verdict.UNKNOWN, missing).missing_paths])
    return Finding.unknown(tuple(paths), (), *(bounded[path].remedy for path in read))


def _found(requirement: Operator, facts: Facts, bounded: Mapping[str, BoundedAnswer]) -> Iterator[Finding]:
    """Yield what is found at the extremes; dates that contradict each other count where they settle something."""
    parts = list(requirement.walk())
    points = [point for part in parts for point in part.turning_points()]
    values = [
        _values(one.interval.ends, [value for at, value in points if at == path]) for path, one in bounded.items()
    ]
    cases = [_with(facts, dict(zip(bounded, chosen, strict=True))) for chosen in product(*values)]
    found = [(requirement.decide(case), all(part.dates_are_possible(case) for part in parts)) for case in cases]
    settled = [finding for finding, is_possible in found if is_possible or finding.verdict is not Verdict.UNKNOWN]
    yield from settled or (finding for finding, _ in found)


def _values(ends: tuple[Any, ...], points: Iterable[Any]) -> tuple[Any, ...]:
    if len(ends) == 1 or isinstance(ends[0], list):
        return ends
    least, greatest = ends
    return (least, *sorted({point for point in points if least < point < greatest}), greatest)


def _with(facts: Facts, overrides: Mapping[str, object]) -> Facts:
    return replace(facts, overrides={**facts.overrides, **overrides})
