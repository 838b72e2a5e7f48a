"""The limits of conditions: a number that the quote does not name, 超过 taken for 以上, one variant's at another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from checker.form import Field
from generator.notices.doubts.doubt import Doubt
from generator.source import Place, Source, groups
from generator.text import Amount, Bound, Text, amounts_in, base_unit, without_whitespace
from generator.text.amounts import MONTHS, SHARE

_PARAMETERS: Mapping[str, Sequence[tuple[str, str, Bound]]] = {
    "at_least": (("threshold", "", Bound.AT_LEAST),),
    "more_than": (("threshold", "", Bound.MORE_THAN),),
    "at_most": (("threshold", "", Bound.AT_MOST),),
    "less_than": (("threshold", "", Bound.LESS_THAN),),
    "ratio_at_least": (("percent", SHARE, Bound.AT_LEAST),),
    "ratio_more_than": (("percent", SHARE, Bound.MORE_THAN),),
    "ratio_at_most": (("percent", SHARE, Bound.AT_MOST),),
    "ratio_less_than": (("percent", SHARE, Bound.LESS_THAN),),
    "growth_at_least": (("percent", SHARE, Bound.AT_LEAST),),
    "growth_more_than": (("percent", SHARE, Bound.MORE_THAN),),
    "each_at_least": (("threshold", "", Bound.AT_LEAST),),
    "each_year": (("at_least", "", Bound.AT_LEAST), ("more_than", "", Bound.MORE_THAN)),
    "consecutive_sum": (("more_than", "", Bound.MORE_THAN),),
    "months_between": (("at_least", MONTHS, Bound.AT_LEAST), ("at_most", MONTHS, Bound.AT_MOST)),
}
"""What an operator compares a number with: the parameter, its unit if the field does not give it, and what it asks."""

UNKNOWN = "?"
"""The unit of a field that there is not, of which the editor is told anyway."""

_ENDS = frozenset({"from", "above", "up_to", "below"})
"""Ends of a range of numbers."""

_MEAN = re.compile("年均|月均|平均")

_STRICT_KINDS = frozenset({"元", "平方米", SHARE, MONTHS})
"""Units that nothing else can stand for; all others count things, which texts call by many names."""

_BRACKETS = re.compile("[（(]([^（）()]*)[）)]")
_SEGMENT = re.compile("[，,。；;（）()]")


@dataclass(frozen=True, slots=True)
class Limit:
    """A number in a requirement.

    Attributes:
        place: Where it stands below the requirement.
        written: As the file writes it.
        value: The number in `unit`.
        unit: The unit, the smallest of its kind; empty where the requirement counts conditions.
        bound: What is asked of the number that is compared with it; None if nothing in particular.
        answer: The path and the answer for which it holds; empty for all.
        in_table: Whether notices state it in a table, and not in the sentence that is quoted.
        terms: How many numbers are added up to be compared with it.
    """

    place: Place
    written: str
    value: Fraction
    unit: str
    bound: Bound | None
    answer: tuple[str, str] | tuple[()] = ()
    in_table: bool = False
    terms: int = 1


def doubted_limits(conditions: Source, number: int, fields: Mapping[str, Field], text: Text) -> Iterator[Doubt]:
    """Yield the limits of a condition that its quote seems to contradict."""
    condition = conditions.data[number]
    said = amounts_in(condition["quote"])
    limits = list(limits_in(condition["requirement"], (), fields))
    for place, message, written in _left_out(limits, said):
        yield Doubt(conditions, (number, "requirement", *place), (number,), written, message, condition["clause"])
    for limit in limits:
        if limit.unit == UNKNOWN or (limit.in_table and _stands_in(text, limit)):
            continue
        place = (number, "requirement", *limit.place)
        message = _contradiction(_averaged(limit, condition["quote"]), said)
        if message := message or _other_variant(limit, condition["quote"], fields):
            yield Doubt(conditions, place, (number,), limit.written, message, condition["clause"])


def _averaged(limit: Limit, quote: str) -> Limit:
    """Return a limit of a sum as that of a mean, where the quote states one: 900 for three years are 300 for each."""
    return replace(limit, value=limit.value / limit.terms) if _MEAN.search(quote) else limit


def limits_in(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Limit]:  # noqa: ANN401 - any YAML
    """Yield the numbers that a requirement compares something with."""
    for here, group in groups(data, place):
        for word, arguments in group.items():
            if isinstance(arguments, dict):
                yield from _own_limits(word, arguments, (*here, word), fields)


def _own_limits(word: str, arguments: Mapping[str, Any], place: Place, fields: Mapping[str, Field]) -> Iterator[Limit]:
    yield from (
        replace(limit, terms=_terms(arguments.get("value")))
        for name, unit, bound in _PARAMETERS.get(word, ())
        for limit in _numbers(arguments, name, place, unit or unit_of(_measured(arguments), fields), bound)
    )
    match word:
        case "consecutive_sum" | "not_within":
            years = Fraction(arguments["years"])
            yield Limit((*place, "years"), f"{years}", years * 12, MONTHS, None)
        case "points" if "items" in arguments:
            yield from _numbers(arguments, "pass_mark", place, "", Bound.AT_LEAST)
            for number, item in enumerate(arguments["items"]):
                yield from _scores(item, (*place, "items", number), fields)
        case "brackets":
            unit = unit_of(arguments["by"], fields)
            for number, part in enumerate(arguments["ranges"]):
                yield from _ends(part, (*place, "ranges", number), unit)
        case "n_of":
            yield from _numbers(arguments, "at_least", place, "", Bound.AT_LEAST)


def _terms(value: Any) -> int:  # noqa: ANN401 - any YAML
    return len(value["sum"]) if isinstance(value, dict) and "sum" in value else 1


def _measured(arguments: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any YAML
    """Return what is compared with a threshold: a field, several that are joined, or the first of one for each year."""
    values = arguments.get("values", arguments.get("by_year", arguments.get("value")))
    return values[0] if isinstance(values, list) else values


def _ends(part: Mapping[str, Any], place: Place, unit: str) -> Iterator[Limit]:
    yield from (_limit((*place, end), part[end], unit, None, ()) for end in sorted(_ENDS & part.keys()))


def _scores(item: Mapping[str, Any], place: Place, fields: Mapping[str, Field]) -> Iterator[Limit]:
    """Yield the ends of an indicator's bands, and the points that each of them, or each answer, brings."""
    yield from (replace(limit, in_table=True) for limit in _all_scores(item, place, fields))


