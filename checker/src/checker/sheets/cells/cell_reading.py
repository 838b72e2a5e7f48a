"""What came of reading one cell."""

from dataclasses import dataclass
from typing import Literal

type Outcome = Literal["taken", "noted", "rejected", "left"]
"""``noted`` is taken, and to be checked; ``rejected`` stays in the row as it was; ``left`` is not taken at all."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell's text as a row has it.

    Attributes:
        text: The text.
        outcome: Whether it could be read.
        reason: Why not, or what is to be checked, in Chinese; empty where it was taken as it is.
    """

    text: str
    outcome: Outcome = "taken"
    reason: str = ""


def rejected(text: str, reason: str) -> Reading:
    """Keep a text that cannot be read."""
    return Reading(text, "rejected", reason)


def noted(text: str, reason: str) -> Reading:
    """Take a text, and ask to check it."""
    return Reading(text, "noted", reason)
