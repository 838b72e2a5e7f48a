"""``before``: 以前. Whether the day itself is included is settled nowhere, so that day is ``ATTENTION``."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from checker._facts import Facts
from checker._finding import Finding, Gap
from checker._operators._base import Operator
from checker._operators._moment import Moment
from checker._verdict import Verdict


@dataclass(frozen=True, slots=True)
class Before(Operator):
    """A date that has to lie before a limit."""

    takes: ClassVar[frozenset[str]] = frozenset({"date"})

    day: Moment
    limit: date

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{day: moment, limit: YYYY-MM-DD}``."""
        return cls(Moment.of(data["day"]), date.fromisoformat(data["limit"]))

    def reads(self) -> Iterator[str]:
        """Yield the fields of the date."""
        yield from self.day.paths

    def decide(self, facts: Facts) -> Finding:
        """Compare the date with the limit."""
        required = f"{self.limit} 以前"
        found_day = self.day.value(facts)
        if found_day is None:
            return self.day.unknown(facts, required)
        found, values = f"{self.day.title(facts)}为 {found_day}", self.day.given(facts)
        if found_day < self.limit:
            return Finding(Verdict.MET, f"{found}，在 {self.limit} 以前。", required, values)
        if found_day == self.limit:
            reason = f"{found}，恰为当日；“以前”是否含当日，通知没有写明，须向推荐单位确认。"
            return Finding(Verdict.ATTENTION, reason, required, values)
        late = (found_day - self.limit).days
        gap = Gap(str(late), "天", f"{self.day.title(facts)}晚了 {late} 天。")
        return Finding(Verdict.UNMET, f"{found}，晚于 {self.limit}。", required, values, gap=gap)
