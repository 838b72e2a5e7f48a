"""The days of requirements, held against the quote, the clause, and the notice's own days."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from checker import Notice
from generator.notices.doubts.doubt import Doubt
from generator.notices.doubts.metadata import days_of_notice
from generator.source import Source, groups
from generator.text import DAY_BEFORE, Text, days_in, years_in

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SPAN = re.compile("近([一二两三四五六七八九十0-9]+)个?年")
_CLOSING = "截止"


def doubted_days(conditions: Source, number: int, notice: Notice, text: Text) -> Iterator[Doubt]:
    """Yield the days of a condition that its words do not bear out."""
    condition = conditions.data[number]
    for day, message in _messages(condition, notice, text):
        yield Doubt(conditions, (number, "requirement"), (number,), day, message, condition["clause"])


def doubted_years(conditions: Source, number: int, notice: Notice, text: Text) -> Iterator[Doubt]:
    """Yield the years in the titles of the fields that a condition reads, where its clause names others."""
    condition, clause = conditions.data[number], text.clause(conditions.data[number]["clause"]).text
    fields = notice.fields_at(str(condition["level"]))
    for title in dict.fromkeys(fields[path].title for path in notice.conditions[number].reads if path in fields):
        for written, known in _years_told(title, clause):
            message = f"栏目“{title}”写的是 {written}，所引的条款里是 {known}"
            yield Doubt(conditions, (number, "requirement"), (number,), written, message, condition["clause"])


def _years_told(title: str, clause: str) -> Iterator[tuple[str, str]]:
    """Yield years and spans of years in a title, with those of the clause if it has others only."""
    years, spans = years_in(clause), _SPAN.findall(clause)
    yield from ((f"{year}年", _listed(years)) for year in years_in(title) if years and year not in years)
    others = [span for span in _SPAN.findall(title) if spans and span not in spans]
    yield from ((f"近{span}年", f"近{'、'.join(spans)}年") for span in others)


def _listed(years: Collection[int]) -> str:
    return "、".join(f"{year}年" for year in sorted(years))


def _messages(condition: Mapping[str, Any], notice: Notice, text: Text) -> Iterator[tuple[str, str]]:
    """Yield days, and what is to be said of them."""
    about, quote, issued_on = notice.about, condition["quote"], str(notice.about["issued_on"])
    quoted = days_in(quote, issued_on)
    own = {issued_on, *notice.window, str(about.get("recommendation", {}).get("last"))}
    known = own.union(days_in(text.clause(condition["clause"]).text, issued_on), *days_of_notice(about, text))
    for day in _ISO_DAY.findall(str(_without_window(condition["requirement"], notice.window))):
        if day not in known:
            yield day, f"{day} 不在所引的条款里，也不是通知的日期"
        elif quoted and day not in quoted:
            yield day, f"这里是 {day}，引文里的日期是 {'、'.join(quoted)}"
        elif not quoted and _CLOSING in quote and day == notice.window[0] != notice.window[1]:
            yield day, f"引文写“{_CLOSING}”，{day} 是开始申报的一天"
    open_days = set(days_in(quote, issued_on, DAY_BEFORE)).difference(notice.window)  # of which notice.yaml is doubted
    for day in open_days.intersection(_closing_days(condition["requirement"])):
        yield day, f"引文写这一天“前”，{day} 当天算不算在内没有写明，within 却把它算在内"


def _without_window(requirement: Any, window: tuple[str, str]) -> Any:  # noqa: ANN401 - any YAML
    """Return a requirement without the window, which nobody writes there."""
    match requirement:
        case {"first": first, "last": last} if (first, last) == window:
            return {}
        case dict():
            return {name: _without_window(value, window) for name, value in requirement.items()}
        case list():
            return [_without_window(value, window) for value in requirement]
    return requirement


def _closing_days(requirement: object) -> Iterator[str]:
    return (group["within"]["last"] for _, group in groups(requirement) if "last" in group.get("within", ()))
