"""``brackets``: what is required depends on the range that another number lies in, such as the size of the staff."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from checker.conditions.edges import step_of
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding
from checker.conditions.lever import Changes, Lever, typed_number
from checker.conditions.operators.base import Operator
from checker.conditions.operators.by_case import ByCase
from checker.conditions.operators.into_range import into_range
from checker.values.ranges import Range, place_among, turns
from checker.values.verdict import NOTHING_LACKING, Verdict
from checker.wording.sentence import Amount, Sentence

_WHICH = Sentence("brackets.which", "{by}为 {value}，按“{range}”的要求：")
_OTHER = "（改按“{range}”的要求）"


@dataclass(frozen=True, slots=True)
class Brackets(ByCase):
    """One requirement for each range of a number.

    Attributes:
        ranges: The ranges, from the least numbers on, each going on where the one before it ends.
        requirements: The requirement in each of them.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number"})

    ranges: tuple[Range, ...]
    requirements: tuple[Operator, ...]

    def parts(self) -> Iterator[Operator]:
        """Yield the requirements."""
        yield from self.requirements

    def turning_points(self) -> Iterator[tuple[str, object]]:
        """Yield the ends of the ranges, and the numbers beside them."""
        yield from ((self.path, number) for number in turns(self.ranges))

    def requirement(self, facts: Facts) -> Operator | None:
        """Return the requirement for the range that the number lies in."""
        number = facts.number(self.path)
        return None if number is None else self.requirements[place_among(number, self.ranges)]

    def samples(self, facts: Facts) -> Iterator[tuple[Changes, Operator]]:
        """Yield the first and the last number of each range."""
        for one, requirement in zip(self.ranges, self.requirements, strict=True):
            for end in filter(None, (one.low, one.high)):
                step = Fraction() if end.included else step_of(self.path, end.at, facts)
                number = end.at + step if end is one.low else end.at - step
                yield {self.path: typed_number(number)}, requirement

    def cases_in_words(self, facts: Facts) -> Iterator[tuple[str, Operator]]:
        """Yield the ranges in words."""
        field = facts.fields[self.path]
        for one, requirement in zip(self.ranges, self.requirements, strict=True):
            yield f"{field.title}{one.text(field.unit)}", requirement

    def decide(self, facts: Facts) -> Finding:
        """Decide in the range that the number lies in, and say which that is."""
        found, number = ByCase.decide(self, facts), facts.number(self.path)
        if number is None or found.verdict is Verdict.NOT_APPLICABLE:
            return found
        unit, place = facts.fields[self.path].unit, place_among(number, self.ranges)
        which = _WHICH.of(by=facts.name(self.path), value=Amount(number, unit), range=self.ranges[place].text(unit))
        statements = (which, *found.statements) if found.statements else ()
        return replace(found, statements=statements, given_paths=(self.path, *found.given_paths))

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield those in the number's own range, and the number itself with which another range's requirement holds."""
        candidates = [*ByCase.levers(self, facts), *self._into_others(facts)]
        yield from (lever for lever in candidates if self._holds_just(lever, facts))

    def _into_others(self, facts: Facts) -> Iterator[Lever]:
        number, unit = facts.number(self.path), facts.fields[self.path].unit
        for one in self.ranges if number is not None else ():
            for lever in into_range(self.path, one, facts):
                yield replace(lever, statement=lever.statement.extended(_OTHER, range=one.text(unit)))

    def _holds_just(self, lever: Lever, facts: Facts) -> bool:
        """Whether a lever leaves nothing lacking, and nothing less does: what it moves may lie in another range."""
        enough, *others = (
            self.decide(facts.supposing(changes)).verdict in NOTHING_LACKING
            for changes in (lever.changes, *lever.shorts)
        )
        return enough and not any(others)
