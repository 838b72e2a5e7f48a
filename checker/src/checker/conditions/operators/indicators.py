"""The indicators of a table of points: what each answer to one question is worth."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from checker.conditions.edges import Edge, around_number
from checker.conditions.facts import Facts
from checker.conditions.lever import Lever
from checker.conditions.operators.choosing import choosing
from checker.conditions.operators.into_range import into_range
from checker.values.numbers import plain
from checker.values.ranges import Range, place_among, turns
from checker.wording.sentence import Amount, Sentence

_WORTH = Sentence("points.worth", "（得 {points}）")


@dataclass(frozen=True, eq=False, slots=True)
class Indicator(ABC):
    """A field, and the points for its answers.

    Attributes:
        path: The field.
    """

    path: str

    @property
    @abstractmethod
    def possible(self) -> tuple[Fraction, ...]:
        """The points that there can be."""

    @property
    def most(self) -> Fraction:
        """The points of its best answer."""
        return max(self.possible)

    @abstractmethod
    def points(self, facts: Facts) -> Fraction | None:
        """Return the points for the answer; None while it is open."""

    @abstractmethod
    def describe(self, facts: Facts) -> str:
        """Return what is worth how much, in words."""

    @abstractmethod
    def better(self, facts: Facts) -> Iterator[Lever]:
        """Yield what has to be done for more points."""

    def answered(self, facts: Facts) -> str:
        """Return the answer, as it goes on behind 为."""
        return f" {facts.text(self.path)}"

    @abstractmethod
    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield answers beside which the points change."""

    def turning_points(self) -> Iterator[tuple[str, object]]:
        """Yield the answers beside which the points change."""
        yield from ()


@dataclass(frozen=True, eq=False, slots=True)
class Banded(Indicator):
    """A number that is worth so much in each band.

    Attributes:
        bands: The bands, from the least numbers on, each going on where the one before it ends.
        worth: The points in each of them.
    """

    bands: tuple[Range, ...]
    worth: tuple[Fraction, ...]

    @property
    def possible(self) -> tuple[Fraction, ...]:
        """The points of the bands."""
        return self.worth

    def points(self, facts: Facts) -> Fraction | None:
        """Return the points of the band that the number lies in."""
        number = facts.number(self.path)
        return None if number is None else self.worth[place_among(number, self.bands)]

    def describe(self, facts: Facts) -> str:
        """Return the bands with their points."""
        field = facts.fields[self.path]
        bands = zip(self.bands, self.worth, strict=True)
        return f"{field.title}{'，'.join(f'{one.text(field.unit)}得 {plain(points)} 分' for one, points in bands)}"

    def better(self, facts: Facts) -> Iterator[Lever]:
        """Yield the number at the nearer end of each band that is worth more."""
        points = self.points(facts)
        for band, worth in zip(self.bands, self.worth, strict=True):
            if points is not None and worth > points:
                yield from (_worth(lever, worth) for lever in into_range(self.path, band, facts))

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield the numbers around the end of each band."""
        for band in self.bands:
            if band.high:
                yield from around_number(self.path, band.high.at, facts)

    def turning_points(self) -> Iterator[tuple[str, object]]:
        """Yield the ends of the bands, and the numbers beside them."""
        yield from ((self.path, number) for number in turns(self.bands))


@dataclass(frozen=True, eq=False, slots=True)
class Answered(Indicator):
    """A question or a choice, each answer to which is worth so much.

    Attributes:
        worth: The points by answer.
    """

    worth: Mapping[str, Fraction]

    @property
    def possible(self) -> tuple[Fraction, ...]:
        """The points of the answers."""
        return tuple(self.worth.values())

    def points(self, facts: Facts) -> Fraction | None:
        """Return the points of the answer."""
        answer = facts.choice(self.path)
        return None if answer is None else self.worth[answer]

    def describe(self, facts: Facts) -> str:
        """Return the answers with their points."""
        field = facts.fields[self.path]
        answers = (f"{field.choice(answer)}得 {plain(points)} 分" for answer, points in self.worth.items())
        return f"“{field.title}”{'，'.join(answers)}"

    def answered(self, facts: Facts) -> str:
        """Return the answer in quotation marks."""
        return f"“{facts.text(self.path)}”"

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield the answers."""
        yield tuple({self.path: facts.fields[self.path].typed(answer)} for answer in self.worth)

    def better(self, facts: Facts) -> Iterator[Lever]:
        """Yield each answer that is worth more."""
        points = self.points(facts)
        for answer, worth in self.worth.items():
            if points is not None and worth > points:
                yield _worth(choosing(self.path, answer, facts), worth)


def indicator(data: Mapping[str, Any]) -> Indicator:
    """Read ``{value: path, bands: [{…, points}, …]}`` or ``{answer: path, points: {answer: number, …}}``."""
    if "answer" in data:
        return Answered(data["answer"], {answer: Fraction(points) for answer, points in data["points"].items()})
    bands = data["bands"]
    return Banded(data["value"], tuple(map(Range.of, bands)), tuple(Fraction(one["points"]) for one in bands))


def _worth(lever: Lever, points: Fraction) -> Lever:
    said = lever.statement.extended(_WORTH.template, points=Amount(points, "分"))
    return Lever(lever.changes, lever.shorts, said, lever.newcomers)
