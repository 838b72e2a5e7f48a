"""Ranges of another number: to which of two the number between them belongs, and which limit holds in which."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from checker.form import Field
from generator.notices.doubts.doubt import Doubt
from generator.notices.doubts.limits import Limit, limits_in
from generator.source import Place, Source
from generator.text import Amount, Bound, amounts_in, without_whitespace

_SAID = re.compile(r"[（(](不?)含[^）)]{0,3}[）)](及?以上)?")
"""What stands behind an amount that is included, or not; 以上 if what lies above it is meant."""

_TO_LOWER = {"up_to": True, "above": True, "below": False, "from": False}
"""Whether the end of a range belongs to the lower of the two that it lies between, by the word for it."""

_LOWER = {Bound.AT_MOST: True, Bound.MORE_THAN: True, Bound.LESS_THAN: False, Bound.AT_LEAST: False}
"""The same by what the words around an amount make of it."""

_UPWARDS = {Bound.AT_MOST: True, Bound.LESS_THAN: True, Bound.MORE_THAN: False, Bound.AT_LEAST: False}
"""Whether a text that first speaks of what lies on this side of an amount goes on upwards."""

_SIDES = {True: "下面", False: "上面"}


def doubted_ranges(conditions: Source, number: int, fields: Mapping[str, Field]) -> Iterator[Doubt]:
    """Yield ends of ranges that the quote gives to the other side, and limits that it states of other ranges."""
    condition = conditions.data[number]
    quote = without_whitespace(condition["quote"])
    said = amounts_in(quote)
    limits = [limit for limit in limits_in(condition["requirement"], (), fields) if not limit.in_table]
    for limit, message in (*_wrong_sides(limits, said, quote), *_other_order(limits, said)):
        place = (number, "requirement", *limit.place)
        yield Doubt(conditions, place, (number,), limit.written, message, condition["clause"])


def _wrong_sides(limits: Sequence[Limit], said: Sequence[Amount], quote: str) -> Iterator[tuple[Limit, str]]:
    ends = {limit.value: limit for limit in reversed(limits) if limit.place[-1] in _TO_LOWER}
    for limit in ends.values():
        alike = [amount for amount in said if _is_same(amount, limit)]
        explicit = {amount: _said_beside(amount, quote) for amount in alike}
        told = {amount: lower for amount, lower in explicit.items() if lower is not None}
        told = told or {amount: _LOWER[amount.bound] for amount in alike if amount.bound}
        here = _TO_LOWER[str(limit.place[-1])]
        if set(told.values()) == {not here}:
            there = f"引文“{next(iter(told)).written}”前后的话把它算在{_SIDES[not here]}一段"
            yield limit, f"{limit.written} 这里算在{_SIDES[here]}一段，{there}"


def _said_beside(amount: Amount, quote: str) -> bool | None:
    """Return whether a text says that an amount belongs to what lies below it; None if it does not say."""
    found = _SAID.match(quote, amount.start + len(amount.written))
    return None if found is None else (not found[1]) is not bool(found[2])


def _other_order(limits: Sequence[Limit], said: Sequence[Amount]) -> Iterator[tuple[Limit, str]]:
    """Yield the first limit of each group of ranges that the quote states of another range."""
    for group in dict.fromkeys(_group(limit) for limit in limits if limit.place[-1] in _TO_LOWER):
        within = [limit for limit in limits if limit.place[: len(group)] == group]
        ends = [limit for limit in within if limit.place[-1] in _TO_LOWER]
        stated = [(limit, _only_place(limit, said)) for limit in within if limit not in ends]
        placed = [(int(str(limit.place[len(group)])), place, limit) for limit, place in stated if place is not None]
        first = next((amount for amount in said if any(_is_same(amount, end) for end in ends)), None)
        if first is None or first.bound is None:
            continue
        placed.sort(key=lambda one: one[1], reverse=not _UPWARDS[first.bound])
        for (range_, _, _), (after, _, limit) in pairwise(placed):
            if after < range_:
                yield limit, f"“{limit.written}”这里是第 {after + 1} 段的，引文里写在别的一段"
                break


def _group(limit: Limit) -> Place:
    return limit.place[: len(limit.place) - 2]


def _only_place(limit: Limit, said: Sequence[Amount]) -> int | None:
    """Return where the quote states a limit, if it does so once."""
    places = [amount.start for amount in said if _is_same(amount, limit)]
    return places[0] if len(places) == 1 else None


def _is_same(amount: Amount, limit: Limit) -> bool:
    return (amount.value, amount.unit) == (limit.value, limit.unit)