def _all_scores(item: Mapping[str, Any], place: Place, fields: Mapping[str, Field]) -> Iterator[Limit]:
    unit = unit_of(item.get("value"), fields)
    for number, band in enumerate(item.get("bands", ())):
        yield from _ends(band, (*place, "bands", number), unit)
        if band["points"]:
            yield _limit((*place, "bands", number, "points"), band["points"], "", None, ())
    for answer, points in item.get("points", {}).items():
        if points:
            yield _limit((*place, "points", answer), points, "", None, ())


def _numbers(arguments: Mapping[str, Any], name: str, place: Place, unit: str, bound: Bound) -> Iterator[Limit]:
    """Yield a parameter's number, or its numbers by answer; nothing for 0 and 1, which may stand for any at all."""
    given = arguments.get(name)
    if isinstance(given, dict):
        for answer, value in given.items():
            if answer != "by":
                yield _limit((*place, name, answer), value, unit, bound, (given["by"], answer))
    elif given and given != 1:
        yield _limit((*place, name), given, unit, bound, ())


def _limit(
    place: Place,
    given: Any,  # noqa: ANN401 - any YAML
    unit: str,
    bound: Bound | None,
    answer: tuple[str, str] | tuple[()],
) -> Limit:
    base, factor = base_unit(unit)
    share_of_one = isinstance(given, str)  # 2/3 of the whole
    value = Fraction(given) * (100 if share_of_one else factor)
    return Limit(place, str(given), value, base, bound, answer)


