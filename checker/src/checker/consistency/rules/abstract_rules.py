"""What several rules look at: fields one by one, two quantities, rows, or a figure that was worked out."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import Any, ClassVar, Self

from checker.conditions import Facts
from checker.conditions.operators.quantity import Quantity
from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.base import Discrepancy, Rule
from checker.rosters.row import Row
from checker.wording.sentence import Amount, Fields, Sentence

_MISCALCULATED = Sentence("worked-out.different", "{stated}，而{source}约为 {result}。")
_TWO = 2

type Place = tuple[str, int, Row]
"""A roster, and a row of it with its number, from 1."""


@dataclass(frozen=True, slots=True, eq=False)
class FieldsRule(Rule, ABC):
    """A rule for some fields, in an order that the rule gives a meaning."""

    paths: tuple[str, ...]

    @classmethod
    def of(cls, paths: list[str]) -> Self:
        """Read ``[path, …]``."""
        return cls(tuple(paths))

    def reads(self) -> Iterator[str]:
        """Yield the fields."""
        yield from self.paths


@dataclass(frozen=True, slots=True, eq=False)
class TwoQuantitiesRule(Rule, ABC):
    """A rule for two quantities in one unit."""

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number"})

    one: Quantity
    other: Quantity

    @classmethod
    def of(cls, data: list[Any]) -> Self:
        """Read ``[quantity, quantity]``."""
        one, other = data
        return cls(Quantity.of(one), Quantity.of(other))

    def reads(self) -> Iterator[str]:
        """Yield the fields of both."""
        yield from (*self.one.paths, *self.other.paths)


@dataclass(frozen=True, slots=True, eq=False)
class RowsRule(Rule, ABC):
    """A rule that compares the rows of one roster with each other, or those of several."""

    rosters: tuple[str, ...]

    @classmethod
    def of(cls, rosters: list[str]) -> Self:
        """Read the list of rosters."""
        return cls(tuple(rosters))

    @abstractmethod
    def compare(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Yield every disagreement; asked once for the same rows."""

    def looks_into(self) -> Iterator[tuple[str, str]]:
        """Yield the rosters."""
        yield from ((roster, "") for roster in self.rosters)

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare the rows, or remember what came of it."""
        rows = tuple(context.rows.get(roster) for roster in self.rosters)
        yield from context.memory.last(self, rows, lambda: list(self.compare(context)))

    def sharing(self, key: Callable[[Row], str], context: ConsistencyContext) -> Iterator[tuple[str, list[Place]]]:
        """Yield what several rows share, with their places; what is empty is not shared."""
        listed = [(roster, rows) for roster in self.rosters if (rows := context.rows.get(roster))]
        keys = [[key(row) for row in rows.rows] for _, rows in listed]
        shared = {one for one, times in Counter(chain.from_iterable(keys)).items() if one and times > 1}
        if not shared:
            return
        places: dict[str, list[Place]] = {}
        for (roster, rows), known in zip(listed, keys, strict=True):
            for number, (one, row) in enumerate(zip(known, rows.rows, strict=True), 1):
                if one in shared:
                    places.setdefault(one, []).append((roster, number, row))
        for one, found in places.items():
            if len({roster for roster, *_ in found}) >= min(len(self.rosters), _TWO):
                yield one, found

    def discrepancy(
        self, sentence: Sentence, places: list[Place], context: ConsistencyContext, **parts: str
    ) -> Discrepancy:
        """Return a disagreement between rows; the sentence names them as ``where``."""
        where = "、".join(f"“{context.rosters[roster].title}”第 {number} 行" for roster, number, _ in places)
        rows = tuple((roster, number) for roster, number, _ in places)
        return Discrepancy((sentence.of(where=where, **parts),), rows=rows)


@dataclass(frozen=True, slots=True, eq=False)
class DerivedFigureRule(Rule, ABC):
    """A figure that the applicant has worked out from others.

    Attributes:
        value: The field with the figure.
        within: How far it may be off by rounding, in its own unit.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number"})

    value: str
    within: Fraction

    @abstractmethod
    def figure(self, facts: Facts) -> Fraction | None:
        """Work it out, exactly; None while an answer is missing."""

    @abstractmethod
    def source(self, context: ConsistencyContext) -> Fields:
        """Say what it comes from, where nothing is missing."""

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Work it out anew, and compare exactly; what is shown is rounded."""
        value, figure = context.facts.number(self.value), self.figure(context.facts)
        if value is None or figure is None or abs(value - figure) <= self.within:
            return
        amount = Amount(figure, context.facts.fields[self.value].unit, "nearest", value)
        statement = _MISCALCULATED.of(stated=context.stated(self.value), source=self.source(context), result=amount)
        yield Discrepancy((statement,), tuple(self.reads()))
