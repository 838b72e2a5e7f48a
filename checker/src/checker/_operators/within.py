"""``within``: a date between two days, both included."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from checker._facts import Facts
from checker._finding import Finding
from checker._operators._base import Operator
from checker._operators._moment import Moment
from checker._verdict import Verdict


@dataclass(frozen=True, slots=True)
class Within(Operator):
    """A date that has to lie in a window, its two ends included."""

    takes: ClassVar[frozenset[str]] = frozenset({"date"})

    day: Moment
    first: date
    last: date

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{day: moment, first: YYYY-MM-DD, last: YYYY-MM-DD}``."""
        return cls(Moment.of(data["day"]), date.fromisoformat(data["first"]), date.fromisoformat(data["last"]))

    def reads(self) -> Iterator[str]:
        """Yield the fields of the date."""
        yield from self.day.paths

    def decide(self, facts: Facts) -> Finding:
        """Compare the date with both ends of the window."""
        required = f"{self.first} 至 {self.last}"
        found_day = self.day.value(facts)
        if found_day is None:
            return self.day.unknown(facts, required)
        found, values = f"{self.day.title(facts)}为 {found_day}", self.day.given(facts)
        if self.first <= found_day <= self.last:
            return Finding(Verdict.MET, f"{found}，在 {required} 之内。", required, values)
        side = "早于" if found_day < self.first else "晚于"
        return Finding(Verdict.UNMET, f"{found}，{side} {required}。", required, values)
