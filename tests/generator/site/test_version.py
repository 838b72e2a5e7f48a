"""One version of the site is told from another: by its pages, and by what the server has now."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import worked
from generator.notices import NOTICES
from generator.site import add_version, last_changes, version_of
from generator.tools import SCHEMAS

FOLDERS = list(worked.FOLDERS.values())


def test_pages_and_server_name_the_same_version(site_folder: Path) -> None:
    """Every page says which version it belongs to, and ``version.json`` says it once for all."""
    named = {
        path.relative_to(site_folder).as_posix(): re.findall(r'<meta name="site-version" content="(.*?)">', html)
        for path in site_folder.rglob("*.html")
        if (html := path.read_text(encoding="utf-8"))
    }

    assert {page: found for page, found in named.items() if found != [stated(site_folder)["version"]]} == {}
    assert "404.html" in named


def test_what_is_said_of_the_version_keeps_to_its_schema(site_folder: Path) -> None:
    """Scripts rely on the types that are made of the schema; the windows are the notices'."""
    schema = json.loads((SCHEMAS / "version.schema.json").read_text(encoding="utf-8"))
    version = stated(site_folder)

    Draft202012Validator(schema, format_checker=FormatChecker()).validate(version)
    assert version["data"] == max(notice["data"] for notice in version["notices"].values())
    assert {name: notice["window"] for name, notice in version["notices"].items()} == {
        folder.id: {end: str(folder.about["window"][end]) for end in ("first", "last")} for folder in FOLDERS
    }


@pytest.mark.parametrize("changed", ["index.html", "assets/runtime/0a1b2c3d/packages.zip"])
def test_whatever_changes_makes_another_version(changed: str) -> None:
    """The same contents are the same version, one other byte in any file is another."""
    paths = ("index.html", "service-worker.js", "assets/runtime/0a1b2c3d/packages.zip")
    first, same, other = (
        version_of(add_version({**dict.fromkeys(paths, page("")), changed: page(words)}, FOLDERS, last_changes()))
        for words in ("one", "one", "two")
    )

    assert first == same != other


def test_a_change_without_a_day_leaves_the_day_of_the_data_open() -> None:
    """A day that is too early would hide what has changed since."""
    days = dict(last_changes())
    del days[NOTICES / "2024-incubator" / "notice.yaml"]

    version = json.loads(add_version({"service-worker.js": b""}, FOLDERS, days)["version.json"])

    assert "data" not in version
    assert {name for name, notice in version["notices"].items() if "data" not in notice} == {"2024-incubator"}


def page(title: str) -> bytes:
    """Return a page."""
    return f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head></html>'.encode()


def stated(site: Path) -> dict:
    """Return what ``version.json`` says."""
    return json.loads((site / "version.json").read_text(encoding="utf-8"))
