"""Conditions as pages show them: with their threshold in words, and the answers that they look at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker import Condition, Field
from checker.conditions import Facts
from generator.notices import NoticeFolder


@dataclass(frozen=True, slots=True)
class Entry:
    """A condition as pages show it.

    Attributes:
        about: The condition's data.
        basis: ``computed`` or ``declared``.
        threshold: The requirement in words, for all variants.
        variant: The only variant that it applies to, by its Chinese name.
        fields: The answers that it looks at.
        on_form: Whether these are fields of the self-assessment form.
    """

    about: Mapping[str, Any]
    basis: str
    threshold: str
    variant: str
    fields: Sequence[Field]
    on_form: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Conditions that stand under one heading."""

    title: str
    note: str
    entries: Sequence[Entry]


GROUPS = (
    ("applicant", "认定条件", ""),
    ("material", "材料的数量要求", "不是认定条件；数量不足，材料就不齐。"),
    ("encouraged", "鼓励项", "没有也不影响总体结论。"),
    ("process", "程序提示", "不计入总体结论。"),
)


def groups(folder: NoticeFolder) -> list[Group]:
    """Return the conditions on an application, by what they are for."""
    found = ((title, note, entries(folder, level)) for level, title, note in GROUPS)
    return [Group(title, note, shown) for title, note, shown in found if shown]


def entries(folder: NoticeFolder, level: str) -> list[Entry]:
    """Return the conditions of a level as pages show them."""
    return [_entry(condition, folder) for condition in folder.notice.conditions if condition.level == level]


def statement(folder: NoticeFolder) -> str:
    """Return what every report says of itself."""
    return folder.notice.disclaimer


def quotes(folder: NoticeFolder) -> dict[str, str]:
    """Return the quote that each question of the form asks about."""
    return {
        path: condition.about["quote"]
        for condition in folder.notice.on_application()
        for part in condition.requirement.walk()
        if part.rests_on_declaration
        for path in part.reads()
    }


def _entry(condition: Condition, folder: NoticeFolder) -> Entry:
    fields = folder.notice.fields_at(condition.level)
    return Entry(
        about=condition.about,
        basis=condition.basis,
        threshold=condition.requirement.describe(Facts({}, fields)),
        variant=folder.about["variants"].get(condition.about.get("applies_to"), ""),
        fields=[fields[path] for path in dict.fromkeys(_read(condition))],
        on_form=condition.level not in folder.notice.rosters,
    )


def _read(condition: Condition) -> Iterator[str]:
    return (path for part in condition.requirement.walk() for path in part.reads())
