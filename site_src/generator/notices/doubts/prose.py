"""This site's own words about a clause: amounts in them that the clause does not state."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from generator.notices.doubts.doubt import Doubt
from generator.notices.doubts.limits import same_kind
from generator.notices.items import as_list
from generator.source import Place, Source, groups
from generator.text import Amount, Text, amounts_in, without_whitespace
from generator.text.amounts import BOUNDS_AFTER, BOUNDS_BEFORE, DAYS, MONTHS, SHARE, WORKDAYS, Bound

_WORDS = ("title", "text", "copies")
_COPIES = "份"
_TELLING = frozenset({"元", "平方米", SHARE, MONTHS, WORKDAYS, DAYS, _COPIES, "人", "家"})
"""Units of amounts that only a notice can set; what comes in 种, 步 or 类 this site may have counted itself."""

_ONE = re.compile("一(?![〇零一二三四五六七八九十百千万亿点半])")
_WITHIN = ("内", "以内", "之内")
_NAMED = tuple("哪某这那每上前后同下当头另")
"""What stands before 一年 and 一个月 that name one and do not say how long something lasts."""
_AGAIN = ("一次", "一度", "一回")

_LEAST = {Bound.AT_LEAST, Bound.MORE_THAN}
_INCLUDED = re.compile("“([^“”]+)”(不?)含(?!不含)")

_TIME = re.compile(r"\d{1,2}月\d{1,2}日|\d{1,2}:\d{2}|\d{1,2}[时点]")
"""A day of a month, or a time of day."""

type _Known = Sequence[tuple[Fraction, str]]


def doubted_prose(source: Source, text: Text) -> Iterator[Doubt]:
    """Yield the amounts in the prose of items that none of the clauses beside them states."""
    whole = [amount for clause in text.clauses.values() for amount in amounts_in(clause.text)]
    copies = [_pair(amount) for amount in whole if amount.unit == _COPIES]
    times = {written for clause in text.clauses.values() for written in _times(clause.text)}
    for place, item in groups(source.data):
        if "clause" not in item:
            continue
        addresses = [address for address in as_list(item["clause"]) if address in text.clauses]
        known = [_pair(amount) for address in addresses for amount in amounts_in(text.clause(address).text)]
        known += copies if place[:1] != ("routes",) else []
        for name in _WORDS:
            for written in _unknown_amounts(item.get(name), known):
                message = f"“{written}”不在所引的条款里"
                yield Doubt(source, (*place, name), place, written, message, addresses[0] if addresses else "")
            for written in _unknown_times(item.get(name), times):
                message = f"“{written}”不在原文里"
                yield Doubt(source, (*place, name), place, written, message, addresses[0] if addresses else "")
        yield from _doubted_reading(source, place, item)
        yield from _doubted_direction(source, place, item, text)
    yield from _doubted_validity(source, text)


def _unknown_amounts(words: object, known: _Known) -> Iterator[str]:
    text = without_whitespace(words) if isinstance(words, str) else ""
    for amount in amounts_in(text):
        if amount.unit in _TELLING and _is_stated(amount, text) and not _stands_in(amount, known):
            yield amount.written


def _is_stated(amount: Amount, text: str) -> bool:
    """Whether words say how much, unlike 哪一年, 一家, 第二天 and 30日."""
    before, after = text[: amount.start], text[amount.start + len(amount.written) :]
    is_one = _ONE.match(amount.written)
    if before.endswith("第"):
        return False
    if amount.unit == DAYS and (is_one or amount.written.endswith("日")):
        return after.startswith(_WITHIN)
    if not is_one or amount.unit == SHARE:
        return True
    if amount.unit in {MONTHS, WORKDAYS}:
        return not before.endswith(_NAMED) and not after.startswith(_AGAIN)
    return amount.unit == _COPIES and before.endswith(("式", "各"))


def _unknown_times(words: object, known: Collection[str]) -> Iterator[str]:
    return (written for written in _times(words) if written not in known)


def _times(words: object) -> list[str]:
    """Return the days of a month and the times of day in a text."""
    return _TIME.findall(without_whitespace(words).replace("：", ":")) if isinstance(words, str) else []


def _doubted_validity(source: Source, text: Text) -> Iterator[Doubt]:
    rule = source.value(("re_recognition", "rule"))
    if not rule:
        return
    clauses = as_list(source.data["re_recognition"]["clause"])
    said = [amount for address in clauses for amount in amounts_in(text.clause(address).text)]
    if not any(amount.unit == MONTHS and amount.value == rule["validity_years"] * 12 for amount in said):
        place, written = ("re_recognition", "rule", "validity_years"), str(rule["validity_years"])
        message = f"有效期 {written} 年不在所引的条款里"
        yield Doubt(source, place, ("re_recognition", "rule"), written, message, clauses[0])


def _doubted_reading(source: Source, place: Place, item: Mapping[str, Any]) -> Iterator[Doubt]:
    """Yield what a reading takes to be included, or not, in words of which everybody knows."""
    for words, negated in _INCLUDED.findall(str(item.get("reading", ""))):
        bound = _bound_of(words)
        if bound and (bound in {Bound.AT_LEAST, Bound.AT_MOST}) is bool(negated):
            message = f"这里说“{words}”{negated}含本数，通常的读法是{bound}"
            clause = as_list(item["clause"])[0]
            yield Doubt(source, (*place, "reading"), place, words, message, clause)


def _doubted_direction(source: Source, place: Place, item: Mapping[str, Any], text: Text) -> Iterator[Doubt]:
    """Yield what an explanation takes for a most where the clause has a least, or the other way round."""
    clauses = [text.clause(address).text for address in as_list(item["clause"]) if address in text.clauses]
    stated = [amount for clause in clauses for amount in amounts_in(clause)]
    for amount in amounts_in(str(item.get("explanation", ""))):
        alike = [one for one in stated if _pair(one) == _pair(amount)]
        bounds = {amount.bound, *(one.bound for one in alike)}
        if len(alike) == 1 and None not in bounds and len({bound in _LEAST for bound in bounds}) > 1:
            message = f"这里是{amount.bound}，条款“{alike[0].written}”前后的话是{alike[0].bound}"
            yield Doubt(source, (*place, "explanation"), place, amount.written, message, as_list(item["clause"])[0])


def _bound_of(words: str) -> Bound | None:
    """Return what words such as 以上, or 30%以上, make of a number."""
    amounts = amounts_in(words)
    return amounts[0].bound if amounts else {**BOUNDS_BEFORE, **BOUNDS_AFTER}.get(words)


def _stands_in(amount: Amount, known: _Known) -> bool:
    return any(amount.value == value and same_kind(amount.unit, unit) for value, unit in known)


def _pair(amount: Amount) -> tuple[Fraction, str]:
    return amount.value, amount.unit
