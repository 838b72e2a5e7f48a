"""The least and the greatest value that an answer can have."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds of an answer, such as a date given as a month, or a count from incomplete rows.

    Attributes:
        ends: The least and the greatest; a single None if there is no bound to conclude from.
    """

    ends: tuple[Any, ...]
