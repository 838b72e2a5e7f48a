"""What Excel's number formats make of a number: a day, a month, a share, or just a number."""

import math
import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from checker._sheets.grid import Cell, Kind

# As Excel numbers its built-in formats; 27-36 and 50-58 are those of Chinese editions.
_MONTHS = frozenset([17, 27, 36, 50, 52, 57])
_DAYS = frozenset([14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58])
_PERCENT = frozenset([9, 10])

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_FIRST = 1
_LEAP_BUG = 60
"""Excel has a 29 February 1900; before it, its days are one off."""
_LAST = 2_958_465


def kind_of(number: int, code: str) -> Kind:
    """Return how numbers of a format are stored, by the format's number and its code, where it has its own."""
    if not code:
        return "month" if number in _MONTHS else "day" if number in _DAYS else _share(number in _PERCENT)
    shown = _LITERAL.sub("", code).partition(";")[0].casefold()
    literals = "".join(_LITERAL.findall(code))
    if "y" in shown or "年" in shown:
        return "day" if "d" in shown or "日" in shown + literals else "month"
    return "day" if "d" in shown and "m" in shown else _share("%" in shown)


def _share(percent: bool) -> Kind:  # noqa: FBT001 - a plain fact
    return "percent" if percent else "number"


def numeric(raw: str, kind: Kind, *, since_1904: bool) -> Cell:
    """Return the cell of a number as the file has it."""
    if not math.isfinite(float(raw)):
        return Cell("error", raw)
    if kind in {"day", "month"} and (moment := _moment(float(raw), since_1904=since_1904)):
        if kind == "month" and moment.day == 1:
            return Cell("month", moment.strftime("%Y-%m"))
        return Cell("day", moment.strftime("%Y-%m-%d %H:%M:%S").removesuffix(" 00:00:00"))
    return Cell("percent" if kind == "percent" else "number", shortest(raw))


def shortest(raw: str) -> str:
    """Write a number in full, without an exponent, with the 15 digits that Excel shows at most."""
    if raw.isascii() and raw.isdigit():
        return raw.lstrip("0") or "0"
    return f"{Decimal(f'{float(raw):.15g}'):f}"


def _moment(serial: float, *, since_1904: bool) -> datetime | None:
    if since_1904:
        start = datetime(1904, 1, 1, tzinfo=UTC)
    elif serial < _LEAP_BUG:
        start = datetime(1899, 12, 31, tzinfo=UTC)
    else:
        start = datetime(1899, 12, 30, tzinfo=UTC)
    if not _FIRST <= serial < _LAST:
        return None
    return start + timedelta(seconds=round(serial * 86_400))
