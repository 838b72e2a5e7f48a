"""The amounts that an official text states, in digits or numerals, with units and the words that make them limits."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from checker.reading.numerals import NUMERALS, in_numerals
from checker.values.units import UNITS
from generator.text.clauses import without_whitespace

SHARE, MONTHS, WORKDAYS, DAYS = "%", "个月", "工作日", "天"
"""Units of shares, of which 1 % is one hundredth, and of spans of time."""


class Bound(StrEnum):
    """What an amount limits, and whether it is itself within the limit."""

    AT_LEAST = "以上（含本数）"
    MORE_THAN = "超过（不含本数）"
    AT_MOST = "不超过（含本数）"
    LESS_THAN = "低于（不含本数）"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a text.

    Attributes:
        value: How much, in `unit`.
        unit: The smallest unit of its kind, such as 元 for 万元; ``%``; 个月 also for years; empty where there is none.
        bound: What the words around make of it; None where they say nothing.
        written: As it is written, with its unit.
        start: Where it begins in the text without white space.
    """

    value: Fraction
    unit: str
    bound: Bound | None
    written: str
    start: int


_DIGITS = r"(?:(?<!\d)\d{1,3}(?:，\d{3})+(?!\d)|\d+(?:,\d{3})*)(?:[.．]\d+)?"
_TENS = {"廿": "二十", "卅": "三十"}
_NUMERAL = f"[{NUMERALS}{''.join(_TENS)}]"
_NAME = f"[伍陆陸](?!{_NUMERAL})"
"""Alone these are names, as in 陆家嘴."""
_DECIMALS = "点[〇零一二三四五六七八九]+(?![十百千])"
_NUMERALS = f"(?!{_NAME}){_NUMERAL}+(?:{_DECIMALS})?"
_SPANS = {"年": 12, "周年": 12, "个月": 1, "月": 1, "个年度": 12, "年度": 12}
_MULTIPLES = {"千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_UNITS = {
    name: (min(units, key=lambda unit: units[unit]), Fraction(factor))
    for units in reversed(UNITS)
    for name, factor in units.items()
}
_DAYS = {"个工作日": WORKDAYS, "工作日": WORKDAYS, "个自然日": DAYS, "自然日": DAYS, "日": DAYS}
_COUNTERS = (*"条件份套册台间款类种篇页天日次名届处本支门", "人次")
_NAMES = sorted({*_UNITS, *_SPANS, *_DAYS, *_COUNTERS}, key=len, reverse=True)

_MULTIPLIED = re.compile(f"(千万|百万|千|万|亿)({'|'.join(map(re.escape, _NAMES))})")
"""A unit of a form such as 万人次."""

_DATE = re.compile(
    r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?度?|\d{1,2}月\d{1,2}日|〔\d{4}〕\d+号|附件\d+(?:-\d+)?"
    "|[〇零○一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)?度?"
    "|第[\\d一二三四五六七八九十]+[批次届条项章款]"
)
_FRACTION = re.compile(rf"({_NUMERALS}|\d+)分之({_NUMERALS}|{_DIGITS})|(\d+)[/／](\d+)")
_PLAIN_DIGITS = {ord("．"): ".", ord("，"): None, ord(","): None}
_ROUND = {"百": 100, "千": 1_000, "万": 10_000}
"""Numbers that need no 一 before them in 百分之百 or 千分之五."""
_HALF = re.compile("(?<!超)过半数?|半数|一半")
_PLAIN = re.compile(
    rf"(?P<number>{_DIGITS}|{_NUMERALS}|半)(?P<multiple>千万|百万|千|万|亿)?(?:(?<=万)(?P<thousands>\d)千)?"
    rf"(?P<unit>{'|'.join(map(re.escape, _NAMES))}|%|％|‰|成)?(?:(?<=年)(?P<half>半)(?![年个月天数]))?"
)

BOUNDS_BEFORE = {
    words: bound
    for bound, all_words in (
        (Bound.AT_LEAST, "不少于 不低于 不小于 不得少于 不得低于 至少 达到 达 满 最低"),
        (Bound.MORE_THAN, "超过 多于 大于 高于 超出"),
        (Bound.AT_MOST, "不超过 不大于 不高于 不多于 不得超过 不得高于 至多 最多"),
        (Bound.LESS_THAN, "少于 低于 小于 不足 不满"),
    )
    for words in all_words.split()
}
_GAP = 8
_PHRASE_END = re.compile(r"[，,。；;：:、（）()\d]")
"""A few characters of the same phrase may stand between such words and the amount, as in 不低于总面积的90%."""

