"""``months_between``: calendar months from one date to another, at least or at most a number of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, Self

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, Gap, combined
from checker.requirements.operators.base import Operator
from checker.requirements.operators.date_source import DateSource
from checker.values.dates import add_months
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class MonthsBetween(Operator):
    """A span of calendar months.

    Attributes:
        start: Its first date.
        end: Its last date.
        months: The threshold; the day on which they are full counts for both directions.
        at_most: Whether the span must not be longer, instead of not shorter.
        both_days: Whether first and last day both belong to the span, as in a lease
            (2020-01-01 to 2024-12-31 is five years), instead of the last day being an anniversary.
    """

    takes: ClassVar[frozenset[str]] = frozenset({"date"})

    start: DateSource
    end: DateSource
    months: int
    at_most: bool
    both_days: bool

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{start: moment, end: moment, at_least | at_most: months, both_days?: bool}``."""
        at_most = "at_most" in data
        months = data["at_most" if at_most else "at_least"]
        return cls(
            DateSource.of(data["start"]), DateSource.of(data["end"]), months, at_most, data.get("both_days", False)
        )

    def reads(self) -> Iterator[str]:
        """Yield the fields of both dates."""
        yield from self.start.paths
        yield from self.end.paths

    def possible(self, facts: Facts) -> bool:
        """Whether the last date does not lie before the first."""
        start, end = self.start.value(facts), self.end.value(facts)
        return start is None or end is None or self._in_order(start, end)

    def decide(self, facts: Facts) -> Finding:
        """Compare the day on which the months are full with the last date."""
        required = f"{'不超过' if self.at_most else '满'} {self.months} 个月"
        start, end = self.start.value(facts), self.end.value(facts)
        if start is None or end is None:
            sides = ((self.start, start), (self.end, end))
            return combined(Verdict.UNKNOWN, [side.unknown(facts, required) for side, day in sides if day is None])
        values = self.start.given(facts) + self.end.given(facts)
        if not self._in_order(start, end):
            reason = f"{self.end.title(facts)} {end} 早于{self.start.title(facts)} {start}，请核对。"
            return Finding(Verdict.UNKNOWN, reason, required, values)
        full = add_months(start, self.months) - timedelta(days=self.both_days)
        holds = end <= full if self.at_most else full <= end
        span = f"自{self.start.title(facts)} {start} 起，满 {self.months} 个月为 {full}"
        order = "晚于" if full > end else "不晚于"
        reason = f"{span}，{order} {self._end_said(facts, end.isoformat())}。"
        if holds:
            return Finding(Verdict.MET, reason, required, values)
        days = abs((full - end).days)
        closing = f"超出 {days} 天。" if self.at_most else f"还差 {days} 天，至 {full} 满 {self.months} 个月。"
        return Finding(Verdict.UNMET, reason, required, values, gap=Gap(str(days), "天", closing))

    def _in_order(self, start: date, end: date) -> bool:
        return start <= end or self.end.fixed is not None

    def _end_said(self, facts: Facts, day: str) -> str:
        return day if self.end.fixed else f"{self.end.title(facts)} {day}"
