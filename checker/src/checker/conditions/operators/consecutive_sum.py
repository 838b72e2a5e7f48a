"""``consecutive_sum``: figures by year; some consecutive years have to add up to more than a threshold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any, ClassVar, Self

from checker.conditions.edges import Edge
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding
from checker.conditions.lever import Lever, typed_number
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator
from checker.conditions.operators.more_than import gap_to_exceed
from checker.conditions.operators.moves import enough
from checker.values.numbers import STEP, plain, with_unit
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Sentence

_NO_RUN = Sentence("consecutive_sum.no-run", "“{figures}”没有连续 {years} 年的数。")
_MET = Sentence(
    "consecutive_sum.met", "“{figures}”连续 {years} 年累计最多 {best}，符合“连续 {years} 年累计超过 {limit}”。"
)
_UNMET = Sentence("consecutive_sum.unmet", "“{figures}”连续 {years} 年累计最多 {best}，没有超过 {limit}。")
_ONLY_GIVEN = Sentence("consecutive_sum.only-given", "只算了填写的年份；别的年份有收入的，请补填。")
_LEFT_OUT = Sentence(
    "consecutive_sum.left-out",
    "“{figures}”连续 {years} 年累计最多 {best}，没有超过 {limit}；{left_out} 年未填，填上以后可能超过，请补填。",
)
_SOME_YEAR = 2020
_ADD = Sentence("consecutive_sum.add", "{figures}再增加 {amount}")


@dataclass(frozen=True, slots=True)
class ConsecutiveSum(Operator):
    """Figures by year; any `years` consecutive ones have to add up to more than a threshold.

    Attributes:
        by_year: The field, an object from year to number.
        years: How many consecutive years are added.
        more_than: The threshold, itself not enough, in the field's unit.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"years"})

    has_scale: ClassVar[bool] = True

    by_year: str
    years: int
    more_than: Fraction

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{by_year: path, years: number, more_than: number}``."""
        return cls(data["by_year"], data["years"], Fraction(data["more_than"]))

    def reads(self) -> Iterator[str]:
        """Yield the field."""
        yield self.by_year

    def describe(self, facts: Facts) -> str:
        """Return the number of years and the sum."""
        limit = with_unit(plain(self.more_than), facts.fields[self.by_year].unit)
        return f"连续 {self.years} 年累计超过 {limit}"

    def subject(self, facts: Facts) -> str:
        """Name the figures."""
        return facts.title(self.by_year)

    def decide(self, facts: Facts) -> Finding:
        """Compare the largest sum with the threshold; with a year left out in between, a larger one is possible."""
        unit = facts.fields[self.by_year].unit
        figures, years = facts.name(self.by_year), Amount(self.years)
        by_year = _by_year(facts.answer(self.by_year))
        sums = self._sums(by_year)
        if not sums:
            return Finding.unknown((self.by_year,), (), _NO_RUN.of(figures=figures, years=years))
        best = max(sums.values())
        parts = {"figures": figures, "years": years, "best": Amount(best, unit), "limit": Amount(self.more_than, unit)}
        if best > self.more_than:
            return Finding(Verdict.MET, (_MET.of(**parts),), (self.by_year,))
        if left_out := _between_given(by_year):
            return Finding(Verdict.ATTENTION, (_LEFT_OUT.of(**parts, left_out=left_out),), (self.by_year,))
        unmet = [_UNMET.of(**parts)]
        if not by_year.keys() >= set(map(int, facts.fields[self.by_year].schema.get("x-years", ()))):
            unmet.append(_ONLY_GIVEN.of())
        gap = gap_to_exceed(self.more_than - best, unit, f"连续 {self.years} 年累计")
        return Finding(Verdict.UNMET, tuple(unmet), (self.by_year,), gap=gap)

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield figures of the last years of the form, of which the last makes the sum just less, as much, and more."""
        listed = facts.fields[self.by_year].schema.get("x-years", ())
        last = int(max(listed, default=_SOME_YEAR))
        years = [str(year) for year in range(last - self.years + 1, last + 1)]
        sums = [self.more_than + step for step in (-STEP, 0, STEP)]
        yield tuple({self.by_year: dict.fromkeys(years, 0) | {years[-1]: typed_number(total)}} for total in sums)

    def measure(self, facts: Facts) -> Measure:
        """Return the largest sum beside the threshold."""
        scale = Measure(self.more_than, facts.fields[self.by_year].unit, is_exclusive=True)
        sums = self._sums(_by_year(facts.answer(self.by_year)))
        return scale.of(max(sums.values())) if sums else scale

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield what to add to the last year of the run with the largest sum."""
        field, by_year = facts.fields[self.by_year], _by_year(facts.answer(self.by_year))
        sums = self._sums(by_year)
        if not sums or max(sums.values()) > self.more_than:
            return
        first = max(sums, key=lambda year: (sums[year], year))
        last, amount = first + self.years - 1, enough(self.more_than - sums[first], STEP, beyond=True)
        filled = [
            {self.by_year: {str(year): typed_number(number) for year, number in ({**by_year, last: figure}).items()}}
            for figure in (by_year[last] + amount, by_year[last] + amount - STEP)
        ]
        said = _ADD.of(figures=field.year(str(last)), amount=Amount(amount, field.unit))
        yield Lever(filled[0], (filled[1],), said)

    def _sums(self, by_year: Mapping[int, Fraction]) -> Mapping[int, Fraction]:
        """Return the sum of every run of years by its first."""
        runs = [range(year, year + self.years) for year in by_year]
        return {run[0]: sum((by_year[year] for year in run), Fraction()) for run in runs if by_year.keys() >= set(run)}


def _by_year(answer: object) -> Mapping[int, Fraction]:
    return {int(year): Fraction(number) for year, number in answer.items()} if isinstance(answer, Mapping) else {}


def _between_given(by_year: Mapping[int, Fraction]) -> str:
    """Name the years that are missing between the first and the last; empty where none is."""
    gaps = [(one + 1, other - 1) for one, other in pairwise(sorted(by_year)) if one + 1 < other]
    return "、".join(str(first) if first == last else f"{first}—{last}" for first, last in gaps)
