"""``within``: a date between two days, both included."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from checker.requirements.finding import Gap
from checker.requirements.operators.date_source import DateSource
from checker.requirements.operators.on_day import OnDay
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Within(OnDay):
    """A date that has to lie in a window, its two ends included."""

    first: date
    last: date

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{day: moment, first: YYYY-MM-DD, last: YYYY-MM-DD}``."""
        return cls(DateSource.of(data["day"]), date.fromisoformat(data["first"]), date.fromisoformat(data["last"]))

    @property
    def required(self) -> str:
        """The window."""
        return f"{self.first} 至 {self.last}"

    def points(self) -> Iterator[tuple[str, object]]:
        """Yield both ends: a month may begin before the window and end after it."""
        for path in self.day.paths:
            yield from ((path, self.first.isoformat()), (path, self.last.isoformat()))

    def judge(self, day: date, title: str) -> tuple[Verdict, str, Gap | None]:  # noqa: ARG002 - there is no gap to name
        """Compare the date with both ends of the window."""
        if self.first <= day <= self.last:
            return Verdict.MET, f"在 {self.required} 之内", None
        return Verdict.UNMET, f"早于 {self.first}" if day < self.first else f"晚于 {self.last}", None
