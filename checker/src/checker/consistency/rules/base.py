"""What every rule of consistency can do."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from checker.form.roster import Roster
from checker.requirements.facts import Facts
from checker.requirements.operators.quantity import Quantity
from checker.rosters.count import Count, RosterRows

_IN_WORDS = {"choice", "question", "text"}


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One disagreement.

    Attributes:
        message: What disagrees with what, and where both stand, in Chinese.
        fields: Paths of the form's fields concerned.
        rows: The rows concerned: roster and number, from 1.
    """

    message: str
    fields: tuple[str, ...] = ()
    rows: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class ConsistencyContext:
    """What rules look at.

    Attributes:
        facts: The form's answers as they were typed, and what was counted for those that were not.
        counts: What was counted, by the field's path.
        rosters: The notice's rosters by id.
        rows: The rows of those that were given, by the roster's id.
    """

    facts: Facts
    counts: Mapping[str, Count]
    rosters: Mapping[str, Roster]
    rows: Mapping[str, RosterRows]

    def named(self, path: str) -> str:
        """Name a field and the place on the official form where it stands, or the roster that it was counted from."""
        field = self.facts.fields[path]
        if path in self.facts.instead:
            return f"由“{self.counts[path].roster.title}”数出的“{field.title}”"
        source = field.schema.get("x-source", "")
        return f"“{field.title}”" + (f"（{source}）" if source else "")

    def said(self, path: str) -> str:
        """Name a field and its answer."""
        answer = self.facts.text(path)
        in_words = self.facts.fields[path].kind in _IN_WORDS
        return f"{self.named(path)}为“{answer}”" if in_words else f"{self.named(path)}为 {answer}"

    def quantity(self, quantity: Quantity) -> str:
        """Name what a quantity is made of."""
        return quantity.named(self.named)


class Rule(ABC):
    """A way in which answers can disagree."""

    takes: ClassVar[frozenset[str]] = frozenset()
    """The kinds of fields, and of columns, that it can read."""

    @abstractmethod
    def find(self, view: ConsistencyContext) -> Iterator[Discrepancy]:
        """Yield every disagreement.

        A comparison lacks nothing but what it compares: where an answer is missing there is none, except for rules that
        look for just that.
        """

    def reads(self) -> Iterator[str]:
        """Yield the paths of the form's fields that it looks at."""
        yield from ()

    def kinds(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield these paths, each with the kinds of fields that may stand there."""
        yield from ((path, self.takes) for path in self.reads())

    def looks_into(self) -> Iterator[tuple[str, str]]:
        """Yield the rosters that it looks into, each with a column, empty for the roster as a whole."""
        yield from ()
