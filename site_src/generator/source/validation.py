"""Reads the files that people write, validated, and explains what is wrong in them to editors."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from generator.source.errors import Errors, SourceError
from generator.source.file import FlawedFile, Place, Source
from generator.source.names import similar_names
from generator.source.yaml_reading import read_yaml
from generator.tools import SCHEMAS


def read_source(path: Path, schema: str) -> Source:
    """Read a YAML file and validate it against ``schemas/<schema>.schema.json``.

    Raises:
        SourceErrors: The file is missing, is no YAML, or does not keep to the schema.
    """
    source, errors = _read(path)
    flawed = frozenset(tuple(error.absolute_path) for error in _validator(schema).iter_errors(source.data))
    whole = replace(source, data=_with_defaults(source.data, _schema(schema)), flawed=flawed)
    errors += _errors_in(source, schema)
    if errors:
        raise FlawedFile(errors, whole)
    return whole


def _read(path: Path) -> tuple[Source, list[SourceError]]:
    """Read a file, and what is wrong in it that does not keep the rest from being read."""
    try:
        return read_yaml(path), []
    except FlawedFile as found:
        return found.source, list(found.errors)


def read_optional(path: Path, schema: str) -> Source:
    """Read a file that need not be there, in which case it says nothing but what its schema has as defaults.

    Raises:
        SourceErrors: The file is no YAML, or does not keep to the schema.
    """
    if path.exists():
        return read_source(path, schema)
    empty: Any = [] if _schema(schema)["type"] == "array" else {}
    return Source(path, _with_defaults(empty, _schema(schema)), {(): 1})


def _with_defaults(data: Any, schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any YAML
    """Return data in which whatever is left out and has a default has it; what is referred to by ``$ref`` has none."""
    match data:
        case dict():
            parts: Mapping[str, Any] = schema.get("properties", {})
            absent = {name: part["default"] for name, part in parts.items() if "default" in part and name not in data}
            given = {name: _with_defaults(value, parts.get(name, {})) for name, value in data.items()}
            return {**given, **absent}
        case list():
            return [_with_defaults(value, schema.get("items", {})) for value in data]
    return data


def _errors_in(source: Source, schema: str) -> Errors:
    """Yield what does not keep to a schema; of what is wrong at one place in several ways, one way."""
    told: set[Place] = set()
    for error in sorted(_validator(schema).iter_errors(source.data), key=lambda error: len(error.absolute_path)):
        place = tuple(error.absolute_path)
        match error.validator:
            case "additionalProperties":
                yield from (_unknown(name, error, source) for name in error.instance if name not in _properties(error))
            case "required":
                absent = [name for name in error.validator_value if name not in error.instance]
                samples = {name: _sample(part) for name, part in error.schema.get("properties", {}).items()}
                yield from (source.error(place, f"缺少“{n}”", f"补上 {n}: {samples.get(n, '…')}") for n in absent)
            case _ if place not in told:
                told.add(place)
                yield _explained(error, source)


def _unknown(name: str, error: ValidationError, source: Source) -> SourceError:
    known = list(_properties(error))
    place, close = (*error.absolute_path, name), similar_names(name, known)
    meant = f"是不是要写 {'、'.join(close)}？" if close else ""
    return source.error(place, f"不认识“{name}”", f"{meant}可以写的有：{'、'.join(known)}")


@cache
def _validator(schema: str) -> Draft202012Validator:
    return Draft202012Validator(_schema(schema), format_checker=FormatChecker(["date"]), registry=_registry())


@cache
def _registry() -> Registry[Any]:
    """Return the schemas that other schemas refer to, by their ids."""
    shared = _schema("conditions")
    registry: Registry[Any] = Registry().with_resource(shared["$id"], DRAFT202012.create_resource(shared))
    return registry


def _schema(name: str) -> dict[str, Any]:
    contents: dict[str, Any] = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    return contents


def _explained(error: ValidationError, source: Source) -> SourceError:
    place, wording = tuple(error.absolute_path), _description(error)
    instance: Any = error.instance
    expected: Any = error.validator_value
    match error.validator:
        case "dependentRequired":
            name, absent = next(
                (name, other)
                for name, others in expected.items()
                if name in instance
                for other in others
                if other not in instance
            )
            return source.error((*place, name), f"写了“{name}”，缺少“{absent}”", f"补上 {absent}: …，或删去 {name}")
        case "type":
            several = isinstance(expected, list)
            wanted = wording if several and wording else _kinds(expected) + (f"（{wording}）" if wording else "")
            sample = _sample(error.schema)
            written = f"，写成 {sample}" if "{" in sample else ""
            wrong = "这里只写一个，不写成一列" if expected == "string" and isinstance(instance, list) else ""
            return source.error(place, wrong or f"{_shown(instance)}的类型不对", f"应为{wanted}{written}")
        case "anyOf" if all([*branch] == ["required"] for branch in expected):
            names = "、".join(name for branch in expected for name in branch["required"])
            return source.error(place, f"{_shown(instance)}里缺少内容", f"至少写一项：{names}")
        case "enum" | "const":
            allowed = expected if error.validator == "enum" else [expected]
            choices = f"可以写的有：{'、'.join(map(_plain, allowed))}"
            remedy = f"应为{wording}" if wording and error.validator == "const" else choices
            return source.error(place, f"{_shown(instance)}不能写在这里", remedy)
        case "format":
            return source.error(
                place, f"{_shown(instance)}不是日期", "写成 2024-08-29 这样的日期，且须是日历上有的一天"
            )
    message = _LIMITS.get(str(error.validator), "不合要求").format(limit=expected)
    return source.error(place, f"{_shown(instance)}{message}", f"应为{wording}" if wording else "对照其他通知的写法")


_LIMITS = {
    "pattern": "的写法不对",
    "minLength": "是空的",
    "minItems": "太少，至少写 {limit} 项",
    "maxItems": "太多，最多写 {limit} 项",
    "minProperties": "太少，至少写 {limit} 项",
    "maxProperties": "太多，最多写 {limit} 项",
    "minimum": "太小，至少是 {limit}",
    "uniqueItems": "里有重复的内容",
    "not": "里有不能写在一起的内容",
}

_KINDS = {
    "object": "一组“名称: 内容”",
    "array": "一列，每项以“- ”开头",
    "string": "文字",
    "number": "数字",
    "integer": "整数",
    "boolean": "true 或 false",
    "null": "空",
}


def _sample(schema: Any) -> str:  # noqa: ANN401 - any schema
    """Return how something that keeps to a schema is written: what has to be there, and an ellipsis for each text."""
    match schema:
        case {"properties": {**parts}}:
            names = schema.get("required") or [*parts][:1]
            return f"{{ {', '.join(f'{name}: {_sample(parts.get(name))}' for name in names)} }}" if names else "…"
        case {"items": items}:
            return f"[{_sample(items)}]"
        case {"additionalProperties": {**part}}:
            return f"{{ 名称: {_sample(part)} }}"
    return "…"


def _shown(instance: object) -> str:
    match instance:
        case dict():
            return "这一组"
        case list():
            return "这一列"
        case "":
            return "这里"
    return f"“{_plain(instance)}”"


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, default=str)


def _kinds(types: str | list[str]) -> str:
    return "或".join(_KINDS[name] for name in ([types] if isinstance(types, str) else types))


def _description(error: ValidationError) -> str:
    schema = error.schema
    return str(schema.get("description", "")) if isinstance(schema, Mapping) else ""


def _properties(error: ValidationError) -> Iterable[str]:
    schema = error.schema
    return schema.get("properties", {}) if isinstance(schema, Mapping) else ()
