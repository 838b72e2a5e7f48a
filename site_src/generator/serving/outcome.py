"""What the newest build came to, and how those who wait for the next one hear of it."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.tools import Files


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with the sources.

    Attributes:
        message: What is wrong.
        place: The file and the line; empty if there is none.
        field: The field or the clause; empty likewise.
        remedy: What to write instead; empty likewise.
    """

    message: str
    place: str = ""
    field: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to.

    Attributes:
        version: The version of the site that it made; empty if it made none.
        site: The site, likewise.
        problems: Why it made none.
        doubts: What in the sources their editors should look at all the same.
    """

    version: str = ""
    site: Files = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    doubts: Sequence[Problem] = ()


@dataclass(frozen=True, slots=True)
class State:
    """What is served, and what is wrong.

    Attributes:
        count: How many outcomes there were.
        version: The version of the last site that was made; empty as long as there is none.
        site: That site.
        problems: What is wrong with the sources since then.
        doubts: What in the sources is doubtful, as far as the last build could see.
    """

    count: int = 0
    version: str = ""
    site: Files = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    doubts: Sequence[Problem] = ()


class Newest:
    """The newest state."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.state = State()

    def tell(self, outcome: Outcome) -> None:
        """Have all who wait hear of an outcome."""
        with self._changed:
            before = self.state
            made = before if outcome.problems else outcome
            self.state = State(before.count + 1, made.version, made.site, outcome.problems, outcome.doubts)
            self._changed.notify_all()

    def after(self, count: int, patience: float) -> State:
        """Return the newest state as soon as there were more than `count` outcomes, or `patience` is at its end."""
        with self._changed:
            self._changed.wait_for(lambda: self.state.count > count, patience)
            return self.state
