"""Whether ``contacts.yaml`` agrees with the notice's text and itself: a wrong number is worse than none."""

import re
from collections.abc import Mapping
from typing import Any

from generator.notices.items import check_items
from generator.source import Errors, Place, Source, similar
from generator.text import Clause, Text, without_whitespace

_DIALLED = re.compile(r"\+86[1-9][0-9]{8,10}(?:;ext=[0-9]{1,6})?")

_EXTENSION = r"\s*(?:(?:转|分机)\s*\d+|[（(]\s*(?:转|分机)\s*\d+\s*[）)])"

_NUMBER = re.compile(rf"\d[\d－—–-]{{6,}}\d(?:{_EXTENSION})?")

_GOES_ON = re.compile(rf"\d|{_EXTENSION}")

_NAME = 6
"""How many characters in front of a number are shown, enough for a name."""

LISTS = ("department", "recommending_units")


def check_contacts(contacts: Source, text: Text) -> Errors:
    """Require that people and numbers stand in the notice, and that the finder leads to every unit and to no other."""
    yield from check_items(contacts, text)
    for name in LISTS:
        for number, person in enumerate(contacts.data[name]):
            yield from _check_person(person, text, contacts, (name, number))
    yield from _check_finder(contacts)


def _check_person(person: dict[str, Any], text: Text, contacts: Source, place: Place) -> Errors:
    said = f"{person['unit']}{person['person']}{person['phone']}"
    clause = text.clause(person["clause"])
    if (not clause.contains(said) or _is_cut_short(said, clause)) and not _in_prose(person, text):
        together = "单位、联系人、电话" if person["person"] else "单位、电话"
        message = f"条款“{person['clause']}”中没有连在一起的{together}“{said}”"
        there = _what_is_there(person, text)
        yield contacts.error((*place, "phone"), message, f"{there}从 text.md 的这一条逐字复制，连接号也要一样")
    if not _DIALLED.fullmatch(person["tel"]):
        message = f"“{person['phone']}”不是电话号码"
        remedy = "写区号和号码，如 '0351-4048940'，有分机的如 '0351-4048940转803'，或手机号码；照录通知"
        yield contacts.error((*place, "phone"), message, remedy)


def _is_cut_short(said: str, clause: Clause) -> bool:
    """Tell whether a number goes on in the clause, with more digits or an extension, wherever it stands there."""
    pattern = r"\s*".join(map(re.escape, without_whitespace(said)))
    ends = [found.end() for found in re.finditer(pattern, clause.text)]
    return bool(ends) and all(_GOES_ON.match(clause.text, end) for end in ends)


def _in_prose(person: Mapping[str, Any], text: Text) -> bool:
    """Tell whether a clause names somebody and then, before any other number, this one; the unit may stand anywhere."""
    known = any(clause.contains(person["unit"]) for clause in text.clauses.values())
    return known and _number_after(person, text) == without_whitespace(person["phone"])


def _what_is_there(person: Mapping[str, Any], text: Text) -> str:
    """Say what the clause has beside the name, or before the number, where one of the two is another."""
    found = _number_after(person, text)
    if found:
        return f"“{_named(person)}”之后写的是 {found}；" if found != without_whitespace(person["phone"]) else ""
    before, number, _ = without_whitespace(text.clause(person["clause"]).text).partition(person["phone"])
    return f"{number} 之前写的是“{before[-_NAME:]}”；" if number else ""


def _number_after(person: Mapping[str, Any], text: Text) -> str:
    """Return the first number behind the name of somebody, or of a unit, in the clause; empty if there is none."""
    name = re.search(r"\s*".join(map(re.escape, _named(person))), text.clause(person["clause"]).text)
    found = name and _NUMBER.search(name.string, name.end())
    return without_whitespace(found[0]) if found else ""


def _named(person: Mapping[str, Any]) -> str:
    return str(person["person"] or person["unit"])


def _check_finder(contacts: Source) -> Errors:
    areas = contacts.data["finder"]["areas"]
    if not areas:
        return
    listed = [unit["unit"] for unit in contacts.data["recommending_units"]]
    for number, area in enumerate(areas):
        if area["unit"] not in listed and "note" not in area:
            message = f"recommending_units 里没有“{area['unit']}”"
            remedy = f"{similar(area['unit'], listed)}；通知确实没有列出的，补上 note: … 说明"
            yield contacts.error(("finder", "areas", number, "unit"), message, remedy)
    found = {area["unit"] for area in areas}
    for number, unit in enumerate(listed):
        if unit not in found:
            message = f"finder 里没有哪个地区报给“{unit}”"
            yield contacts.error(
                ("recommending_units", number, "unit"),
                message,
                "在 finder.areas 里补上，或核对是不是把它的地区写成了别的单位",
            )
