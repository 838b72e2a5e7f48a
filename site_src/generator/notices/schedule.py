"""The days of a notice: read from its data, with the day of the week, and compared with the quotes they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.notices.items import Item, check_items, check_linked_conditions
from generator.source import Errors, Place, Source, check_known
from generator.text import DAY_OR_MONTH, Text, days_in

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_SATURDAY = 5
_WHOLE_DAY = len("2024-08-29")


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a month of which the notice names no day.

    Attributes:
        iso: ``2024-08-29`` or ``2021-01``.
    """

    iso: str

    @property
    def date(self) -> date | None:
        """The day in the calendar; None for a month."""
        return date.fromisoformat(self.iso) if len(self.iso) == _WHOLE_DAY else None

    @property
    def text(self) -> str:
        """The day as Chinese writes it, such as ``2024年8月29日``."""
        return "".join(f"{int(number)}{unit}" for number, unit in zip(self.iso.split("-"), "年月日", strict=False))

    @property
    def weekday(self) -> str:
        """The day of the week; empty for a month."""
        return WEEKDAYS[self.date.weekday()] if self.date else ""

    @property
    def weekend(self) -> bool:
        """Whether it is a Saturday or a Sunday."""
        return self.date is not None and self.date.weekday() >= _SATURDAY


@dataclass(frozen=True, slots=True)
class Dated:
    """An item with its days.

    Attributes:
        about: The item's data.
        first: The first day.
        last: The last day, which is the first one where there is only one.
        readings: How this site reads the notice here.
        is_deadline: Whether only the last day is known.
        note: What else there is to know of the days, such as the hour of the last one.
    """

    about: Item
    first: Day
    last: Day
    readings: Sequence[str]
    is_deadline: bool = False
    note: str = ""

    @property
    def period(self) -> str:
        """The days in words, without those of the week."""
        if self.is_deadline:
            return f"截至{self.last.text}"
        return self.first.text if self.first == self.last else f"{self.first.text}至{self.last.text}"


def events(about: Item, schedule: Item) -> list[Dated]:
    """Return what has to be done during or on certain days.

    Args:
        about: ``notice.yaml``, where some of the dates stand.
        schedule: ``schedule.yaml``.
    """
    return [_event(about, event) for event in schedule["events"]]


def days(about: Item, schedule: Item) -> list[Dated]:
    """Return the dates in conditions and materials, and the notice's own."""
    found = ((item, Day(about[item["dates"]] if "dates" in item else item["date"])) for item in schedule["days"])
    return [Dated(item, day, day, ()) for item, day in found]


def _event(about: Item, event: Item) -> Dated:
    span: Mapping[str, Any] = about[event["dates"]] if "dates" in event else event
    is_deadline, note = "dates" in event and "first" not in span, str(span.get("note", ""))
    read, said = (note, "") if is_deadline else ("", note)
    readings = [reading for reading in (event.get("reading"), read) if reading]
    return Dated(event, Day(span.get("first", span["last"])), Day(span["last"]), readings, is_deadline, said)


def check_days(about: Source) -> Errors:
    """Require that the days of ``notice.yaml`` are in order."""
    yield from _check_order(about, ("window", "last"), about.data["window"]["first"], about.data["window"]["last"])
    window = about.data["window"]["last"]
    recommendation = about.data.get("recommendation", about.data["window"])["last"]
    if recommendation < window:
        message = f"推荐日期 {recommendation} 早于申报截止日 {window}"
        yield about.error(("recommendation", "last"), message, "核对两个日期")


def check_schedule(schedule: Source, about: Source, process: Source, conditions: Source, text: Text) -> Errors:
    """Require that days are in order and are those of the quotes, and that actors and conditions are known."""
    yield from check_items(schedule, text)
    yield from check_linked_conditions(schedule, conditions.data)
    actors, issued_on = [actor["id"] for actor in process.data["actors"]], str(about.data["issued_on"])
    for number, event in enumerate(events(about.data, schedule.data)):
        place = ("events", number)
        if "actor" in event.about:
            unknown = "process.yaml 里没有这样的一方"
            yield from check_known(schedule, (*place, "actor"), event.about["actor"], actors, unknown)
        if "dates" not in event.about:
            yield from _check_order(schedule, (*place, "last"), event.first.iso, event.last.iso)
        yield from _check_quoted(schedule, place, event, issued_on)
    for number, item in enumerate(days(about.data, schedule.data)):
        yield from _check_quoted(schedule, ("days", number), item, issued_on)


def _check_order(source: Source, place: Place, first: str, last: str) -> Errors:
    if last < first:
        yield source.error(place, f"最后一天 {last} 早于第一天 {first}", "核对两个日期，对调或改正")


def _check_quoted(schedule: Source, place: Place, item: Dated, issued_on: str) -> Errors:
    quoted = days_in(item.about["quote"], issued_on, DAY_OR_MONTH)
    for day in dict.fromkeys((item.first.iso, item.last.iso)):
        if day not in quoted:
            written_in = f"notice.yaml 的 {item.about['dates']} " if "dates" in item.about else "这里"
            message = f"{written_in}写的日期 {day} 不是引文中的日期（{'、'.join(quoted) or '引文里没有日期'}）"
            yield schedule.error((*place, "quote"), message, "核对日期和引文，两处写成一样")
