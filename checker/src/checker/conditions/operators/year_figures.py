"""Figures of years: those of one field with a figure for each year, or a field for each year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from checker.conditions.edges import Edge, step_of
from checker.conditions.facts import Facts
from checker.conditions.lever import Changes, typed_number
from checker.values.numbers import STEP, exact
from checker.wording.sentence import FieldPiece, Fields


@dataclass(frozen=True, slots=True)
class YearFigure:
    """The figure of one year.

    Attributes:
        path: The field.
        year: The year, as the field has it; empty where the field is that of the year alone.
    """

    path: str
    year: str = ""

    @classmethod
    def of(cls, data: Any) -> Self:  # noqa: ANN401 - parsed YAML
        """Read ``path`` or ``{by_year: path, year: number}``."""
        return cls(data) if isinstance(data, str) else cls(data["by_year"], str(data["year"]))

    def value(self, facts: Facts) -> Fraction | None:
        """Return the figure; None where it is missing."""
        if not self.year:
            return facts.number(self.path)
        answer = facts.answer(self.path)
        number = answer.get(self.year) if isinstance(answer, Mapping) else None
        return None if number is None else exact(number)

    def name(self, facts: Facts) -> Fields:
        """Name the figure as the form does."""
        field = facts.fields[self.path]
        title = field.year(self.year) if self.year else field.title
        return Fields((self.path,), (FieldPiece(title, self.path),))

    def unit(self, facts: Facts) -> str:
        """Return its unit."""
        return facts.fields[self.path].unit

    def step(self, facts: Facts) -> Fraction:
        """Return the least amount that is told: one where only whole numbers count."""
        return Fraction(1) if facts.fields[self.path].is_integer else STEP

    def around(self, at: Fraction, facts: Facts) -> Iterator[Edge]:
        """Yield figures just below a number, this, and just above."""
        step = step_of(self.path, at, facts)
        yield tuple(self.becoming(number, facts) for number in (at - step, at, at + step))

    def becoming(self, number: Fraction, facts: Facts) -> Changes:
        """Return the answer with another figure."""
        if not self.year:
            return {self.path: typed_number(number)}
        answer = facts.answer(self.path)
        figures = answer if isinstance(answer, Mapping) else {}
        return {self.path: {**figures, self.year: typed_number(number)}}


def year_figures(data: Mapping[str, Any]) -> tuple[YearFigure, ...]:
    """Read ``{by_year: path, from: year, to: year}`` or ``{values: [path, …]}``."""
    if "values" in data:
        return tuple(map(YearFigure, data["values"]))
    years = range(data["from"], data["to"] + 1)
    return tuple(YearFigure(data["by_year"], str(year)) for year in years)


def paths_of(figures: tuple[YearFigure, ...]) -> Iterator[str]:
    """Yield the fields of some figures, each once."""
    yield from dict.fromkeys(figure.path for figure in figures)
