"""Answers around a threshold: just below it, at it, and just above it."""

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from checker.conditions.days import TimelineDay, TurningDay
from checker.conditions.facts import Facts
from checker.conditions.lever import Changes, typed_number

type Edge = tuple[Changes, ...]
"""Answers that follow each other across a threshold."""

NOTHING: Changes = MappingProxyType({})
_DAY = timedelta(days=1)
_TENTH, _FINEST = Fraction(1, 10), Fraction(1, 10**4)


def step_of(path: str, at: Fraction, facts: Facts) -> Fraction:
    """Return how far the neighbours of a number are: one where only whole numbers count, else a tenth or less."""
    if facts.fields[path].is_integer:
        return Fraction(1)
    step = _TENTH
    while at % step and step > _FINEST:
        step /= 10
    return step


def around_number(path: str, at: Fraction, facts: Facts, beside: Changes = NOTHING) -> Iterator[Edge]:
    """Yield a number and its neighbours, as far as the field takes them.

    Args:
        path: The field.
        at: The number; of one that cannot be answered, there are only the neighbours.
        facts: The other answers.
        beside: Answers that go with it.
    """
    step, schema = step_of(path, at, facts), facts.fields[path].schema
    below, above = step * math.floor(at / step), step * math.ceil(at / step)
    numbers = [at - step, at, at + step] if below == above else [below, above]
    yield tuple({path: typed_number(number), **beside} for number in numbers if _is_taken(number, schema))


def around_days(days: Iterable[TimelineDay]) -> Iterator[Edge]:
    """Yield, for each date that a requirement turns on, the last day of each outcome and the first of the next."""
    turning: dict[tuple[str, ...], set[date]] = {}
    for one in days:
        if isinstance(one, TurningDay) and one.paths and one.day > date.min:
            turning.setdefault(one.paths, set()).update((one.day - _DAY, one.day))
    for paths, found in turning.items():
        yield tuple(dict.fromkeys(paths, day.isoformat()) for day in sorted(found))


def _is_taken(number: Fraction, schema: Mapping[str, Any]) -> bool:
    return bool(schema.get("minimum", number) <= number <= schema.get("maximum", number))
