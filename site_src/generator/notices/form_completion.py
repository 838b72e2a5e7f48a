"""What a notice's form need not say, because it follows: types, bounds, variants, and the clauses that fields serve."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from checker import Notice
from checker.conditions import operator
from checker.form import is_roster
from checker.form.field import Schema
from generator.source import Source

_COUNTED_IN = frozenset([*"个人家项场岁次件名台间年天", "人次"])
"""Units of what comes in whole numbers."""

_MOST = {"万元": 100_000_000, "人次": 100_000_000, "㎡": 10_000_000, "%": 100}
_MOST_OF_OTHERS = 100_000
"""The largest number that can be meant, by unit."""

_ONE_LINE, _LONG, _CREDIT_CODE, _ROWS = 200, 20_000, 40, 5_000
_FIRST_DAY, _LAST_DAY = "1950-01-01", "2099-12-31"

DESCRIPTION = "只用于对照通知条文自查，不是官方表样。没有填写的栏目按“待填”处理，不当作0，也不当作“否”。"


def completed_form(form: Source, notice: Source) -> Source:
    """Return a form with everything that its fields leave out, as a JSON Schema whose places are the file's.

    Args:
        form: ``form.yaml``, valid by its schema.
        notice: ``notice.yaml``.
    """
    data, about = form.data, notice.data
    properties = {name: _field(part, name) for name, part in _with_variant(data["properties"], about).items()}
    rows = {name: _row(row) for name, row in data.get("$defs", {}).items()}
    return replace(
        form,
        data={
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:eligibility:forms:{about['id']}",
            "title": f"{about['year']}年{about['programme']}自评表",
            "description": DESCRIPTION,
            "type": "object",
            "additionalProperties": False,
            "x-applicant": [next(iter(properties))],
            **data,
            "x-groups": data.get("x-groups") or _groups(properties),
            "properties": properties,
            "$defs": rows,
        },
    )


def _with_variant(properties: Mapping[str, Any], about: Mapping[str, Any]) -> Mapping[str, Any]:
    """Ask for the variant where there are several to choose from, as the second question if nothing else is said."""
    choices = about["variants"]
    if "variant" in properties:
        return {**properties, "variant": {"x-choices": choices, **properties["variant"]}}
    if len(choices) < 2:  # noqa: PLR2004 - one is no choice
        return properties
    first, *others = properties.items()
    return dict([first, ("variant", {"title": "申报类型", "x-choices": choices}), *others])


def _groups(properties: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Group fields as they stand: single ones together, and each group of fields by itself."""
    single = [name for name, part in properties.items() if "properties" not in part and not is_roster(part)]
    groups = [{"title": part["title"], "fields": [name]} for name, part in properties.items() if "properties" in part]
    return [*([{"title": "基本情况", "fields": single}] if single else []), *groups]


def _row(row: Schema) -> dict[str, Any]:
    columns = {name: _field(column, name) for name, column in row["properties"].items()}
    return {"type": "object", "additionalProperties": False, "examples": [], **row, "properties": columns}


def _field(part: Schema, name: str) -> dict[str, Any]:
    return {**_implied(part, name), **part, **_replaced(part)}


def _replaced(part: Schema) -> dict[str, Any]:
    """Return what is written in short and stands for something longer."""
    if "properties" in part:
        return {"properties": {name: _field(below, name) for name, below in part["properties"].items()}}
    return {"type": ["boolean", "null"]} if part.get("type") == "boolean" else {}


def _implied(part: Schema, name: str) -> dict[str, Any]:
    if name.endswith("_roster"):
        reference = {"$ref": f"#/$defs/{name.removesuffix('_roster')}_row"}
        return {"type": "array", "maxItems": _ROWS, "items": reference}
    if "properties" in part:
        return {"type": "object", "additionalProperties": False}
    if "x-choices" in part:
        return {"enum": list(part["x-choices"])}
    if "x-years" in part:
        return {"type": "object", "additionalProperties": False}
    if part.get("format") == "day-or-month":
        return {"type": "string", "formatMinimum": _FIRST_DAY, "formatMaximum": _LAST_DAY}
    if "x-unit" in part and part.get("type") != "array":
        return _number(part["x-unit"])
    if part.get("type", "string") == "string":
        long = _LONG if "x-long" in part else _CREDIT_CODE if part.get("format") == "uscc" else _ONE_LINE
        return {"type": "string", "maxLength": long}
    return {}


def _number(unit: str) -> dict[str, Any]:
    kind = "integer" if unit in _COUNTED_IN else "number"
    return {"type": kind, "minimum": 0, "maximum": _MOST.get(unit, _MOST_OF_OTHERS)}


def with_clauses(form: Source, notice: Notice) -> Source:
    """Return a completed form in which every field and column names each clause that it serves, its own ones last."""
    served = _served(notice)
    properties = _add_clauses(form.data["properties"], "", served)
    rows = {
        name: {**row, "properties": _add_clauses(row["properties"], f"{name.removesuffix('_row')}:", served)}
        for name, row in form.data["$defs"].items()
    }
    return replace(form, data={**form.data, "properties": properties, "$defs": rows})


def _served(notice: Notice) -> Mapping[str, list[str]]:
    """Return the clauses that conditions rest on, by the path of what they read; a column's has its roster's before."""
    found: dict[str, list[str]] = {}
    for condition in notice.conditions:
        below = f"{condition.level}:" if condition.level in notice.rosters else ""
        for path in condition.reads:
            found.setdefault(below + path, []).append(str(condition.about["clause"]))
    for path, field in notice.fields.items():
        for column in _counted_columns(field.schema.get("x-counted", {})):
            found.setdefault(column, []).extend(found.get(path, ()))
    return found


def _counted_columns(counted: Mapping[str, Any]) -> Iterator[str]:
    named = (counted[name] for name in ("sum", "by_month") if name in counted)
    tested = operator(counted["where"]).all_reads() if "where" in counted else ()
    yield from (f"{counted['roster']}:{column}" for column in (*named, *tested))


def _add_clauses(parts: Mapping[str, Any], below: str, served: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    return {name: _with_clauses(part, below + name, served) for name, part in parts.items()}


def _with_clauses(part: Schema, path: str, served: Mapping[str, Iterable[str]]) -> Mapping[str, Any]:
    if "properties" in part:
        return {**part, "properties": _add_clauses(part["properties"], f"{path}.", served)}
    clauses = list(dict.fromkeys([*served.get(path, ()), *part.get("x-clause", ())]))
    return {**part, "x-clause": clauses} if clauses else part
