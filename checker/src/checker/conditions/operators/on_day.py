"""What the operators for a single date have in common."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap
from checker.conditions.operators.base import Operator
from checker.conditions.operators.date_source import DateSource
from checker.values.verdict import Verdict
from checker.wording.sentence import Day, Part, Statement, text_of


@dataclass(frozen=True, slots=True)
class OnDay(Operator):
    """A date that has to lie on some side of a limit, or between two."""

    field_kinds: ClassVar[frozenset[str]] = frozenset({"date"})

    day: DateSource

    @abstractmethod
    def judge(self, day: date, name: Part, value: Day) -> tuple[Verdict, Statement, Gap | None]:
        """Return the verdict on a day, why, and what is lacking; `name` and `value` say the date in sentences."""

    def reads(self) -> Iterator[str]:
        """Yield the fields of the date."""
        yield from self.day.paths

    def subject(self, facts: Facts) -> str:
        """Name the date."""
        return f"{text_of(self.day.name(facts).phrase)}在 "

    def decide(self, facts: Facts) -> Finding:
        """Look where the date lies."""
        day = self.day.value(facts)
        if day is None:
            return self.day.unknown(facts)
        verdict, statement, gap = self.judge(day, self.day.name(facts), Day(day.isoformat()))
        return Finding(verdict, (statement,), self.day.paths, gap=gap)
