"""Reads a text as the answer to a field, whether it was typed, pasted or imported; and says how it was understood."""

import re
from fractions import Fraction
from functools import lru_cache

from checker.form.field import Field
from checker.reading.choices import read_choice, read_question
from checker.reading.codes import read_code
from checker.reading.dates import read_date
from checker.reading.quantities import is_number, read_quantity, times
from checker.reading.reading import Reading
from checker.values.dates import is_month, parse_date
from checker.values.numbers import with_unit
from checker.values.text import visible
from checker.values.units import IN_FULL, factor_between
from checker.wording.vocabulary import ANSWER_LABELS

_ISO_DATE = re.compile(r"\d{4}-\d\d(?:-\d\d)?")

_LONGEST_REMEMBERED = 40
"""Longer texts are hardly ever those of another row, and take up memory."""


def read_text(raw: str, field: Field, source_unit: str = "") -> Reading:
    """Read a text.

    Args:
        raw: The text.
        field: What it answers.
        source_unit: The unit of numbers that name none; empty if it is the field's.
    """
    if field.kind == "text":
        text = visible(raw.replace("\r\n", "\n")).strip()
        return read_code(text) if field.schema.get("format") == "uscc" and text else Reading(text)
    read = _read_recurring if len(raw) <= _LONGEST_REMEMBERED else _read
    return read(raw, field, source_unit)


def _read(raw: str, field: Field, source_unit: str) -> Reading:
    match field.kind:
        case "date":
            return Reading(raw) if is_date(raw) else read_date(raw)
        case "question":
            return Reading(raw) if raw in ANSWER_LABELS else read_question(raw, field)
        case "choice":
            return Reading(raw) if raw in field.schema["enum"] else read_choice(raw, field)
        case "number" | "list" | "years":
            return read_quantity(raw, field.unit, source_unit)
    raise unknown_kind(field)


_read_recurring = lru_cache(maxsize=20_000)(_read)


def is_canonical(text: str, field: Field) -> bool:
    """Whether a text is already as a row has it for such a column."""
    match field.kind:
        case "text":
            return True
        case "date":
            return is_date(text)
        case "question":
            return text in ANSWER_LABELS
        case "choice":
            return text in field.schema["enum"]
        case "number" | "list" | "years":
            return is_number(text)
    raise unknown_kind(field)


def unknown_kind(field: Field) -> LookupError:
    """Return the error for a kind of field that nothing reads."""
    return LookupError(f"nothing reads answers of the kind {field.kind!r}, as {field.path!r} is")


def is_date(text: str) -> bool:
    """Whether a text is a day or a month as a row has it."""
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        parse_date(f"{text}-01" if is_month(text) else text)
    except ValueError:
        return False
    return True


def in_words(day_or_month: str) -> str:
    """Write a day or a month as a row has it in words: ``2023年6月1日``, ``2023年6月``."""
    year, month, *day = day_or_month.split("-")
    return f"{year}年{int(month)}月" + (f"{int(day[0])}日" if day else "")


def echo(reading: Reading, field: Field) -> str:
    """Say how a number or a date was understood: ``4,600 ㎡``, ``300 万元，即 3,000,000 元``, ``2023年6月``.

    Empty where nothing was understood, or the field's kind needs no echo.
    """
    if reading.outcome not in {"taken", "noted"} or not reading.text:
        return ""
    if field.kind == "date":
        return in_words(reading.text)
    if field.kind not in {"number", "list", "years"}:
        return ""
    said = with_unit(_in_groups(times(reading.text, Fraction(1))), field.unit)
    smaller = IN_FULL.get(field.unit)
    if smaller is None:
        return said
    return f"{said}，即 {_in_groups(times(reading.text, factor_between(field.unit, smaller) or Fraction(1)))} {smaller}"


def _in_groups(digits: str) -> str:
    """Return a plain number with a comma before every three digits of its whole part."""
    whole, dot, rest = digits.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole not in {"", "-"} else digits
