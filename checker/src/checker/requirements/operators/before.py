"""``before``: 以前. Whether the day itself is included is settled nowhere, so that day is ``ATTENTION``."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from checker.requirements.finding import Gap
from checker.requirements.operators.date_source import DateSource
from checker.requirements.operators.on_day import OnDay
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Before(OnDay):
    """A date that has to lie before a limit."""

    limit: date

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{day: moment, limit: YYYY-MM-DD}``."""
        return cls(DateSource.of(data["day"]), date.fromisoformat(data["limit"]))

    @property
    def required(self) -> str:
        """The limit."""
        return f"{self.limit} 以前"

    def judge(self, day: date, title: str) -> tuple[Verdict, str, Gap | None]:
        """Compare the date with the limit."""
        if day < self.limit:
            return Verdict.MET, f"在 {self.limit} 以前", None
        if day == self.limit:
            return Verdict.ATTENTION, "恰为当日；“以前”是否含当日，通知没有写明，须向推荐单位确认", None
        late = (day - self.limit).days
        return Verdict.UNMET, f"晚于 {self.limit}", Gap(str(late), "天", f"{title}晚了 {late} 天。")
