"""When each page's contents last changed: recorded beside the sources, and never guessed."""

from pathlib import Path

import pytest

from generator.notices import NOTICES, read_notices
from generator.pages import page_sources
from generator.site import changes, last_changes, record_changes

CONTACTS = NOTICES / "2024-incubator" / "contacts.yaml"


def test_every_change_is_recorded() -> None:
    """What each page shows has a day; if this fails, run `make dates`."""
    assert set(page_sources(read_notices()).values()) - last_changes().keys() == set()


def test_what_is_not_as_recorded_has_no_day(tmp_path: Path) -> None:
    """Better none than that of an earlier change."""
    listed = tmp_path / "changes.txt"
    days = dict(last_changes())
    listed.write_text(changed_contents(CONTACTS), encoding="utf-8")

    del days[CONTACTS]
    assert last_changes(listed) == days


def test_only_what_has_changed_gets_a_new_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recording a change leaves the days of all other files, and recording again changes nothing."""
    listed = tmp_path / "changes.txt"
    listed.write_text(changed_contents(CONTACTS), encoding="utf-8")
    days = dict(last_changes())
    today = changes.date(2031, 2, 3)
    monkeypatch.setattr(changes, "_today", lambda: today)

    record_changes(listed)
    recorded = last_changes(listed)
    monkeypatch.setattr(changes, "_today", lambda: today.replace(year=2032))
    record_changes(listed)

    assert recorded == days | {CONTACTS: "2031-02-03"}
    assert last_changes(listed) == recorded


def changed_contents(path: Path) -> str:
    """Return the list as it is after `path` has changed."""
    lines = changes.LIST.read_text(encoding="utf-8").splitlines(keepends=True)
    name = path.relative_to(changes.ROOT).as_posix()
    return "".join(line.replace(line.split()[1], "0" * 64) if line.endswith(f"{name}\n") else line for line in lines)
