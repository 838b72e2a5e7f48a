"""A notice's schedule for calendars."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from generator.notices import NoticeFolder, clauses
from generator.notices.schedule import Dated, events

PRODUCT = "-//eligibility//schedule//ZH"
NAMESPACE = UUID("3f0c7c5e-5b0e-4a53-9f0e-6a1d0f9f4b1e")
"""Makes ids that are the same on every build and nobody else's; never changes, or calendars would show days twice."""


def calendar_files(folder: NoticeFolder) -> Iterator[tuple[str, bytes]]:
    """Yield ``schedule/schedule.ics``: a whole day for each first and last day, in no time zone.

    There is no alarm: how long before a deadline to be reminded is the visitor's to choose.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"{folder.about['programme']}（{folder.about['year']}）")
    for dated in events(folder.about, folder.parts["schedule"]):
        for name, title, day in _days(dated):
            calendar.add_component(_entry(folder, dated, f"{dated.about['id']}/{name}", title, day))
    yield "schedule/schedule.ics", calendar.to_ical()


def _days(dated: Dated) -> Iterator[tuple[str, str, date | None]]:
    title = dated.about["title"]
    if dated.first == dated.last:
        yield "day", f"{title}：截止" if dated.is_deadline else title, dated.last.date
    else:
        yield "first", f"{title}：开始", dated.first.date
        yield "last", f"{title}：最后一天", dated.last.date


def _entry(folder: NoticeFolder, dated: Dated, name: str, title: str, day: date | None) -> Event:
    if day is None:
        raise ValueError(f"{name} has no day")  # the schema lets no month through
    issued = date.fromisoformat(folder.about["issued_on"])
    entry = Event()
    entry.add("uid", str(uuid5(NAMESPACE, f"{folder.id}/{name}")))
    entry.add("dtstamp", datetime.combine(issued, time(), UTC))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))  # the first day that no longer belongs to it
    entry.add("summary", f"{title}（{folder.about['programme']}{folder.about['year']}）")
    entry.add("description", _description(folder, dated))
    entry.add("transp", "TRANSPARENT")
    return entry


def _description(folder: NoticeFolder, dated: Dated) -> str:
    lines = [f"{dated.period}。{dated.about['text']}", *filter(None, [dated.note]), *dated.readings]
    lines.append(f"出处：{folder.about['document_number']} {'、'.join(clauses(dated.about))}。以通知原文为准。")
    return "\n".join(lines)
