"""The schedule: the notices' days, their days of the week, and the file for calendars."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event

import worked
from built_site import BuiltPage
from generator.downloads.calendar import calendar_files
from generator.notices import read_notice
from generator.notices.schedule import Dated, Day, days, events
from generator.pages.page_list import slugs
from other_sites import SAMPLES, rendered

every_notice = pytest.mark.parametrize("notice", worked.FOLDERS)


def scheduled(notice: str) -> dict[str, Dated]:
    """Return a notice's events by id."""
    folder = worked.FOLDERS[notice]
    return {event.about["id"]: event for event in events(folder.about, folder.parts["schedule"])}


def calendar(notice: str) -> bytes:
    """Return a notice's file for calendars."""
    ((name, contents),) = calendar_files(worked.FOLDERS[notice])
    assert name == "schedule/schedule.ics"
    return contents


def entries(notice: str) -> list[Event]:
    """Return what a calendar reads in the file."""
    return list(Calendar.from_ical(calendar(notice)).walk("VEVENT"))


@pytest.mark.parametrize(
    ("day", "text", "weekday", "weekend"),
    [
        ("2022-07-10", "2022年7月10日", "星期日", True),
        ("2022-05-25", "2022年5月25日", "星期三", False),
        ("2022-06-30", "2022年6月30日", "星期四", False),
        ("2024-08-29", "2024年8月29日", "星期四", False),
        ("2024-09-30", "2024年9月30日", "星期一", False),
        ("2024-10-15", "2024年10月15日", "星期二", False),
        ("2024-10-12", "2024年10月12日", "星期六", True),
        ("2021-01", "2021年1月", "", False),
    ],
)
def test_days_of_the_week(day: str, text: str, weekday: str, weekend: bool) -> None:  # noqa: FBT001 - a table of facts
    """Each day has its day of the week, as the calendar on the wall has it."""
    found = Day(day)

    assert (found.text, found.weekday, found.weekend) == (text, weekday, weekend)


@pytest.mark.parametrize("notice", worked.KNOWN)
def test_events_have_the_notices_dates(notice: str) -> None:
    """The dates stand once, in the notice's own data."""
    about = worked.FOLDERS[notice].about
    found = scheduled(notice)

    assert (found["application-window"].first.iso, found["application-window"].last.iso) == (
        about["window"]["first"],
        about["window"]["last"],
    )
    assert found["recommendation"].first == found["recommendation"].last == Day(about["recommendation"]["last"])
    assert about["recommendation"]["note"] in found["recommendation"].readings


@every_notice
@pytest.mark.parametrize("page", ["schedule", "process"])
def test_pages_show_no_other_date(built_page: BuiltPage, notice: str, page: str) -> None:
    """Every date on the pages is one of the data, and every date of the schedule is on its page."""
    folder = worked.FOLDERS[notice]
    if page not in slugs(folder):
        return
    text = built_page(f"{notice}/{page}")
    dated = [*scheduled(notice).values(), *days(folder.about, folder.parts["schedule"])]
    known = {day.iso for item in dated for day in (item.first, item.last)}
    of_the_notice = re.sub(r'<p class="changed"[^>]*>.*?</p>', "", text)  # when the page itself was changed last
    shown = set(re.findall(r'<time datetime="([^"]+)"', of_the_notice))

    assert shown <= known
    if page == "schedule":
        assert shown == known


@every_notice
def test_calendar_has_whole_days(notice: str) -> None:
    """First and last day of the window, and any day of recommendation, each end where the next day begins."""
    about = worked.FOLDERS[notice].about
    wanted = [about["window"]["first"], about["window"]["last"]]
    wanted += [about["recommendation"]["last"]] if "recommendation" in about else []

    found = [(entry.decoded("dtstart"), entry.decoded("dtend")) for entry in entries(notice)]

    assert found == [(day, day + timedelta(days=1)) for day in map(date.fromisoformat, wanted)]
    assert b"VALUE=DATE:" in calendar(notice)
    assert b"TZID" not in calendar(notice)


@pytest.mark.parametrize("notice", worked.KNOWN)
def test_recommendation_ends_on_its_day(notice: str) -> None:
    """Of the time to recommend only the last day is known: nothing calls it the day of doing so."""
    found = scheduled(notice)["recommendation"]

    assert found.period == f"截至{found.last.text}"
    assert f"{found.about['title']}：截止" in str(entries(notice)[-1]["summary"])


@every_notice
def test_calendar_says_what_and_where_from(notice: str) -> None:
    """Each entry names what is due, its clause and the notice."""
    folder = worked.FOLDERS[notice]
    for entry in entries(notice):
        assert folder.about["programme"] in entry["summary"]
        assert folder.about["document_number"] in entry["description"]
        assert any(event.about["clause"] in entry["description"] for event in scheduled(notice).values())


def test_calendar_mends_nothing_when_read_twice() -> None:
    """Ids are stable and nobody else's, and the same data make the same bytes, whenever they are made."""
    ids = [str(entry["uid"]) for notice in worked.FOLDERS for entry in entries(notice)]

    assert len(set(ids)) == len(ids)
    assert "58096396-f8e3-5a2e-8b2b-ee0645f250a0" in ids
    for notice, folder in worked.FOLDERS.items():
        assert calendar(notice) == calendar(notice)
        assert {entry.decoded("dtstamp").date().isoformat() for entry in entries(notice)} == {folder.about["issued_on"]}


def test_hour_of_the_last_day(tmp_path: Path) -> None:
    """What the window is noted with stands on every page with its days, and in calendars; how to hand in does not."""
    notice, note = tmp_path / "2026-pilot-base", "3月31日17时系统关闭。"
    shutil.copytree(SAMPLES[notice.name], notice)
    about = (notice / "notice.yaml").read_text(encoding="utf-8")
    noted = about.replace("clause: 三第1款 }", f"clause: 三第1款, note: {note} }}")
    (notice / "notice.yaml").write_text(noted, encoding="utf-8")

    folder = read_notice(notice)
    pages = rendered(folder)
    ((_, contents),) = calendar_files(folder)
    said = [str(entry["description"]) for entry in Calendar.from_ical(contents).walk("VEVENT")]
    days = "2026年3月2日至2026年3月31日。在这段时间内申报。"

    assert [description.splitlines()[:2] for description in said] == [[days, note]] * 2
    assert f"<dt>说明</dt><dd>{note}</dd>" in pages[f"{notice.name}/schedule/index.md"]
    assert f"。{note}</td>" in pages[f"{notice.name}/index.md"]
    assert '<a href="../schedule/">申报时间</a>内提交。' in pages[f"{notice.name}/materials/index.md"]
