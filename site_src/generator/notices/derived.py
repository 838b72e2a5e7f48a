"""Facts that a notice's files need not repeat, since they stand in another of its files or in the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

from checker.form import field_index
from generator.notices.items import as_list
from generator.source import Source
from generator.text import Text

RECOMMENDING_UNIT = "推荐单位"
"""What those are called that applications are handed to, where the notice has no word of its own."""


def completed_about(about: Source, folder: Path, files: Mapping[str, Source | None]) -> Source:
    """Return ``notice.yaml`` with what follows from the folder's name, from itself and from the other files."""
    given = about.data
    year = int(folder.name[:4]) if folder.name[:4].isdecimal() else 0
    derived: dict[str, Any] = {"id": folder.name, "year": year, "issuer_short": given["issuer"]}
    derived["recommending_unit"] = RECOMMENDING_UNIT
    derived["short_title"] = f"{given.get('year', year)} {given['programme']}"
    derived["summary"] = f"{given['programme']}的{'、'.join(_told(files))}和自评。"
    return replace(about, data={**derived, **given})


def _told(files: Mapping[str, Source | None]) -> Iterator[str]:
    """Yield what a notice's pages are about, in short."""
    yield "申报条件"
    for name, part, title in _SUMMED_UP:
        source = files[name]
        if source and source.data.get(part):
            yield title
    yield from ("申报时间", "联系方式")


_SUMMED_UP = (("materials", "items", "材料"), ("process", "steps", "流程"), ("requirements", "validity", "有效期"))


def completed_conditions(conditions: Source, about: Source, materials: Source) -> Source:
    """Return ``conditions.yaml`` with the window wherever a day has to lie within it, and the materials as evidence."""
    window = {name: about.data["window"][name] for name in ("first", "last")}
    proving = _proving(materials)
    data = [
        {**condition, "evidence": [*proving.get(condition["id"], ()), *condition.get("evidence", ())]}
        for condition in _for_variants(_with_window(conditions.data, window), about)
    ]
    return replace(conditions, data=data)


def _proving(materials: Source) -> Mapping[str, Sequence[str]]:
    """Return the materials that prove each condition, with their clause, by the condition's id."""
    found: dict[str, list[str]] = {}
    for item in materials.data["items"]:
        for line in item.get("parts", [item]):
            for condition in line.get("proves", ()):
                found.setdefault(condition, []).append(f"{line['title']}（{as_list(line['clause'])[0]}）")
    return found


def completed_materials(materials: Source, about: Source) -> Source:
    """Return ``materials.yaml``; where there is one variant, nothing is only for that."""
    return replace(materials, data={**materials.data, "items": _for_variants(materials.data["items"], about)})


def _for_variants(entries: list[dict[str, Any]], about: Source) -> list[dict[str, Any]]:
    """Leave out that an entry is for the notice's only variant: nobody is asked to choose it."""
    only = list(about.data["variants"]) if len(about.data["variants"]) == 1 else ()
    return [
        {name: value for name, value in entry.items() if name != "applies_to" or value not in only} for entry in entries
    ]


def _with_window(data: Any, window: Mapping[str, str]) -> Any:  # noqa: ANN401 - any YAML
    match data:
        case dict():
            parts = {name: _with_window(value, window) for name, value in data.items()}
            return {**parts, "within": {**window, **parts["within"]}} if "within" in parts else parts
        case list():
            return [_with_window(value, window) for value in data]
    return data


def completed_consistency(consistency: Source, form: Source, conditions: Source) -> Source:
    """Return ``consistency.yaml``; where it does not ask about amounts that were probably typed in 元, with that."""
    fields = field_index(form.data).values()
    amounts = [field.path for field in fields if field.kind == "number" and field.unit == "万元"]
    said = {path: _clauses_reading(path, conditions) for path in amounts}
    read = [path for path, clauses in said.items() if clauses]
    rules = chain.from_iterable(check["rules"] for check in consistency.data)
    if any("unlikely" in {*rule, *rule.get("each_row", {}).get("rule", {})} for rule in rules) or not read:
        return consistency
    check = {
        "id": "amounts-in-wan",
        "title": "金额的大小（可能把以元为单位的数填进了万元栏）",
        "severity": "hint",
        "clause": list(dict.fromkeys(chain.from_iterable(said.values()))),
        "rules": [{"unlikely": {"fields": read, "from": _UNLIKELY_WAN, "factor": 10_000, "unit": "元"}}],
    }
    return replace(consistency, data=[*consistency.data, check])


_UNLIKELY_WAN = 100_000
"""An amount in 万元 from which on it was probably meant in 元."""


def _clauses_reading(path: str, conditions: Source) -> list[str]:
    words = re.compile(rf"(?<![\w.]){re.escape(path)}(?![\w.])")
    return [str(one["clause"]) for one in conditions.data if words.search(str(one["requirement"]))]


def completed_contacts(contacts: Source) -> Source:
    """Return ``contacts.yaml`` with the numbers to dial, nobody where none is named, and the units' places."""
    units = [{"number": place, **unit} for place, unit in enumerate(contacts.data["recommending_units"], 1)]
    lists = {"department": contacts.data["department"], "recommending_units": units}
    people = {
        name: [{"person": "", **one, "tel": dialled(one["phone"])} for one in list_] for name, list_ in lists.items()
    }
    return replace(contacts, data={**contacts.data, **people})


_EXTENSION = re.compile(r"(?<=\d{7})\D*(?:(?:转|分机)\D*(\d+)|[-－—–](\d{2,6}))\D*$")


def phone_parts(phone: str) -> list[str]:
    """Return a telephone number and its extension, if it has one: between them a line can break."""
    found = _EXTENSION.search(phone)
    return [phone[: found.start()], phone[found.start() :]] if found else [phone]


def dialled(phone: str) -> str:
    """Return a telephone number as it is dialled, such as ``+863514048940``, with ``;ext=803`` as in RFC 3966."""
    found = _EXTENSION.search(phone)
    number = phone[: found.start()] if found else phone
    extension = f";ext={found[1] or found[2]}" if found else ""
    return "+86" + re.sub(r"\D", "", number).removeprefix("0") + extension


def completed_schedule(schedule: Source, about: Source, text: Text) -> Source:
    """Return ``schedule.yaml`` with the days of ``notice.yaml``, where there is no such file."""
    if "events" in schedule.data:
        return schedule
    events = [_event(name, title, about.data, text) for name, title in _PERIODS if name in about.data]
    return replace(schedule, data={**schedule.data, "events": events})


_PERIODS: Sequence[tuple[str, str]] = (("window", "申报时间"), ("recommendation", "推荐时间"))


def _event(name: str, title: str, about: Mapping[str, Any], text: Text) -> dict[str, str]:
    clause = about[name]["clause"]
    said = {"clause": clause, "quote": text.clause(clause).text, "text": _SAID[name].format(**about)}
    return {"id": f"{name}-days", "title": title, "dates": name, **said}


_SAID = {"window": "在这段时间内申报。", "recommendation": "{recommending_unit}报送的截止日期。"}
