"""Whether the thresholds of a requirement make sense: one that can never be reached is a slip of the pen."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from checker.conditions.operators.indicators import Answered, Banded, Indicator, indicator
from checker.form import Field
from checker.values.numbers import plain
from checker.values.percentage import Percentage
from checker.values.ranges import Bound, Range
from generator.notices.operators import choices_of, wrong_kind
from generator.source import Errors, Place, Source, similar

type Mistake = tuple[Place, str, str]
"""Where it stands, what is wrong, and the remedy."""

_ALL = 100
_NONE_LESS = "没有比 0 还少的，这个要求做不到"


def check_thresholds(source: Source, place: Place, requirement: object, fields: Mapping[str, Field]) -> Errors:
    """Require that the thresholds of a requirement, as it stands in the data at `place`, make sense."""
    for mistake in _mistakes(requirement, place, fields):
        yield source.error(*mistake)


def _mistakes(data: object, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:
    match data:
        case dict():
            for word, arguments in data.items():
                if word in _CHECKS and len(data) == 1:
                    yield from _CHECKS[word](arguments, (*place, word), fields)
                if word != "points":  # which is no operator below itself, but what an indicator is worth
                    yield from _mistakes(arguments, (*place, word), fields)
        case list():
            for number, part in enumerate(data):
                yield from _mistakes(part, (*place, number), fields)


def _ratio(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:  # noqa: ANN401, ARG001 - parsed YAML
    word = place[-1]
    for here, share in _given(data, place, "percent"):
        percent = Percentage.of(share).number
        if word == "ratio_less_than" and not percent:
            yield here, _NONE_LESS, "一点也不能有的，用 ratio_at_most 写 0"
        if not data.get("part_of_whole", True):
            continue
        if word == "ratio_more_than" and percent == _ALL:
            yield here, "没有比全体还多的，这个要求做不到", "全体都要的，用 ratio_at_least 写 100"
        elif percent > _ALL:
            yield here, f"“{share}”比全体还多", "百分数写 0 到 100，分数写小于 1 的，如 2/3"


def _less_than(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:  # noqa: ANN401, ARG001 - parsed YAML
    for here, number in _given(data, place, "threshold"):
        if not number:
            yield here, _NONE_LESS, "一点也不能有的，用 at_most 写 0"


def _given(data: Mapping[str, Any], place: Place, name: str) -> Iterator[tuple[Place, Any]]:
    """Yield a number and where it stands, or one for each answer that it differs by."""
    given = data[name]
    if not isinstance(given, dict):
        yield (*place, name), given
        return
    yield from (((*place, name, answer), number) for answer, number in given.items() if answer != "by")


def _n_of(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:  # noqa: ANN401, ARG001 - parsed YAML
    listed, must = data["conditions"], data.get("must", ())
    if data["at_least"] > len(listed):
        remedy = f"最多写 {len(listed)}，或补上别的条件"
        yield (*place, "at_least"), f"只列了 {len(listed)} 条，不可能具备 {data['at_least']} 条", remedy
    if len(must) > data["at_least"]:
        yield (
            (*place, "must"),
            f"必须具备的有 {len(must)} 条，at_least 却是 {data['at_least']}",
            "改大 at_least，或少写几条",
        )
    for number, name in enumerate(must):
        if name not in listed:
            yield (*place, "must", number), f"“{name}”不在 conditions 里", similar(name, listed)


def _brackets(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:  # noqa: ANN401 - parsed YAML
    is_whole = data["by"] in fields and fields[data["by"]].is_integer
    yield from _seams(data["ranges"], (*place, "ranges"), is_whole=is_whole)


def _seams(data: Sequence[Mapping[str, Any]], place: Place, *, is_whole: bool) -> Iterator[Mistake]:
    """Yield where ranges, as data write them, leave numbers out, or take them in twice."""
    ranges = [Range.of(one) for one in data]
    for number, one in enumerate(ranges):
        if one.is_empty:
            yield (*place, number), "这一段里没有数", "把小的数写在 from 或 above，大的写在 up_to 或 below"
            return
    if ranges[0].low:
        at = plain(ranges[0].low.at)
        yield (*place, 0), f"比 {at} 小的数没有写", "第一段去掉下限，或在它前面补一段"
    if ranges[-1].high:
        at = plain(ranges[-1].high.at)
        yield (*place, len(ranges) - 1), f"比 {at} 大的数没有写", "最后一段去掉上限，或在它后面补一段"
    for number, (one, other) in enumerate(pairwise(ranges), 1):
        if not one.high or not other.low:
            message = "两段之间没有写到哪里为止、从哪里起"
            yield (*place, number), message, "前一段写 up_to 或 below，后一段写 above 或 from"
        elif said := _seam(one.high, other.low, is_whole=is_whole):
            remedy = "一段到哪里为止，下一段就从哪里起：up_to（含）之后写 above（不含），below（不含）之后写 from（含）"
            yield (*place, number), said, remedy


def _seam(high: Bound, low: Bound, *, is_whole: bool) -> str:
    """Say what is wrong between the end of one range and the beginning of the next; empty if nothing is."""
    if is_whole:
        last = math.floor(high.at) if high.included else math.ceil(high.at) - 1
        first = math.ceil(low.at) if low.included else math.floor(low.at) + 1
        if first > last + 1:
            return f"{last} 和 {first} 之间的数没有写"
        return f"{first} 到 {last} 写在了两段里" if first < last else f"{last} 写在了两段里" if first == last else ""
    if low.at > high.at:
        return f"{plain(high.at)} 和 {plain(low.at)} 之间的数没有写"
    if low.at < high.at:
        return f"{plain(low.at)} 到 {plain(high.at)} 写在了两段里"
    if low.included is high.included:
        return f"{plain(low.at)} 写在了两段里" if low.included else f"正好 {plain(low.at)} 的没有写"
    return ""


def _points(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:  # noqa: ANN401 - parsed YAML
    items = list(map(indicator, data["items"]))
    best = sum((item.most for item in items), Fraction())
    if best < data["pass_mark"]:
        remedy = "核对各项的分数和合格分数"
        yield (*place, "pass_mark"), f"各项满分共 {plain(best)} 分，到不了 {data['pass_mark']} 分", remedy
    for number, (item, one) in enumerate(zip(items, data["items"], strict=True)):
        at = (*place, "items", number)
        if data.get("no_zero") and not item.most:
            yield at, "这一项只能得 0 分，而每一项都不得为 0 分", "核对这一项的分数，或删去 no_zero"
        if item.path in fields:
            yield from _worth(item, one, at, fields[item.path])


def _worth(item: Indicator, data: Mapping[str, Any], place: Place, field: Field) -> Iterator[Mistake]:
    if isinstance(item, Banded) and field.kind == "number":
        yield from _seams(data["bands"], (*place, "bands"), is_whole=field.is_integer)
    elif isinstance(item, Banded) and choices_of(field):
        yield (*place, "value"), wrong_kind(field, ("number",)), "换一个栏目，不是数字的写 answer 和 points"
    elif isinstance(item, Answered) and choices_of(field):
        yield from _answers(item.worth, place, field)
    elif isinstance(item, Answered) and field.kind == "number":
        yield (*place, "answer"), wrong_kind(field, ("question", "choice")), "换一个栏目，数字的写 value 和 bands"


def _answers(worth: Collection[str], place: Place, field: Field) -> Iterator[Mistake]:
    choices = choices_of(field)
    unknown = [answer for answer in worth if answer not in choices]
    for answer in unknown:
        yield (*place, "points", answer), f"栏目“{field.path}”没有答案“{answer}”", similar(answer, choices)
    for answer in choices if not unknown else ():
        if answer not in worth:
            yield (*place, "points"), f"没有写答案“{answer}”得几分", f"补上 {answer}: …"


def _each_year(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:  # noqa: ANN401 - parsed YAML
    if "values" in data:
        yield from _of_kind(data["values"], "number", (*place, "values"), fields)
    elif data["from"] > data["to"]:
        yield (*place, "to"), f"{data['to']} 年早于 {data['from']} 年", "from 写第一年，to 写最后一年"
    else:
        yield from _figure({"by_year": data["by_year"], "year": data["from"]}, place, "from", fields)
        yield from _figure({"by_year": data["by_year"], "year": data["to"]}, place, "to", fields)


def _growth(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:  # noqa: ANN401 - parsed YAML
    for name in ("from", "to"):
        if isinstance(data[name], str):
            yield from _of_kind([data[name]], "number", (*place, name), fields)
        else:
            yield from _figure(data[name], (*place, name), "year", fields)
    if data["from"] == data["to"]:
        yield (*place, "to"), "前后是同一个数，增长总是 0", "from 写原来的数，to 写后来的数"


def _figure(data: Mapping[str, Any], place: Place, name: str, fields: Mapping[str, Field]) -> Iterator[Mistake]:
    """Yield what is wrong with the figure of a year; `name` is what the year stands under."""
    field = fields.get(data["by_year"])
    if field is None:
        return
    yield from _of_kind([field.path], "years", (*place, "by_year"), fields)
    years = field.schema.get("x-years", ())
    if field.kind == "years" and str(data["year"]) not in years:
        yield (
            (*place, name),
            f"栏目“{field.path}”没有 {data['year']} 年",
            f"可以写的有：{'、'.join(years)}，或在自评表里加上这一年",
        )


def _of_kind(paths: Sequence[str], kind: str, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:
    for path in paths:
        if path in fields and fields[path].kind in {"years", "number"} - {kind}:
            yield place, wrong_kind(fields[path], (kind,)), "换一个栏目"


def _not_within(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:  # noqa: ANN401 - parsed YAML
    for name, kind, other in (("happened", "question", "date"), ("last_on", "date", "question")):
        if name in data and data[name] in fields and fields[data[name]].kind == other:
            yield (*place, name), wrong_kind(fields[data[name]], (kind,)), "换一个栏目"


def _accepted(data: Any, place: Place, fields: Mapping[str, Field]) -> Iterator[Mistake]:  # noqa: ANN401 - parsed YAML
    choices = choices_of(fields[data["answer"]]) if data["answer"] in fields else ()
    if not choices or fields[data["answer"]].kind != "choice":
        return
    for number, value in enumerate(data["values"]):
        if value not in choices:
            message = f"栏目“{data['answer']}”没有选项“{value}”"
            yield (*place, "values", number), message, similar(value, choices)
    if set(choices) <= set(data["values"]):
        yield (*place, "values"), "每个选项都认可，这个要求总是符合", "只写认可的，或删去这个要求"


_CHECKS: Mapping[str, Callable[[Any, Place, Mapping[str, Field]], Iterator[Mistake]]] = {
    "accepted": _accepted,
    "brackets": _brackets,
    "each_year": _each_year,
    "growth_at_least": _growth,
    "growth_more_than": _growth,
    "less_than": _less_than,
    "n_of": _n_of,
    "not_within": _not_within,
    "points": _points,
    "ratio_at_least": _ratio,
    "ratio_at_most": _ratio,
    "ratio_less_than": _ratio,
    "ratio_more_than": _ratio,
}
