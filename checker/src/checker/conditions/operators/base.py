"""What every operator can do."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from checker.conditions.days import TimelineDay
from checker.conditions.edges import Edge, around_days
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding
from checker.conditions.lever import Lever
from checker.conditions.measure import Measure


class Operator(ABC):
    """A requirement that can be compared with answers."""

    rests_on_declaration: ClassVar[bool] = False
    """Whether the outcome is what the applicant asserts, not what can be computed."""

    repeats_others: ClassVar[bool] = False
    """Whether the outcome is that of other conditions and nothing else."""

    field_kinds: ClassVar[frozenset[str]] = frozenset()
    """The kinds of fields that it can read."""

    has_scale: ClassVar[bool] = False
    """Whether it compares a value with a threshold, so that both can be drawn."""

    @abstractmethod
    def decide(self, facts: Facts) -> Finding:
        """Compare the answers with the requirement; never raises for valid answers."""

    @abstractmethod
    def describe(self, facts: Facts) -> str:
        """Return the requirement in words, as far as the answers settle which it is; empty if it sets no limit."""

    def subject(self, facts: Facts) -> str:  # noqa: ARG002 - some operators are about nothing in particular
        """Return what it is about, in words that `describe` goes on with; empty if that says it itself."""
        return ""

    def describe_in_full(self, facts: Facts) -> str:
        """Return the requirement in words, with what it is about, to stand beside one that is about something else."""
        words = self.describe(facts)
        return f"{self.subject(facts)}{words}" if words else ""

    def joint(self, facts: Facts) -> str:  # noqa: ARG002 - most operators are one requirement
        """Return the word that joins the requirements in its words; empty where these are one."""
        return ""

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield answers across each of its thresholds; what else it reads is what is answered, or made up."""
        yield from around_days(self.days(facts))

    def measure(self, facts: Facts) -> Measure | None:  # noqa: ARG002 - most operators compare no number
        """Return what is compared with which threshold, as far as the answers settle it."""
        return None

    def levers(self, facts: Facts) -> Iterator[Lever]:  # noqa: ARG002 - some operators can only be asked about
        """Yield the ways to make it hold where it does not: candidates, which whoever offers them evaluates."""
        yield from ()

    def applies(self, facts: Facts) -> bool:
        """Whether the clause speaks of the applicant at all, as far as the answers settle it."""
        parts = list(self.parts())
        return not parts or any(part.applies(facts) for part in parts)

    def reads(self) -> Iterator[str]:
        """Yield the paths of the answers that this operator itself looks at."""
        yield from ()

    def refers_to(self) -> Iterator[str]:
        """Yield the ids of the conditions whose findings this operator itself looks at."""
        yield from ()

    def turning_points(self) -> Iterator[tuple[str, object]]:
        """Yield the values, by path, between which the outcome changes in one direction only."""
        yield from ()

    def days(self, facts: Facts) -> Iterator[TimelineDay]:
        """Yield the days that it turns on, as far as the answers settle them; by default those of its parts."""
        for part in self.parts():
            yield from part.days(facts)

    def dates_are_possible(self, facts: Facts) -> bool:  # noqa: ARG002 - most operators take whatever is answered
        """Whether the dates that it reads can all be true; they can where one is missing."""
        return True

    def parts(self) -> Iterator["Operator"]:
        """Yield the operators it is composed of."""
        yield from ()

    def walk(self) -> Iterator["Operator"]:
        """Yield this operator and all it is composed of."""
        yield self
        for part in self.parts():
            yield from part.walk()

    def all_reads(self) -> tuple[str, ...]:
        """Return the paths of the answers that this operator and all it is composed of look at, each once."""
        return tuple(dict.fromkeys(path for part in self.walk() for path in part.reads()))

    def all_refers_to(self) -> tuple[str, ...]:
        """Return the ids of the conditions whose findings this operator and all it is composed of look at."""
        return tuple(dict.fromkeys(name for part in self.walk() for name in part.refers_to()))


def within(words: str, joint: str, around: str) -> str:
    """Return requirements in words as a part of others, in brackets where it would be open which belong together.

    Args:
        words: The words.
        joint: What joins the requirements in them.
        around: What joins them to others.
    """
    return f"（{words}）" if joint not in {"", around} else words
