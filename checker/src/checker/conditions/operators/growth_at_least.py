"""``growth_at_least``: a figure has to have grown by a percentage; from zero, or from below it, there is no growth."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.conditions.edges import Edge
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap
from checker.conditions.lever import Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator
from checker.conditions.operators.moves import enough
from checker.conditions.operators.year_figures import YearFigure, paths_of
from checker.values.numbers import plain, rounded, with_unit
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Part, Sentence, text_of

_NO_BASE = Sentence("growth_at_least.no-base", "{from_}为 {base}，算不出增长率；怎样算，通知没有写明。")
_LACKING = Sentence("growth_at_least.gap", "{to}还差 {amount}。")
_HUNDRED = 100
_ADD = Sentence("growth_at_least.add", "{to}再增加 {amount}")


@dataclass(frozen=True, slots=True)
class GrowthAtLeast(Operator):
    """Two figures, the later of which has to be larger by a percentage of the earlier.

    Attributes:
        earlier: What is grown from.
        later: What it has grown to, in the same unit.
        percent: The threshold: 10 for 10 %.
        is_exclusive: Whether the threshold itself is not enough.
        relation: What the growth has to be to the percentage, in Chinese.
        met: What is said where it is.
        unmet: What is said where it is not.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"years", "number"})

    has_scale: ClassVar[bool] = True
    is_exclusive: ClassVar[bool] = False
    relation: ClassVar[str] = "增长不低于"
    met: ClassVar[Sentence] = Sentence(
        "growth_at_least.met", "{to} {value}，比{from_} {base}{change} {share}，符合“增长不低于 {limit}”。"
    )
    unmet: ClassVar[Sentence] = Sentence(
        "growth_at_least.unmet", "{to} {value}，比{from_} {base}{change} {share}，没有增长 {limit}。"
    )

    earlier: YearFigure
    later: YearFigure
    percent: Fraction

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{from: figure, to: figure, percent: number}``."""
        return cls(YearFigure.of(data["from"]), YearFigure.of(data["to"]), Fraction(data["percent"]))

    def reads(self) -> Iterator[str]:
        """Yield the fields of both figures."""
        yield from paths_of((self.earlier, self.later))

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return the percentage."""
        return f"{self.relation} {plain(self.percent)}%"

    def subject(self, facts: Facts) -> str:
        """Name both figures."""
        return f"{text_of(self.later.name(facts).phrase)}比{text_of(self.earlier.name(facts).phrase)}"

    def decide(self, facts: Facts) -> Finding:
        """Compare the growth with the percentage, exactly."""
        base, value = self.earlier.value(facts), self.later.value(facts)
        paths = tuple(self.reads())
        if base is None or value is None:
            sides = ((self.earlier, base), (self.later, value))
            missing = tuple(figure for figure, number in sides if number is None)
            given = tuple(figure for figure, number in sides if number is not None)
            return Finding.unknown(tuple(paths_of(missing)), tuple(paths_of(given)))
        unit = self.earlier.unit(facts)
        parts: dict[str, Part] = {"from_": self.earlier.name(facts), "base": Amount(base, unit)}
        if base <= 0:
            return Finding(Verdict.ATTENTION, (_NO_BASE.of(**parts),), paths)
        growth, holds = 100 * (value - base) / base, self._holds(base, value)
        said = (self.met if holds else self.unmet).of(
            **parts,
            to=self.later.name(facts),
            value=Amount(value, unit),
            change="增长" if growth >= 0 else "减少",
            share=Amount(abs(growth), "%", "nearest", self.percent if growth >= 0 else None),
            limit=Amount(self.percent, "%"),
        )
        gap = None if holds else self._gap(base, value, facts)
        return Finding(Verdict.MET if holds else Verdict.UNMET, (said,), paths, gap=gap)

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield later figures around the growth that is wanted, from what is answered, or from a hundred."""
        base = self.earlier.value(facts)
        beside = {} if base is not None and base > 0 else self.earlier.becoming(Fraction(_HUNDRED), facts)
        base = base if base is not None and base > 0 else Fraction(_HUNDRED)
        for edge in self.later.around(base * (_HUNDRED + self.percent) / _HUNDRED, facts.supposing(beside)):
            yield tuple({**beside, **changes} for changes in edge)

    def measure(self, facts: Facts) -> Measure | None:
        """Return the growth beside the percentage; a decline cannot be drawn."""
        if not self.percent:
            return None
        scale = Measure(self.percent, "%", is_exclusive=self.is_exclusive)
        base, value = self.earlier.value(facts), self.later.value(facts)
        if base is None or value is None or base <= 0 or value < base:
            return scale
        growth = 100 * (value - base) / base
        return scale.of(growth, with_unit(rounded(growth, self.percent), "%"))

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield what the later figure has to gain; the earlier one is what it is."""
        base, value = self.earlier.value(facts), self.later.value(facts)
        if base is None or value is None or base <= 0 or self._holds(base, value):
            return
        step = self.later.step(facts)
        amount = enough(self._lacking(base, value), step, beyond=self.is_exclusive)
        changes = [self.later.becoming(value + more, facts) for more in (amount, amount - step)]
        said = _ADD.of(to=self.later.name(facts), amount=Amount(amount, self.later.unit(facts)))
        yield Lever(changes[0], (changes[1],), said)

    def _holds(self, base: Fraction, value: Fraction) -> bool:
        lacking = self._lacking(base, value)
        return lacking < 0 if self.is_exclusive else lacking <= 0

    def _lacking(self, base: Fraction, value: Fraction) -> Fraction:
        return base * (100 + self.percent) / 100 - value

    def _gap(self, base: Fraction, value: Fraction, facts: Facts) -> Gap:
        lacking, unit = self._lacking(base, value), self.later.unit(facts)
        if self.is_exclusive:
            lacking = enough(lacking, self.later.step(facts), beyond=True)
        closing = _LACKING.of(to=self.later.name(facts), amount=Amount(lacking, unit, "up"))
        if points := self.percent - 100 * (value - base) / base:
            return Gap(rounded(points, Fraction()), "个百分点", closing)
        return Gap(plain(lacking), unit, closing)
