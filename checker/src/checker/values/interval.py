"""What is known of an answer that is not known exactly: the least and the greatest that it can be."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds of an answer, such as a day of which only the month is known, or a count with incomplete rows.

    Attributes:
        ends: The least and the greatest; None alone where there are no bounds to conclude anything from.
    """

    ends: tuple[Any, ...]
