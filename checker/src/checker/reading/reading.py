"""What reading one text results in."""

from dataclasses import dataclass
from typing import Literal

from checker.wording.sentence import Statement

type Outcome = Literal["taken", "noted", "rejected", "omitted"]
"""What becomes of a text.

``taken``: it is an answer. ``noted``: the same, and the user is asked to check it. ``rejected``: it could not be read,
and stays as it was, marked as an error. ``omitted``: it stands for nothing.
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as an answer.

    Attributes:
        text: The answer as a row has it: a plain number, ``2021-03-05`` or ``2021-03``, ``yes``, a choice's value.
        outcome: Whether it could be read.
        issue: Why not, or what is to be checked; None where it was taken as it is.
    """

    text: str
    outcome: Outcome = "taken"
    issue: Statement | None = None


def rejected(text: str, issue: Statement) -> Reading:
    """Keep a text that cannot be read."""
    return Reading(text, "rejected", issue)


def noted(text: str, issue: Statement) -> Reading:
    """Take a text, and ask to check it."""
    return Reading(text, "noted", issue)


def omitted(text: str, issue: Statement) -> Reading:
    """Leave a text out."""
    return Reading(text, "omitted", issue)
