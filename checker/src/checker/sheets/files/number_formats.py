"""What Excel's number formats make of a number: a day, a month, a share, or just a number, perhaps with a unit."""

import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from checker.sheets.files.grid import Cell, Kind, NumberDisplay

# As Excel numbers its built-in formats; 27-36 and 50-58 are those of Chinese editions.
_MONTHS = frozenset([17, 27, 36, 50, 52, 57])
_DAYS = frozenset([14, 15, 22, 30, 31])
_MONTH_DAYS = frozenset([16, 28, 29, 51, 53, 54, 58])
_BUILT_IN: Mapping[int, Kind] = {
    **dict.fromkeys(_MONTHS, "month"),
    **dict.fromkeys(_DAYS, "day"),
    **dict.fromkeys(_MONTH_DAYS, "month-day"),
}
_DATES: frozenset[Kind] = frozenset(["day", "month", "month-day", "year"])
_ERA_YEAR = "e"
_PERCENT = frozenset([9, 10])
_MONEY = frozenset([5, 6, 7, 8, 42, 44])

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
# Quoted, escaped, a currency, a colour or condition, a blank or repeated character, anything else.
_TOKEN = re.compile(r'"([^"]*)"|[\\!](.)|\[\$([^\]-]*)[^\]]*\]|(\[[^\]]*\])|[_*].|(.)', re.DOTALL)
_CONDITION = ("[<", "[>", "[=")
_GENERAL = re.compile(r"general|g/通用格式", re.IGNORECASE)
_IF_ZERO = "[=0]"
_THIRD = 2
_LITERAL_POINT = "!"
"""Stands for a point that is only printed: ``0!.0,"万元"`` shows 3000000 as 300.0万元."""
_DIGITS_OF_A_COMMA = 3
_FIRST = 1
_LEAP_BUG = 60
"""Excel has a 29 February 1900; before it, its days are one off."""
_LAST = 2_958_465
_LAST_SINCE_1904 = _LAST - 1_462
"""31 December 9999, counted from 1900 and from 1904."""


@dataclass(frozen=True, slots=True)
class Format:
    """How numbers of one format are stored, what it shows besides their digits, and whether it shows a zero at all."""

    kind: Kind
    display: NumberDisplay | None = None
    shows_zero: bool = True


PLAIN = Format("number")


def format_of(number: int, code: str) -> Format:
    """Return what a format makes of numbers.

    Args:
        number: The format's number.
        code: Its code; empty for Excel's built-in formats.
    """
    kind = _kind_of(number, code)
    if kind != "number":
        return Format(kind)
    if not code:
        return Format(kind, NumberDisplay("¥") if number in _MONEY else None)
    return Format(kind, _display(code), _shows_zero(code))


def _kind_of(number: int, code: str) -> Kind:
    if not code:
        return _BUILT_IN.get(number) or _share(number in _PERCENT)
    shown = _LITERAL.sub("", code).partition(";")[0].casefold()
    literals = "".join(_LITERAL.findall(code))
    shows_day = "d" in shown or "日" in shown + literals
    if "y" in shown or "年" in shown:
        return "day" if shows_day else "month" if "m" in shown else "year"
    if "d" in shown and "m" in shown:
        return "day" if _ERA_YEAR in shown else "month-day"
    return _share("%" in shown)


def _share(percent: bool) -> Kind:  # noqa: FBT001 - a plain fact
    return "percent" if percent else "number"


def _display(code: str) -> NumberDisplay | None:
    """Analyse the part of a format that is for positive numbers."""
    words: list[str] = []
    digits: list[str] = []
    clear = True
    for token in _TOKEN.finditer(_GENERAL.sub("0", code)):
        quoted, escaped, currency, bracket, bare = token.groups()
        if bare == ";":
            break
        if bare and bare.isascii() and bare != "$":
            digits.append(bare)
            continue
        literal = quoted or escaped or currency or bare or ""
        clear &= not any(map(str.isdecimal, literal)) and not (bracket or "").startswith(_CONDITION)
        digits.append(_LITERAL_POINT if literal == "." else "")
        words.append("".join(filter(_is_word, literal)))
    shown_words = "".join(words)
    shift = _decimal_shift("".join(digits)) if clear else None
    return NumberDisplay(shown_words, shift) if shown_words or shift or not clear else None


def _shows_zero(code: str) -> bool:
    """Whether a format shows anything of a zero, in the part that is for zeros: the third, or one with a condition."""
    parts = [""]
    for_zeros = None
    for token in _TOKEN.finditer(_GENERAL.sub("0", code)):
        quoted, escaped, currency, bracket, bare = token.groups()
        if bare == ";":
            parts.append("")
        elif bracket == _IF_ZERO:
            for_zeros = len(parts) - 1
        else:
            parts[-1] += quoted or escaped or currency or (bare or "").strip("#,.@")
    if for_zeros is None:
        for_zeros = _THIRD if len(parts) > _THIRD else 0
    return bool(parts[for_zeros].strip())


def _is_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) == "Sc"


def _decimal_shift(digits: str) -> int | None:
    """Return by how many decimal places trailing commas, and a printed point, make a number look smaller."""
    whole, _, fraction = digits.translate({ord(sign): None for sign in " ()+-"}).partition(".")
    before, printed, behind = whole.partition(_LITERAL_POINT)
    if not {*whole, *fraction} & set("0#?"):
        return None
    commas = sum(len(part) - len(part.rstrip(",")) for part in (behind if printed else before, fraction))
    return _DIGITS_OF_A_COMMA * commas + sum(map(behind.count, "0#?"))


def numeric(raw: str, form: Format, *, since_1904: bool) -> Cell:
    """Return the cell of a number as the file has it; what is no number is a text that its writer did not call one."""
    try:
        number = float(raw.replace("_", " "))  # Python alone takes 1_000 for a number
    except ValueError:
        return Cell("typed", raw)
    if not math.isfinite(number):
        return Cell("error", raw)
    if form.kind in _DATES and (moment := _moment(number, since_1904=since_1904)):
        if form.kind == "month" and moment.day == 1:
            return Cell("month", moment.strftime("%Y-%m"))
        kind = "day" if form.kind == "month" else form.kind
        return Cell(kind, moment.strftime("%Y-%m-%d %H:%M:%S").removesuffix(" 00:00:00"))
    return Cell("percent" if form.kind == "percent" else "number", shortest(raw), form.display)


def iso_day(raw: str, form: Format) -> Cell:
    """Return the cell of a day that the file has as ``2021-03-05T00:00:00``."""
    kind = form.kind if form.kind in {"month-day", "year"} else "day"
    return Cell(kind, raw.replace("T", " ").removesuffix(" 00:00:00"))


def shortest(raw: str) -> str:
    """Write a number in full, without an exponent, with the 15 digits that Excel shows at most."""
    if raw.isascii() and raw.isdigit():
        return raw.lstrip("0") or "0"
    return f"{Decimal(f'{float(raw):.15g}'):f}"


def _moment(serial: float, *, since_1904: bool) -> datetime | None:
    """Return the time that Excel shows for a number; None where it has no date for it."""
    if since_1904:
        start, last = datetime(1904, 1, 1, tzinfo=UTC), _LAST_SINCE_1904
    elif serial < _LEAP_BUG:
        start, last = datetime(1899, 12, 31, tzinfo=UTC), _LAST
    else:
        start, last = datetime(1899, 12, 30, tzinfo=UTC), _LAST
    if not _FIRST <= serial < last:
        return None
    return start + timedelta(seconds=round(serial * 86_400))
