"""The self-assessment form as its page shows it: what conditions look at, and apart from it what may stay blank."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.form.field import Schema, leaves
from checker.rosters.counting import RowCounting
from generator.notices import NoticeFolder
from generator.pages.condition_entries import ConditionEntry, blank_results, condition_entries, quotes_by_field

_APPLICANT = "name"
"""The field by which the page, its files and its printouts name the applicant."""

_DECISIVE = ("applicant", "material")
"""The levels of the conditions without whose answers an application is incomplete."""


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section of the form.

    Attributes:
        title: Its title.
        asked: Schemas of what is asked, by path; groups without what may stay blank.
        optional: Schemas of what may stay blank, likewise; nobody misses it.
        optional_titles: What the fields that may stay blank are called.
        missing: How many answers of a blank form are needed here.
    """

    title: str
    asked: Mapping[str, Schema]
    optional: Mapping[str, Schema]
    optional_titles: Sequence[str]
    missing: int


@dataclass(frozen=True, slots=True)
class FormGuide:
    """What a notice says about the fields of its form, by their paths.

    Attributes:
        quotes: The quotes that applicants are asked about.
        terms: The conditions on single firms that say which of them a field counts.
        read: The fields that conditions look at.
    """

    quotes: Mapping[str, str]
    terms: Mapping[str, Sequence[ConditionEntry]]
    read: Collection[str]


def form_sections(folder: NoticeFolder) -> list[FormSection]:
    """Return the sections of a notice's form in their order."""
    optional = _unread(folder)
    needed = {path for one in blank_results(folder) if one.level in _DECISIVE for path in one.missing}
    return [_section(section, folder.form["properties"], optional, needed) for section in folder.form["x-groups"]]


def form_guide(folder: NoticeFolder) -> FormGuide:
    """Return what a notice says about the fields of its form."""
    conditions = [*folder.notice.on_application()]
    return FormGuide(
        quotes=quotes_by_field(folder),
        terms=_terms(folder),
        read=frozenset(path for condition in conditions for path in condition.reads),
    )


def _terms(folder: NoticeFolder) -> dict[str, list[ConditionEntry]]:
    found = {
        path: {name for part in counting.where.walk() for name in part.refers_to()}
        for path, counting in folder.notice.countings.items()
        if isinstance(counting, RowCounting) and counting.where
    }
    rows = [entry for roster in folder.notice.rosters for entry in condition_entries(folder, roster)]
    return {path: [entry for entry in rows if entry.about["id"] in names] for path, names in found.items() if names}


def _unread(folder: NoticeFolder) -> frozenset[str]:
    """Return the paths of the fields that neither conditions nor countings look at, and on which nothing depends."""
    notice = folder.notice
    read = {path for condition in notice.on_application() for path in condition.looks_at}
    read.update(path for field in notice.fields.values() for path in _counted_by(field.schema))
    read.update(roster.schema["x-until"]["day"] for roster in notice.rosters.values() if "x-until" in roster.schema)
    read.update(_questions(folder.form))
    return frozenset(notice.fields) - read - {_APPLICANT}


def _counted_by(schema: Schema) -> Iterator[str]:
    """Yield the fields of the form that the counting of a field looks at."""
    counted = schema.get("x-counted", {})
    yield from (counted[name] for name in ("since", "until") if name in counted)


def _questions(schema: Any) -> Iterator[str]:  # noqa: ANN401 - any part of a JSON Schema
    """Yield the questions that decide whether other fields apply."""
    if isinstance(schema, Mapping):
        yield from schema.get("x-applies-when", ())
        for part in schema.values():
            yield from _questions(part)


def _section(
    section: Mapping[str, Any], schemas: Mapping[str, Schema], optional: Collection[str], needed: Collection[str]
) -> FormSection:
    whole = {name: schemas[name] for name in section["fields"]}
    paths = {field.path for field in leaves({"properties": whole})}
    asked = _those(whole, paths - set(optional))
    apart = _those(whole, paths & set(optional))
    titles = [field.title for field in leaves({"properties": apart})]
    return FormSection(section["title"], asked, apart, titles, len(paths & set(needed)))


def _those(schemas: Mapping[str, Schema], wanted: Collection[str], prefix: str = "") -> dict[str, Schema]:
    """Return the fields that are wanted, each group with those of its own."""
    found: dict[str, Schema] = {}
    for name, schema in schemas.items():
        path = f"{prefix}{name}"
        if path in wanted:
            found[name] = schema
        elif schema.get("type") == "object" and (parts := _those(schema["properties"], wanted, f"{path}.")):
            found[name] = {**schema, "properties": parts}
    return found