BOUNDS_AFTER = {
    words: bound
    for bound, all_words in (
        (Bound.AT_LEAST, "及以上 以上 (含)以上 （含）以上"),
        (Bound.AT_MOST, "及以下 以下 以内 之内 (含)以下 （含）以下"),
    )
    for words in all_words.split()
}


def amounts_in(text: str) -> list[Amount]:
    """Return the amounts of a text in their order; dates, document numbers and the numbers of attachments are none."""
    bare = _DATE.sub(lambda found: "\0" * len(found[0]), without_whitespace(text))
    shares = list(_shares(bare))
    rest = bare
    for share in shares:
        rest = rest[: share.start] + "\0" * len(share.written) + rest[share.start + len(share.written) :]
    return sorted([*shares, *_plain(rest)], key=lambda amount: amount.start)


def _shares(text: str) -> Iterator[Amount]:
    """Yield 三分之二, 百分之三点五, 千分之五, 2/3, 半数 as shares."""
    for found in _FRACTION.finditer(text):
        whole, part, over, under = found.groups()
        top, bottom = (_round(part), _round(whole)) if whole else (_number(over), _number(under))
        if top is not None and bottom:
            yield _amount(text, found.start(), found.end(), top / bottom * 100, SHARE)
    for found in _HALF.finditer(text):
        half = _amount(text, found.start(), found.end(), Fraction(50), SHARE)
        yield replace(half, bound=Bound.MORE_THAN) if found[0].startswith("过") else half


def _plain(text: str) -> Iterator[Amount]:
    for found in _PLAIN.finditer(text):
        number = Fraction(1, 2) if found["number"] == "半" else _number(found["number"])
        name = found["unit"] or ""
        if number is None or (not name and not found["number"][0].isdigit()):
            continue
        unit, factor = base_unit(name)
        value = (number * _MULTIPLES.get(found["multiple"] or "", 1) + int(found["thousands"] or 0) * 1_000) * factor
        value += factor / 2 if found["half"] else 0
        yield _amount(text, found.start(), found.end(), value, unit)


def base_unit(name: str) -> tuple[str, Fraction]:
    """Return the smallest unit of a unit's kind, and how many of it one is."""
    if name in {"%", "％"}:
        return SHARE, Fraction(1)
    if name == "‰":
        return SHARE, Fraction(1, 10)
    if name == "成":
        return SHARE, Fraction(10)
    if name in _SPANS:
        return MONTHS, Fraction(_SPANS[name])
    if name not in _UNITS and (found := _MULTIPLIED.fullmatch(name)):
        unit, factor = base_unit(found[2])
        return unit, factor * _MULTIPLES[found[1]]
    return _UNITS.get(name, (_DAYS.get(name, name), Fraction(1)))


def _number(written: str) -> Fraction | None:
    if written[0].isdigit():
        return Fraction(written.translate(_PLAIN_DIGITS))
    whole, _, decimals = written.partition("点")
    value = in_numerals("".join(_TENS.get(numeral, numeral) for numeral in whole))
    if value is None:
        return None
    places = enumerate(decimals, 1)
    return sum((Fraction(in_numerals(digit) or 0, 10**place) for place, digit in places), Fraction(value))


def _round(written: str) -> Fraction | None:
    return Fraction(_ROUND[written]) if written in _ROUND else _number(written)


def _amount(text: str, start: int, end: int, value: Fraction, unit: str) -> Amount:
    return Amount(value, unit, _bound(text[:start], text[end:]), text[start:end], start)


def _bound(before: str, after: str) -> Bound | None:
    """Return what the words around an amount make of it; the longest ones count."""
    phrase = _PHRASE_END.split(before)[-1]
    told_before = max((words for words in BOUNDS_BEFORE if _leads(words, phrase)), key=len, default="")
    told_after = max((words for words in BOUNDS_AFTER if after.startswith(words)), key=len, default="")
    if told_before and told_after and BOUNDS_BEFORE[told_before] is not BOUNDS_AFTER[told_after]:
        return None
    return BOUNDS_BEFORE.get(told_before) or BOUNDS_AFTER.get(told_after)


def _leads(words: str, phrase: str) -> bool:
    at = phrase.rfind(words)
    gap = len(phrase) - at - len(words)
    return at >= 0 and gap <= (_GAP if len(words) > 1 else 0)
