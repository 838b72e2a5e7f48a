"""Levers that move a date: to the last day on which a requirement holds, or to the first."""

from collections.abc import Iterator
from datetime import date, timedelta

from checker.conditions.facts import Facts
from checker.conditions.lever import Lever
from checker.conditions.operators.date_source import DateSource
from checker.wording.sentence import Statement

_DAY = timedelta(days=1)


def not_later(source: DateSource, last: date, facts: Facts, said: Statement) -> Iterator[Lever]:
    """Yield the lever that moves a date back to the last day that will do; a day later is too late."""
    changes, short = source.moved_back(last, facts), source.moved_back(last + _DAY, facts)
    if changes is not None and short is not None:
        yield Lever(changes, (short,), said)


def not_earlier(source: DateSource, first: date, facts: Facts, said: Statement) -> Iterator[Lever]:
    """Yield the lever that moves a date on to the first day that will do; a day earlier is too early."""
    changes, short = source.moved_on(first, facts), source.moved_on(first - _DAY, facts)
    if changes is not None and short is not None:
        yield Lever(changes, (short,), said)
