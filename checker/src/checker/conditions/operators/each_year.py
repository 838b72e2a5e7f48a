"""``each_year``: the figure of every year has to reach a threshold, or to exceed it; none makes up for another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, ClassVar, Self

from checker.conditions.edges import Edge
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap
from checker.conditions.lever import Changes, Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator
from checker.conditions.operators.moves import enough
from checker.conditions.operators.year_figures import YearFigure, paths_of, year_figures
from checker.values.numbers import plain, with_unit
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Fields, Sentence, Statement, joined

_YEAR = re.compile(r"(\d{4})\s*年")
_MET = Sentence("each_year.met", "{figures}，每年都{required}。")
_SHORT = Sentence("each_year.unmet", "{figures}，没有{required}。")
_MISSING = Sentence("each_year.missing", "尚未填写{figures}。")
_LACKING = Sentence("each_year.gap", "{figures}还差 {amount}。")
_LACKING_TOGETHER = Sentence("each_year.gap-together", "{figures}共还差 {amount}。")
_BEYOND = Sentence("each_year.gap-exclusive", "{figures}都须超过 {limit}，恰好等于不算。")
_ADD = Sentence("each_year.add", "{figures}")


@dataclass(frozen=True, slots=True)
class EachYear(Operator):
    """Figures of several years.

    Attributes:
        figures: The figures, the earliest first.
        threshold: What each of them is compared with, in their unit.
        is_exclusive: Whether the threshold itself is not enough.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"years", "number"})

    has_scale: ClassVar[bool] = True

    figures: tuple[YearFigure, ...]
    threshold: Fraction
    is_exclusive: bool

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{by_year: path, from: year, to: year} | {values: [path, …]}`` with ``at_least`` or ``more_than``."""
        is_exclusive = "more_than" in data
        threshold = data["more_than" if is_exclusive else "at_least"]
        return cls(year_figures(data), Fraction(threshold), is_exclusive)

    def reads(self) -> Iterator[str]:
        """Yield the fields."""
        yield from paths_of(self.figures)

    def turning_points(self) -> Iterator[tuple[str, object]]:
        """Yield the threshold, of fields that may be bounded from the other side as well."""
        yield from ((figure.path, self.threshold) for figure in self.figures if not figure.year)

    def describe(self, facts: Facts) -> str:
        """Return the years and the threshold."""
        years = [figure.year or self._year_in(facts.title(figure.path)) for figure in self.figures]
        span = f"{years[0]}—{years[-1]} 年" if _follow_each_other(years) else ""
        return f"{span}每年都{self._required(facts)}"

    def subject(self, facts: Facts) -> str:
        """Name the figures."""
        return "、".join(facts.title(path) for path in self.reads())

    def decide(self, facts: Facts) -> Finding:
        """Compare every figure; one that falls short decides, whatever those are that are missing."""
        values = [(figure, figure.value(facts)) for figure in self.figures]
        missing = [figure for figure, value in values if value is None]
        given = [(figure, value) for figure, value in values if value is not None]
        short = [(figure, value) for figure, value in given if not self._holds(value)]
        paths = tuple(paths_of(tuple(figure for figure, _ in given)))
        if short:
            said = _SHORT.of(figures=_listed(short, facts), required=self._required(facts))
            return Finding(Verdict.UNMET, (said,), paths, gap=self._gap(short, facts))
        if missing:
            said = _MISSING.of(figures=_named(missing, facts))
            return Finding.unknown(tuple(paths_of(tuple(missing))), paths, said)
        said = _MET.of(figures=_listed(given, facts), required=self._required(facts))
        return Finding(Verdict.MET, (said,), paths)

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield figures of the last year around the threshold, while those of all others are enough."""
        *others, last = self.figures
        step = last.step(facts)
        beside = _changed(dict.fromkeys(others, self.threshold + step), facts)
        for edge in last.around(self.threshold, facts.supposing(beside)):
            yield tuple({**beside, **changes} for changes in edge)

    def measure(self, facts: Facts) -> Measure | None:
        """Return the least figure, if it decides; a figure below zero cannot be drawn."""
        if self.threshold <= 0:
            return None
        scale = Measure(self.threshold, self.figures[0].unit(facts), is_exclusive=self.is_exclusive)
        values = [figure.value(facts) for figure in self.figures]
        given = [value for value in values if value is not None]
        least = min(given, default=None)
        decides = least is not None and (len(given) == len(values) or not self._holds(least))
        return scale.of(least) if least is not None and decides and least >= 0 else scale

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield what every year that falls short has to gain."""
        values = {figure: value for figure in self.figures if (value := figure.value(facts)) is not None}
        short = {figure: value for figure, value in values.items() if not self._holds(value)}
        if not short or len(values) < len(self.figures):
            return
        amounts = {
            figure: enough(self.threshold - value, figure.step(facts), beyond=self.is_exclusive)
            for figure, value in short.items()
        }
        wanted = {figure: short[figure] + amount for figure, amount in amounts.items()}
        shorts = tuple(_changed({**wanted, figure: wanted[figure] - figure.step(facts)}, facts) for figure in short)
        phrases = [
            (*figure.name(facts).phrase, f"再增加 {Amount(amount, figure.unit(facts)).phrase[0]}")
            for figure, amount in amounts.items()
        ]
        said = _ADD.of(figures=Fields(tuple(paths_of(tuple(short))), joined(phrases, "，并")))
        yield Lever(_changed(wanted, facts), shorts, said)

    @staticmethod
    def _year_in(title: str) -> str:
        """Return the year that a field's title begins with; empty if it does with none."""
        found = _YEAR.match(title)
        return found[1] if found else ""

    def _holds(self, number: Fraction) -> bool:
        return number > self.threshold if self.is_exclusive else number >= self.threshold

    def _required(self, facts: Facts) -> str:
        limit = with_unit(plain(self.threshold), self.figures[0].unit(facts))
        return f"{'超过' if self.is_exclusive else '达到'} {limit}"

    def _gap(self, short: Sequence[tuple[YearFigure, Fraction]], facts: Facts) -> Gap | None:
        unit, figures = self.figures[0].unit(facts), _named([figure for figure, _ in short], facts)
        lacking = sum((self.threshold - value for _, value in short), Fraction())
        if not lacking:
            return None
        said: Statement = (_LACKING if len(short) == 1 else _LACKING_TOGETHER).of(
            figures=figures, amount=Amount(lacking, unit)
        )
        if self.is_exclusive:
            said = _BEYOND.of(figures=figures, limit=Amount(self.threshold, unit))
        return Gap(plain(lacking), unit, said)


def _follow_each_other(years: Sequence[str]) -> bool:
    return all(years) and all(int(later) - int(year) == 1 for year, later in pairwise(years))


def _changed(wanted: dict[YearFigure, Fraction], facts: Facts) -> Changes:
    changes: dict[str, object] = {}
    for figure, number in wanted.items():
        changes.update(figure.becoming(number, facts.supposing(changes)))
    return changes


def _named(figures: Sequence[YearFigure], facts: Facts) -> Fields:
    phrases = [("“", *figure.name(facts).phrase, "”") for figure in figures]
    return Fields(tuple(paths_of(tuple(figures))), joined(phrases, "、"))


def _listed(figures: Sequence[tuple[YearFigure, Fraction]], facts: Facts) -> Fields:
    phrases = [
        (*figure.name(facts).phrase, f"为 {Amount(value, figure.unit(facts)).phrase[0]}") for figure, value in figures
    ]
    return Fields(tuple(paths_of(tuple(figure for figure, _ in figures))), joined(phrases, "，"))