def unit_of(quantity: Any, fields: Mapping[str, Field]) -> str:  # noqa: ANN401 - any YAML
    """Return the unit of a quantity, as its first field writes it."""
    paths = next(iter(quantity.values())) if isinstance(quantity, dict) else [quantity]
    return fields[paths[0]].unit if paths and paths[0] in fields else UNKNOWN


def _contradiction(limit: Limit, said: list[Amount]) -> str:
    """Say how a limit disagrees with the amounts that a quote states; empty if it does not."""
    of_its_kind = [amount for amount in said if same_kind(amount.unit, limit.unit)]
    of_its_unit = [amount for amount in of_its_kind if amount.unit and amount.unit == limit.unit]
    alike = [amount for amount in of_its_unit or of_its_kind if amount.value == limit.value]
    if not alike:
        named = [amount.written for amount in of_its_unit or of_its_kind]
        there = f"引文里的是 {'、'.join(named)}" if named else "引文里没有这样的数"
        return f"“{limit.written}{_span(limit)}”不在{'原文里' if limit.in_table else f'引文里，{there}'}"
    bounds = {amount.bound for amount in alike}
    if limit.bound and None not in bounds and limit.bound not in bounds:
        return f"这里是{limit.bound}，引文“{alike[0].written}”前后的话是{alike[0].bound}"
    return ""


def _left_out(limits: Sequence[Limit], said: Sequence[Amount]) -> Iterator[tuple[Place, str, str]]:
    """Yield tables of limits by answer that leave out one of the quote's: where, what to say, and what is left out."""
    used = {(limit.value, limit.unit) for limit in limits}
    for place in dict.fromkeys(limit.place[:-1] for limit in limits if limit.answer):
        table = [limit for limit in limits if limit.place[:-1] == place]
        unused = [amount for amount in said if amount.unit == table[0].unit and (amount.value, amount.unit) not in used]
        for amount in unused[:1]:
            written = "、".join(f"{limit.place[-1]} 写的是 {limit.written}" for limit in table)
            yield place, f"引文里的 {amount.written} 没有用上：{written}", amount.written


def _span(limit: Limit) -> str:
    """Return the unit in which a span of time is written; empty for all else, whose field says it."""
    if limit.unit != MONTHS:
        return ""
    return "个月" if str(limit.value) == limit.written else "年"


def _stands_in(text: Text, limit: Limit) -> bool:
    amounts = (amount for clause in text.clauses.values() for amount in amounts_in(clause.text))
    return any(amount.value == limit.value and same_kind(amount.unit, limit.unit) for amount in amounts)


def _other_variant(limit: Limit, quote: str, fields: Mapping[str, Field]) -> str:
    """Say that a quote names another number for an answer, in a phrase in which the answer itself stands."""
    if not limit.answer or limit.answer[0] not in fields:
        return ""
    label = str(fields[limit.answer[0]].schema.get("x-choices", {}).get(limit.answer[1], ""))
    phrases = [phrase for phrase in _SEGMENT.split(without_whitespace(quote)) if label and label in phrase]
    named = [amount for phrase in phrases for amount in amounts_in(phrase) if amount.unit == limit.unit]
    if not named:
        inside = [found for found in _BRACKETS.findall(without_whitespace(quote)) if label and found.startswith(label)]
        named = [amount for phrase in inside for amount in amounts_in(phrase) if amount.unit == limit.unit]
    if named and limit.value not in {amount.value for amount in named}:
        return f"“{label}”这里写的是 {limit.written}，引文里写它的是 {'、'.join(amount.written for amount in named)}"
    return ""


def same_kind(one: str, other: str) -> bool:
    """Tell whether two units can stand for each other."""
    return one == other or not {one, other} & _STRICT_KINDS or not other
