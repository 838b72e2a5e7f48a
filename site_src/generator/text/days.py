"""The days that an official text names."""

import re

from generator.text.clauses import without_whitespace

DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日")
DAY_OR_MONTH = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:(\d{1,2})日)?")
DAY_BEFORE = re.compile(rf"{DAY.pattern}[之以]?前")
"""A day of which the words leave open whether it is still time."""

_YEAR = re.compile(r"(\d{4})年")
_YEARS = re.compile(r"(\d{4})年?[—–~至-]+(\d{4})年")
"""From one year to another: 2023—2025年 are three."""


def years_in(text: str) -> frozenset[int]:
    """Return the years that a text names, with those between the first and the last of several."""
    bare = without_whitespace(text)
    spans = (range(int(first), int(last)) for first, last in _YEARS.findall(bare))
    return frozenset(map(int, _YEAR.findall(bare))).union(*spans)


def days_in(text: str, issued_on: str, pattern: re.Pattern[str] = DAY) -> list[str]:
    """Return the days that a text names, as ISO writes them.

    Args:
        text: The text.
        issued_on: The day of issue, from which on a day lies that has no year and none before it.
        pattern: What a day looks like: year, which may be left out, month, and day.
    """
    year, days = "", []
    for named, month, day in pattern.findall(without_whitespace(text)):
        year = named or year
        rest = f"{int(month):02}" + (f"-{int(day):02}" if day else "")
        days.append(f"{year or _year_of(rest, issued_on)}-{rest}")
    return days


def _year_of(day: str, issued_on: str) -> str:
    year = issued_on[:4]
    return year if f"{year}-{day}" >= issued_on[: len(day) + 5] else str(int(year) + 1)
