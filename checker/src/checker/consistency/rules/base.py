"""What every rule of consistency can do."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.consistency.context import ConsistencyContext
from checker.wording.sentence import Statement


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One disagreement.

    Attributes:
        statements: What disagrees with what, and where both stand.
        fields: Paths of the form's fields concerned.
        rows: The rows concerned: roster and number, from 1.
        is_reminder: Whether it only says an answer in other words, to be looked at again; nothing disagrees.
    """

    statements: tuple[Statement, ...]
    fields: tuple[str, ...] = ()
    rows: tuple[tuple[str, int], ...] = ()
    is_reminder: bool = False


class Rule(ABC):
    """A way in which answers can disagree."""

    field_kinds: ClassVar[frozenset[str]] = frozenset()
    """The kinds of fields, and of columns, that it can read."""

    rests_on_counts: ClassVar[bool] = False
    """Whether it looks at what was counted from rosters."""

    @abstractmethod
    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Yield every disagreement.

        Where an answer is missing there is nothing to compare, except for rules that look for missing answers.
        """

    def reads(self) -> Iterator[str]:
        """Yield the paths of the form's fields that it looks at."""
        yield from ()

    def kinds(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield these paths, each with the kinds of fields that may stand there."""
        yield from ((path, self.field_kinds) for path in self.reads())

    def looks_into(self) -> Iterator[tuple[str, str]]:
        """Yield the rosters that it looks into, each with a column, empty for the roster as a whole."""
        yield from ()
