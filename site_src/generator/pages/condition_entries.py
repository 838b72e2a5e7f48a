"""Conditions as pages show them: with their threshold in words, and the answers that they look at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker import Condition, Field, Result, Verdict, check
from checker.wording.sentence import pieces_as_json
from generator.notices import NoticeFolder
from generator.pages.called import conditions_title


@dataclass(frozen=True, slots=True)
class ConditionEntry:
    """A condition as pages show it.

    Attributes:
        about: The condition's data.
        basis: ``computed`` or ``declared``.
        threshold: The requirement in words, for all variants.
        variant: The only variant that it applies to, by its Chinese name.
        fields: The fields that its requirement reads.
        on_form: Whether these are fields of the self-assessment form.
        is_summary: Whether it only repeats what other conditions found.
        is_measured: Whether a value beside its threshold can be drawn of it.
        members: The conditions of which it wants some, in the order of the text.
        groups: The conditions that want some of several, of which it is one.
        one_of: How many these want, in words; empty if it is one of none.
    """

    about: Mapping[str, Any]
    basis: str
    threshold: str
    variant: str
    fields: Sequence[Field]
    on_form: bool
    is_summary: bool
    is_measured: bool
    members: Sequence[Condition]
    groups: Sequence[Condition]
    one_of: str


@dataclass(frozen=True, slots=True)
class ConditionGroup:
    """Conditions that stand under one heading."""

    title: str
    note: str
    entries: Sequence[ConditionEntry]


BESIDES = (
    ("material", "材料的数量要求", "不在条件之内；数量不足，材料就不齐。"),
    ("encouraged", "鼓励项", "没有也不影响总体结论。"),
    ("process", "程序提示", "不计入总体结论。"),
)
"""What conditions on an application are besides those on the applicant: level, title, and what becomes of them."""


def condition_groups(folder: NoticeFolder) -> list[ConditionGroup]:
    """Return the conditions on an application, by what they are for."""
    groups = (("applicant", conditions_title(folder), ""), *BESIDES)
    found = [ConditionGroup(title, note, condition_entries(folder, level)) for level, title, note in groups]
    return [group for group in found if group.entries]


def row_groups(folder: NoticeFolder, elsewhere: Collection[str]) -> list[ConditionGroup]:
    """Return the conditions on the rows of rosters, but of those whose conditions have a page `elsewhere`."""
    rosters = [roster for name, roster in folder.notice.rosters.items() if name not in elsewhere]
    found = ((f"{roster.row_schema['title']}条件", condition_entries(folder, roster.id)) for roster in rosters)
    return [ConditionGroup(title, "名册里逐行核对。", shown) for title, shown in found if shown]


def condition_entries(folder: NoticeFolder, level: str) -> list[ConditionEntry]:
    """Return the conditions of a level as pages show them."""
    return [_entry(condition, folder) for condition in folder.notice.conditions if condition.level == level]


def summary_entries(folder: NoticeFolder, level: str) -> list[ConditionEntry]:
    """Return the same in the order of a table: what only counts among others comes right after what counts it."""
    entries = condition_entries(folder, level)
    places = {entry.about["id"]: place for place, entry in enumerate(entries)}

    def order(entry: ConditionEntry) -> tuple[int, bool, int]:
        own = places[entry.about["id"]]
        return min((places.get(one.id, own) for one in entry.groups), default=own), bool(entry.groups), own

    return sorted(entries, key=order)


def one_of(folder: NoticeFolder, condition: Condition) -> str:
    """Return how many those want, in words, that count a condition among others; empty if none does."""
    return "；".join(_required(group, folder) for group in _groups(condition, folder))


def registered(folder: NoticeFolder) -> list[Mapping[str, Any]]:
    """Return the conditions of which the site says how it reads them, or what the notice leaves open."""
    return [condition for condition in folder.conditions if condition.keys() & {"reading", "ambiguities"}]


@dataclass(frozen=True, slots=True)
class BlankResult:
    """A condition as the check page shows it before anything is filled in.

    Attributes:
        entry: The condition.
        level: Its level.
        reason: Why there is no verdict yet, as pieces of a sentence.
        missing: The paths of the answers that it waits for.
        group: Where the page's script would put it: ``unknown`` or ``others``.
    """

    entry: ConditionEntry
    level: str
    reason: Sequence[str | Mapping[str, str]]
    missing: Sequence[str]
    group: str


def blank_results(folder: NoticeFolder) -> list[BlankResult]:
    """Return what the checker finds for a form without answers, in the order of the text."""
    return [_blank(result, folder) for result in check(folder.notice, {}).results]


def _blank(result: Result, folder: NoticeFolder) -> BlankResult:
    condition = result.condition
    counts = condition.level == "applicant" and condition.stands_alone
    is_open = counts and result.finding.verdict is Verdict.UNKNOWN
    return BlankResult(
        entry=_entry(condition, folder),
        level=condition.level,
        reason=pieces_as_json(result.phrase),
        missing=result.finding.missing_paths,
        group="unknown" if is_open else "others",
    )


def quotes_by_field(folder: NoticeFolder) -> dict[str, str]:
    """Return the quotes that the form asks applicants about, by the path of the question."""
    return {
        path: condition.about["quote"]
        for condition in folder.notice.on_application()
        for part in condition.requirement.walk()
        if part.rests_on_declaration
        for path in part.reads()
    }


def _entry(condition: Condition, folder: NoticeFolder) -> ConditionEntry:
    fields = folder.notice.fields_at(condition.level)
    return ConditionEntry(
        about=condition.about,
        basis=condition.basis,
        threshold=_required(condition, folder),
        variant=folder.about["variants"].get(condition.about.get("applies_to"), ""),
        fields=[fields[path] for path in condition.reads],
        on_form=condition.level not in folder.notice.rosters,
        is_summary=condition.is_summary,
        is_measured=condition.is_measured,
        members=[one for one in folder.notice.conditions if one.is_member and one.id in condition.refers],
        groups=_groups(condition, folder),
        one_of=one_of(folder, condition),
    )


def _required(condition: Condition, folder: NoticeFolder) -> str:
    return condition.requirement.describe(folder.notice.facts_at(condition.level, {}))


def _groups(condition: Condition, folder: NoticeFolder) -> list[Condition]:
    return [one for one in folder.notice.conditions if condition.is_member and condition.id in one.refers]
