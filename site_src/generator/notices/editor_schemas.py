"""Schemas for editors such as VS Code: those of a notice's files, with the names that this notice itself gives.

They know the clauses' addresses, the form's fields and the conditions' ids, so that an editor offers them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.notices.levels import ON_APPLICATION
from generator.source import Problems, read_source
from generator.text import Text, parse_text
from generator.tools import SCHEMAS

_FILES = (
    "attachments",
    "cases",
    "conditions",
    "consistency",
    "contacts",
    "form",
    "keywords",
    "materials",
    "notice",
    "process",
    "questions",
    "requirements",
    "schedule",
    "visit",
)

_SHARED = "urn:eligibility:conditions"
"""The id by which other schemas refer to that of conditions; editors find a file instead."""


@dataclass(frozen=True, slots=True)
class _Names:
    """What a notice has names for: its clauses, the fields of its form, its conditions, what they can be on."""

    clauses: Sequence[str]
    fields: Sequence[str]
    conditions: Sequence[str]
    levels: Sequence[str]


def write_editor_schemas(folder: Path, target: Path) -> None:
    """Write a schema for each file of a notice below ``target/<id>/``, whatever is still wrong in the notice."""
    names = _names_in(folder)
    for name in _FILES:
        schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
        path = target / folder.name / f"{name}.schema.json"
        contents = json.dumps(_with_names(schema, "", names), ensure_ascii=False)
        if not path.exists() or path.read_text(encoding="utf-8") != contents:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(contents, encoding="utf-8")


def _names_in(folder: Path) -> _Names:
    problems = Problems()
    text: Text | None = problems.attempt(parse_text, folder / "text.md")
    form = problems.attempt(read_source, folder / "form.yaml", "form")
    conditions = problems.attempt(read_source, folder / "conditions.yaml", "conditions")
    about = problems.attempt(read_source, folder / "notice.yaml", "notice")
    variant = ["variant"] if about and len(about.data["variants"]) > 1 else []  # which the form has without saying so
    rows = form.data.get("$defs", {}).values() if form else ()
    columns = [name for row in rows for name in row["properties"]]
    return _Names(
        list(text.clauses) if text else [],
        list(dict.fromkeys([*variant, *(_paths(form.data["properties"], "") if form else ()), *columns])),
        [condition["id"] for condition in conditions.data] if conditions else [],
        [*ON_APPLICATION, *(row.removesuffix("_row") for row in (form.data.get("$defs", {}) if form else ()))],
    )


def _paths(properties: Mapping[str, Any], below: str) -> Iterator[str]:
    for name, part in properties.items():
        if "properties" in part:
            yield from _paths(part["properties"], f"{below}{name}.")
        elif not name.endswith("_roster"):
            yield f"{below}{name}"


def _with_names(schema: Any, name: str, names: _Names) -> Any:  # noqa: ANN401 - any JSON
    """Return a schema in which whatever names a clause, a field or a condition may only be one that there is."""
    match schema:
        case dict():
            parts = {key: _with_names(value, key, names) for key, value in schema.items()}
            if isinstance(parts.get("$ref"), str):
                parts["$ref"] = parts["$ref"].replace(_SHARED, "conditions.schema.json")
            parts.pop("$id", None)
            if parts.get("if") == {"type": "string"}:
                return _either(parts)
            return _listed(parts, _KNOWN.get(name, ""), names)
        case list():
            return [_with_names(value, "", names) for value in schema]
    return schema


_KNOWN = {
    "clause": "clauses",
    "clauses": "clauses",
    "field": "fields",
    "conditions": "conditions",
    "level": "levels",
    "proves": "conditions",
}
"""What the names of a schema's parts stand for."""


def _either(part: Mapping[str, Any]) -> dict[str, Any]:
    """Return what may be a text or a group of names as two ways to write it: editors offer nothing of an ``else``."""
    text, group = {"type": "string", **part["then"]}, {"type": "object", **part["else"]}
    described = {"description": part["description"]} if "description" in part else {}
    return {**described, "anyOf": [group, text]}


def _listed(part: dict[str, Any], kind: str, names: _Names) -> dict[str, Any]:
    known: Sequence[str] = getattr(names, kind) if kind else ()
    if not known or "properties" in part or "$ref" in part:
        return part
    kinds = part.get("type")
    if kinds == "string":
        return {**part, "enum": list(dict.fromkeys(known))}
    if kinds == "array":
        return {**part, "items": {"type": "string", "enum": list(dict.fromkeys(known))}}
    if kinds == ["string", "array"]:
        one = {"type": "string", "enum": list(dict.fromkeys(known))}
        described = {"description": part["description"]} if "description" in part else {}
        return {**described, "anyOf": [one, {"type": "array", "minItems": 1, "items": one}]}
    return part
