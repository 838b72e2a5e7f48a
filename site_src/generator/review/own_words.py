"""What this site says in words of its own, beside the clauses that it rests on, and what it says it cannot know."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.notices import NoticeFolder, as_list
from generator.pages.page_list import pages_of
from generator.source import Place, groups

_PAGES = ("schedule", "process", "requirements", "contacts", "questions")
_IN_TABLES_OF_THEIR_OWN = {"routes", "department", "recommending_units"}
_WORDS = {
    "actor": "",
    "unit": "",
    "text": "",
    "answer": "",
    "points": "",
    "note": "",
    "reading": "",
    "silent": "通知没有写明：",
}
"""What is said, and what it is called."""

type _Item = Mapping[str, Any]


def own_words(folder: NoticeFolder) -> list[tuple[str, str, str]]:
    """Return page, title with clauses, and words of whatever pages say beside quotes, in the order of the pages."""
    return [
        (page.title, _titled(item), words)
        for page in pages_of(folder)
        if page.template in _PAGES
        for place, item in _cited(folder.parts[page.template])
        if "open" not in place and place[0] not in _IN_TABLES_OF_THEIR_OWN and (words := _words(item, folder))
    ]


def left_open(folder: NoticeFolder) -> list[tuple[str, str]]:
    """Return what the notice does not say, with the title of whatever it concerns."""
    conditions = [
        (str(condition["title"]), str(ambiguity["text"]))
        for condition in folder.conditions
        for ambiguity in condition.get("ambiguities", ())
    ]
    parts = [
        (_titled(item), str(item["text"]))
        for part in folder.parts.values()
        for place, item in _cited(part)
        if "open" in place
    ]
    return conditions + parts


def reasons(folder: NoticeFolder) -> list[tuple[str, str, str]]:
    """Return what the text seems to say otherwise and an editor has confirmed: the item, what, and why."""
    everything = (folder.about, folder.conditions, folder.consistency, *folder.parts.values())
    return [
        (str(item.get("title", "")), str(about), str(reason))
        for part in everything
        for _, item in groups(part)
        for about, reason in item.get("confirmed", {}).items()
    ]


def _cited(part: object) -> Iterator[tuple[Place, _Item]]:
    return ((place, item) for place, item in groups(part) if "clause" in item)


def _titled(item: _Item) -> str:
    clauses = "、".join(as_list(item["clause"]))
    return f"{item['title']}（{clauses}）" if "title" in item else clauses


def _words(item: _Item, folder: NoticeFolder) -> str:
    actors = {one["id"]: one["title"] for one in folder.parts["process"].get("actors", ())}
    said = [
        f"{called}{actors.get(text, text)}" for name, called in _WORDS.items() for text in as_list(item.get(name, ()))
    ]
    return "；".join([*_days(item, folder), *(text.rstrip("。；") for text in said)])


def _days(item: _Item, folder: NoticeFolder) -> list[str]:
    """Return the day or days of an entry, which may be those of ``notice.yaml``."""
    days = folder.about[item["dates"]] if "dates" in item else item.get("date", "")
    span = [days.get("first"), days.get("last")] if isinstance(days, dict) else [days]
    return [" 至 ".join(str(day) for day in span if day)] if any(span) else []
