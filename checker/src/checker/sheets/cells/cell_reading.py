"""What reading one cell results in."""

from dataclasses import dataclass
from typing import Literal

from checker.wording.sentence import Statement

type Outcome = Literal["taken", "noted", "rejected", "omitted"]
"""What becomes of a cell's text.

``taken``: it fills the row's cell. ``noted``: the same, and the user is asked to check it. ``rejected``: it could not
be read, and fills the row's cell unchanged, marked as an error. ``omitted``: the row's cell stays blank.
"""


@dataclass(frozen=True, slots=True)
class CellReading:
    """A cell's text as a row has it.

    Attributes:
        text: The text.
        outcome: Whether it could be read.
        issue: Why not, or what is to be checked; None where it was taken as it is.
    """

    text: str
    outcome: Outcome = "taken"
    issue: Statement | None = None


def rejected(text: str, issue: Statement) -> CellReading:
    """Keep a text that cannot be read."""
    return CellReading(text, "rejected", issue)


def noted(text: str, issue: Statement) -> CellReading:
    """Take a text, and ask to check it."""
    return CellReading(text, "noted", issue)


def omitted(text: str, issue: Statement) -> CellReading:
    """Leave a text out."""
    return CellReading(text, "omitted", issue)
