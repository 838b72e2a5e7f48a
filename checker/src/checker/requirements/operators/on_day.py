"""What the operators that look where one date lies have in common."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding, Gap
from checker.requirements.operators.base import Operator
from checker.requirements.operators.date_source import DateSource
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
class OnDay(Operator):
    """A date that has to lie on some side of a limit, or between two."""

    takes: ClassVar[frozenset[str]] = frozenset({"date"})

    day: DateSource

    @property
    @abstractmethod
    def required(self) -> str:
        """The requirement in words."""

    @abstractmethod
    def judge(self, day: date, title: str) -> tuple[Verdict, str, Gap | None]:
        """Return the verdict on a day, why in half a sentence, and what is lacking; `title` names the date."""

    def reads(self) -> Iterator[str]:
        """Yield the fields of the date."""
        yield from self.day.paths

    def decide(self, facts: Facts) -> Finding:
        """Look where the date lies."""
        day = self.day.value(facts)
        if day is None:
            return self.day.unknown(facts, self.required)
        title = self.day.title(facts)
        verdict, reason, gap = self.judge(day, title)
        return Finding(verdict, f"{title}为 {day}，{reason}。", self.required, self.day.given(facts), gap=gap)
