"""Days and months as people write them."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta, timezone

from checker.reading.issues import ReadingIssue
from checker.reading.numerals import NUMERALS, in_numerals
from checker.reading.reading import Reading, noted, rejected
from checker.values.text import visible

INSTRUCTION = "请写成 2021-03-05 或 2021年3月5日，只知道年月时写成 2021-03"

_DAY = re.compile(r"(\d{4})([-/.年\\])(\d{1,2})[-/.月\\](\d{1,2})[日号]?\.?")
_MONTH = re.compile(r"(\d{4})[-/.年\\](\d{1,2})(?:月份?|\.)?")
_DAY_DIGITS = re.compile(r"(\d{4})()(\d{2})(\d{2})")
_MONTH_DIGITS = re.compile(r"((?:19|20)\d{2})(\d{2})")
_YEAR = re.compile(r"(?:19|20)\d{2}年?")
_SHORT_YEAR = re.compile(r"'?\d{1,3}(?:[-/.年\\]\d{1,2}){1,2}[月日号]?")
_SEVERAL = re.compile(r"\d{4}[-/.年\\]\d{1,2}.*\d{4}[-/.年\\]\d{1,2}")
_TIME = re.compile(r"(?:\s+|T)(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?$", re.IGNORECASE)
_TORN = re.compile(r"\d\s+\d")
_IN_NUMERALS = re.compile(rf"([{NUMERALS}]{{4}})年([{NUMERALS}]{{1,3}})(?:月份?)(?:([{NUMERALS}]{{1,3}})[日号])?")
_OTHER_SEPARATORS = str.maketrans(dict.fromkeys("。、·‧・", ".") | dict.fromkeys("–—―−‐‑", "-"))

_CHINA = timezone(timedelta(hours=8))
_NEXT_DAY_TIMES = {time(23, 59, 17), time(23, 54, 17)}
"""Midnight as programs write it that take Chinese time before 1901 or 1928 for today's: 43 seconds off, or 5:43."""
_NEAR_MIDNIGHT = time(23, 50)
_MIDNIGHT_IN_UTC = time(16)


def read_date(raw: str) -> Reading:
    """Read a day as ``2021-03-05``, or a month as ``2021-03``."""
    text = unicodedata.normalize("NFKC", visible(raw).translate(_OTHER_SEPARATORS)).strip()
    found = _TIME.search(text)
    day = text[: found.start()] if found else text
    if _TORN.search(day):
        return rejected(raw, ReadingIssue.DATE_TORN(instruction=INSTRUCTION))
    day = _in_digits("".join(day.split()))
    if matched := _DAY.fullmatch(day) or _DAY_DIGITS.fullmatch(day):
        return _day(raw, matched, found)
    if not found and (matched := _MONTH.fullmatch(day) or _MONTH_DIGITS.fullmatch(day)):
        return _month(raw, matched)
    return rejected(raw, _issue(day)(instruction=INSTRUCTION))


def _in_digits(text: str) -> str:
    """Return a date in digits that may be written in numerals, such as 二〇二三年三月."""
    if not (found := _IN_NUMERALS.fullmatch(text)):
        return text
    numbers = [in_numerals(part) for part in found.groups() if part]
    return text if None in numbers else "-".join(map(str, numbers))


def _issue(text: str) -> ReadingIssue:
    if _YEAR.fullmatch(text):
        return ReadingIssue.ONLY_YEAR
    if _SHORT_YEAR.fullmatch(text):
        return ReadingIssue.SHORT_YEAR
    return ReadingIssue.SEVERAL_DATES if _SEVERAL.search(text) else ReadingIssue.NOT_A_DATE


def _day(raw: str, matched: re.Match[str], clock: re.Match[str] | None) -> Reading:
    try:
        day = date(int(matched[1]), int(matched[3]), int(matched[4]))
    except ValueError:
        return rejected(raw, ReadingIssue.NO_SUCH_DAY(instruction=INSTRUCTION))
    return _at(raw, day, clock) if clock else Reading(day.isoformat())


def _at(raw: str, day: date, clock: re.Match[str]) -> Reading:
    """Take a day with a time, which may be another day's midnight in another zone."""
    try:
        return _at_time(raw, day, clock, clock[0].strip("T \t\n"))
    except (ValueError, OverflowError):  # no such time or zone, or a day beyond the calendar's ends
        return rejected(raw, ReadingIssue.NOT_A_DATE(instruction=INSTRUCTION))


def _at_time(raw: str, day: date, clock: re.Match[str], written: str) -> Reading:
    hour, colon, rest = clock[1].partition(":")
    at = time.fromisoformat(f"{hour:0>2}{colon}{rest}")
    if clock[2]:
        return _in_zone(raw, datetime.combine(day, at), clock[2].upper(), written)
    if at == time():
        return Reading(day.isoformat())
    if at in _NEXT_DAY_TIMES:
        return _noted_next(day + timedelta(days=1), written)
    if at >= _NEAR_MIDNIGHT or at == _MIDNIGHT_IN_UTC:
        return rejected(raw, ReadingIssue.DAY_UNCLEAR(time=written, instruction=INSTRUCTION))
    return noted(day.isoformat(), ReadingIssue.TIME_LEFT_OUT(day=day.isoformat(), time=written))


def _in_zone(raw: str, moment: datetime, zone: str, written: str) -> Reading:
    """Take a moment that names its zone if it is midnight in China, where all these days are counted."""
    at = datetime.fromisoformat(f"{moment.isoformat()}{'+00:00' if zone == 'Z' else zone}").astimezone(_CHINA)
    if at.time() != time():
        return rejected(raw, ReadingIssue.DAY_UNCLEAR(time=written, instruction=INSTRUCTION))
    if at.date() == moment.date():
        return Reading(at.date().isoformat())
    return _noted_next(at.date(), written)


def _noted_next(day: date, written: str) -> Reading:
    return noted(day.isoformat(), ReadingIssue.NEXT_DAY(given=written, day=day.isoformat()))


def _month(raw: str, matched: re.Match[str]) -> Reading:
    try:
        return Reading(date(int(matched[1]), int(matched[2]), 1).isoformat()[: len("2021-03")])
    except ValueError:
        return rejected(raw, ReadingIssue.NO_SUCH_MONTH(instruction=INSTRUCTION))
