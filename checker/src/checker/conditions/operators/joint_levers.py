"""Levers for several requirements that all have to hold."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product

from checker.conditions.facts import Facts
from checker.conditions.lever import Lever, all_together
from checker.conditions.operators.base import Operator
from checker.values.verdict import Verdict

_HOLDS = {Verdict.MET, Verdict.NOT_APPLICABLE}


def jointly(requirements: Iterable[Operator], facts: Facts) -> Iterator[Lever]:
    """Yield the ways to make all requirements hold: for each choice of levers, no more of these than it takes."""
    lacking = [part for part in requirements if part.decide(facts).verdict not in _HOLDS]
    told = []
    for choice in product(*(part.levers(facts) for part in lacking)):
        lever = _least(choice, lacking, facts)
        if lever and lever.changes not in told:
            told.append(lever.changes)
            yield lever


def _least(choice: Sequence[Lever], lacking: Sequence[Operator], facts: Facts) -> Lever | None:
    """Return the fewest of the chosen levers that suffice: one may close what another is for as well."""
    for size in range(1, len(choice) + 1):
        for levers in combinations(choice, size):
            together = all_together(levers)
            then = facts.supposing(together.changes)
            if all(part.decide(then).verdict in _HOLDS for part in lacking):
                return together
    return None
