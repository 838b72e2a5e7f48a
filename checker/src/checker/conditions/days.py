"""The days that a requirement turns on, given the answers: what a timeline shows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TurningDay:
    """A day from which on another outcome may hold, for a date that is moved while all other answers stay.

    Attributes:
        paths: The fields of the date; several take the same day.
        day: The first day of the other outcome.
    """

    paths: tuple[str, ...]
    day: date


@dataclass(frozen=True, slots=True)
class FullDay:
    """The day on which a number of months is full.

    Attributes:
        months: The number.
        day: The day.
        at_most: Whether the months must not be exceeded, instead of reached.
        end: The day up to which they are counted; None where it is not answered, or lies before the first.
        end_paths: The fields of that day; none where the notice gives it.
        reading: The reading of the clause that counts up to that day; empty where there is only one.
    """

    months: int
    day: date
    at_most: bool
    end: date | None
    end_paths: tuple[str, ...]
    reading: str = ""


type TimelineDay = TurningDay | FullDay
