"""Levers that move a number into a range."""

from collections.abc import Iterator

from checker.conditions.facts import Facts
from checker.conditions.lever import Lever
from checker.conditions.operators.moves import enough, falls, rises
from checker.conditions.operators.quantity import Quantity
from checker.values.ranges import Range


def into_range(path: str, wanted: Range, facts: Facts) -> Iterator[Lever]:
    """Yield the lever that moves an answered number to the nearer end of a range, or just beyond it."""
    number, quantity = facts.number(path), Quantity.of(path)
    if number is None:
        return
    low, high = wanted.low, wanted.high
    if high and wanted.is_below(number):
        for move in falls(quantity, facts):
            yield from move.levers(enough(number - high.at, move.step(facts), beyond=not high.included), facts)
    elif low and (number < low.at or (number == low.at and not low.included)):
        for move in rises(quantity, facts):
            yield from move.levers(enough(low.at - number, move.step(facts), beyond=not low.included), facts)
