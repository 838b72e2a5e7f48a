"""What an application consists of, as its page and its table show it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker import Condition
from checker.papers import binding
from checker.papers.binding import Spine
from generator.notices import NoticeFolder, clauses
from generator.notices.attachments import missing_forms


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to have ready: a part of an item, or an item that has no parts.

    Attributes:
        item: The item.
        about: The part, or the item again.
        proves: The conditions that it proves.
    """

    item: Mapping[str, Any]
    about: Mapping[str, Any]
    proves: Sequence[Mapping[str, Any]]

    @property
    def is_part(self) -> bool:
        """Whether it is one of several of its item."""
        return self.about is not self.item

    @property
    def is_conditional(self) -> bool:
        """Whether not everybody has to hand it in."""
        return bool({"applies_to", "when", "decided_by"} & {*self.item, *self.about})

    @property
    def clauses(self) -> Sequence[str]:
        """The clauses that ask for it."""
        return clauses(self.about)


def lines_of(folder: NoticeFolder, item: Mapping[str, Any] | None = None) -> list[Line]:
    """Return what a notice asks for, in its order; only the lines of one item if one is given."""
    conditions = {condition["id"]: condition for condition in folder.conditions}
    return [
        Line(each, about, [conditions[name] for name in about.get("proves", ())])
        for each in folder.parts["materials"]["items"]
        if item is None or each is item
        for about in each.get("parts", [each])
    ]


def lines_proving(folder: NoticeFolder, condition: str) -> list[Line]:
    """Return what proves a condition, in the notice's order."""
    return [line for line in lines_of(folder) if condition in line.about.get("proves", ())]


def quote_says_more(item: Mapping[str, Any]) -> bool:
    """Tell whether an item's quote says anything besides its title, and how many are wanted with which seals."""
    rest = _bare(item.get("quote", ""))
    if "parts" in item:
        return bool(rest)
    for said in (item["title"], item.get("count", ""), *(seal["text"] for seal in item.get("seals", ()))):
        rest = rest.replace(_bare(said), "", 1)
    return bool(rest)


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text)


def book_title(title: str) -> str:
    """Return a title between the marks of one, which it may have already."""
    return title if "《" in title else f"《{title}》"


def without_material(folder: NoticeFolder) -> list[Condition]:
    """Return the conditions for which the notice asks for no material; those that only refer to others need none."""
    proved = {condition["id"] for line in lines_of(folder) for condition in line.proves}
    return [
        condition
        for condition in folder.notice.conditions
        if condition.level in {"applicant", *folder.notice.rosters}
        and condition.id not in proved
        and not condition.refers
    ]


def table_is_missing(folder: NoticeFolder, item: Mapping[str, Any]) -> bool:
    """Tell whether the notice names the item's table without including it."""
    missing = {address for form in missing_forms(folder.parts["attachments"]) for address in clauses(form)}
    return item.get("attachment", {}).get("clause") in missing


def spine_of(folder: NoticeFolder) -> Spine | None:
    """Return what goes on the back of a volume, or None if the notice does not say."""
    return binding.spine_of(folder.parts["materials"], folder.about["year"])


def binding_heading(folder: NoticeFolder) -> str:
    """Return what is said of binding, such as 份数与装订; empty if the notice says nothing."""
    return binding.binding_heading(folder.parts["materials"], folder.about["year"])
