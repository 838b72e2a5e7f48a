"""Dates as people write them, and calendar arithmetic: months as a contract counts them, not as thirty days."""

from calendar import monthrange
from datetime import MAXYEAR, date, timedelta

_SHORTEST_MONTH = 28
"""Every month has so many days."""


def parse_date(text: str) -> date:
    """Read a date written as 2024-08-29; other ISO 8601 forms, such as 2024-W35-4, are refused.

    Raises:
        ValueError: It is written in another way, or no day of the calendar.
    """
    day = date.fromisoformat(text)
    if day.isoformat() != text:
        raise ValueError(text)
    return day


def is_month(text: str) -> bool:
    """Whether `text`, a day or a month, is a month such as 2021-03."""
    return len(text) == len("2021-03")


def day_bounds(text: str) -> tuple[str, str]:
    """Return the first and the last day that `text`, a day or a month, can be."""
    if not is_month(text):
        return text, text
    year, month = map(int, text.split("-"))
    return f"{text}-01", f"{text}-{monthrange(year, month)[1]:02d}"


def calendar_months(start: date, end: date) -> tuple[int, int, int]:
    """Return the full months from `start` to a later `end`, the days since then, and how many days that month has."""
    months = (end.year - start.year) * 12 + end.month - start.month
    if add_months(start, months) > end:
        months -= 1
    full = add_months(start, months)
    return months, (end - full).days, (add_months(start, months + 1) - full).days


def add_months(start: date, months: int) -> date:
    """Return the same day `months` later; the month's last day where that day does not exist.

    Beyond year 9999, return the last possible date.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year >= MAXYEAR:
        return date.max
    if start.day <= _SHORTEST_MONTH:
        return start.replace(year=year, month=month + 1)
    next_month = date(year, month + 1, 1) + timedelta(days=31)
    last = (next_month - timedelta(days=next_month.day)).day
    return date(year, month + 1, min(start.day, last))
