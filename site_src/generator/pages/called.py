"""What pages call those whom a notice concerns, and whom they tell to ask: in the notice's own words."""

import re
from collections.abc import Sequence

from checker.notice import disclaimer
from generator.notices import NoticeFolder
from generator.text import Heading

FEWEST_TO_NARROW = 6
"""A list of fewer contacts is seen at a glance, and needs nothing to sort it or narrow it down."""


_NUMBER = re.compile(r"^[一二三四五六七八九十]+、")
_PAIR = 2
_CONDITIONS, _SECTION = "申报条件", 2


def conditions_title(folder: NoticeFolder) -> str:
    """Return what a notice heads its conditions with, without the number: 认定条件 or 申报条件."""
    first = folder.at_level("applicant")[0]["clause"]
    sections = [block.clause for block in folder.text.blocks if isinstance(block, Heading) and block.level == _SECTION]
    around = (one.text for one in sections if first in folder.text.section(one.address).clauses)
    title = _NUMBER.sub("", next(around, ""))
    return title if title.endswith("条件") else _CONDITIONS


def variants_named(folder: NoticeFolder) -> str:
    """Name the notice's variants in a row."""
    names = [str(name) for name in folder.about["variants"].values()]
    return ("、" if len(names) > _PAIR else "与").join(names)


def whom_to_ask(folder: NoticeFolder) -> str:
    """Return whom applicants ask: the units that recommend, where the notice has their telephones, or the issuer."""
    recommends = folder.parts["contacts"]["recommending_units"]
    return str(folder.about["recommending_unit"] if recommends else folder.about["issuer_short"])


def receiver(folder: NoticeFolder) -> str:
    """Return to whom an application is handed in; empty where the notice does not say, as far as its files know."""
    contacts, process = folder.parts["contacts"], folder.parts["process"]
    if contacts["finder"]["areas"] or (contacts["recommending_units"] and process["routes"]):
        return str(folder.about["recommending_unit"])
    actors = {step["id"]: step["actor"] for step in process["steps"]}
    applicants = next(iter(actors.values()), "")
    sent = {str(route.get("recipient", "")) for route in process["routes"] if actors[route["step"]] == applicants}
    return sent.pop() if len(sent) == 1 else ""


def telephones_found(folder: NoticeFolder) -> bool:
    """Tell whether the finder leads to somebody whose telephone the notice has."""
    listed = {unit["unit"] for unit in folder.parts["contacts"]["recommending_units"]}
    return any(area["unit"] in listed for area in folder.parts["contacts"]["finder"]["areas"])


def contact_lists(folder: NoticeFolder) -> dict[str, str]:
    """Return what a notice's lists of contacts are called, in the order of their page; without those that are empty."""
    titles = {"recommending_units": str(folder.about["recommending_unit"]), "department": _department(folder)}
    return {name: title for name, title in titles.items() if folder.parts["contacts"][name]}


def _department(folder: NoticeFolder) -> str:
    issuer = str(folder.about["issuer_short"])
    names = (issuer, str(folder.about["issuer"]))
    units = [str(one["unit"]) for one in folder.parts["contacts"]["department"]]
    return issuer if all(unit.startswith(names) for unit in units) else f"{issuer}及有关单位"


def programmes(folders: Sequence[NoticeFolder]) -> list[str]:
    """Return what the notices are about, each once."""
    return list(dict.fromkeys(str(folder.about["programme"]) for folder in folders))


def issuers(folders: Sequence[NoticeFolder]) -> str:
    """Return who issued the notices, each once, in a row."""
    return "、".join(dict.fromkeys(str(folder.about["issuer"]) for folder in folders))


def common_disclaimer(folders: Sequence[NoticeFolder]) -> str:
    """Return what a report on any of the notices is, and what it is not."""
    return str(disclaimer(issuers(folders)))
