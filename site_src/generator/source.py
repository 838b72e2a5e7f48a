"""Reads the YAML and JSON that people write, and says file, line, field and remedy of whatever is wrong."""

import json
import re
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker, ValidationError

from generator.errors import SourceError

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schemas"

type Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A file's contents and where in it everything stands.

    Attributes:
        path: The file.
        data: Its contents; numbers with a fraction are ``Decimal``, dates stay text.
        lines: The line of each place, counted from 1.
    """

    path: Path
    data: Any
    lines: Mapping[Place, int]

    def error(self, place: Iterable[str | int], message: str, remedy: str) -> SourceError:
        """Return an error about a place in the file, such as ``(3, "clause")``."""
        place = tuple(place)
        line = next(self.lines[place[:end]] for end in range(len(place), -1, -1) if place[:end] in self.lines)
        return SourceError(self.path.relative_to(ROOT, walk_up=True), line, self._named(place) or None, message, remedy)

    def _named(self, place: Place) -> str:
        names: list[str] = []
        data: Any = self.data
        for step in place:
            data = data[step] if isinstance(step, int) else data.get(step, {})
            named = isinstance(step, int) and isinstance(data, dict) and (data.get("id") or data.get("name"))
            names.append(str(named or step))
        return ".".join(names)


def read_source(path: Path, schema: str) -> Source:
    """Read a YAML or JSON file and validate it against ``schemas/<schema>.schema.json``.

    Raises:
        SourceError: The file is missing, is no YAML, or does not keep to the schema.
    """
    source = _read(path)
    errors = sorted(_validator(schema).iter_errors(source.data), key=lambda error: len(error.absolute_path))
    if errors:
        raise _explained(errors[0], source)
    return source


def _read(path: Path) -> Source:
    relative = path.relative_to(ROOT, walk_up=True)
    try:
        text = path.read_text(encoding="utf-8-sig")
        node = yaml.compose(text, Loader=_Loader)
    except FileNotFoundError:
        raise SourceError(relative, None, None, "缺少这个文件", "照其他通知的同名文件新建一个") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise SourceError(
            relative, line, None, f"不是合法的 YAML：{error.problem}", "核对缩进、冒号后的空格和引号"
        ) from None
    if node is None:
        raise SourceError(relative, 1, None, "文件是空的", "照其他通知的同名文件填写")
    lines: dict[Place, int] = {}
    return Source(path, _build(node, (), lines, relative), lines)


def _build(node: yaml.Node, place: Place, lines: dict[Place, int], path: Path) -> Any:  # noqa: ANN401 - any YAML
    lines[place] = node.start_mark.line + 1
    match node:
        case yaml.MappingNode():
            data: dict[Hashable, Any] = {}
            for key_node, value_node in node.value:
                key, line = str(key_node.value), key_node.start_mark.line + 1
                if key in data:
                    raise SourceError(path, line, ".".join(map(str, (*place, key))), "同一个名字写了两次", "只留一个")
                data[key] = _build(value_node, (*place, key), lines, path)
                lines[*place, key] = line
            return data
        case yaml.SequenceNode():
            return [_build(item, (*place, number), lines, path) for number, item in enumerate(node.value)]
        case _:
            return _scalar(node)


def _scalar(node: yaml.Node) -> object:
    match node.tag.rpartition(":")[2]:
        case "int":
            return int(node.value)
        case "float":
            return Decimal(node.value)
        case "bool":
            return node.value == "true"
        case "null":
            return None
    return node.value


class _Loader(yaml.SafeLoader):
    """YAML 1.2's idea of plain scalars: dates and ``yes`` are text."""

    yaml_implicit_resolvers: Any = {}  # noqa: RUF012 - filled below, as PyYAML wants it


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?\d+$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?\d+\.\d+$"), list("-0123456789"))


@cache
def _validator(schema: str) -> Draft202012Validator:
    contents = json.loads((SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(contents, format_checker=FormatChecker(["date"]))


def _explained(error: ValidationError, source: Source) -> SourceError:
    place, about = tuple(error.absolute_path), _description(error)
    instance: Any = error.instance
    expected: Any = error.validator_value
    match error.validator:
        case "additionalProperties":
            known = list(_properties(error))
            extra = next(name for name in instance if name not in known)
            return source.error((*place, extra), f"不认识“{extra}”", f"可以写的有：{'、'.join(known)}")
        case "required":
            absent = next(name for name in expected if name not in instance)
            return source.error(place, f"缺少“{absent}”", f"补上 {absent}: …")
        case "type":
            return source.error(place, f"“{instance}”的类型不对", f"应为{about or expected}")
        case "enum" | "const":
            allowed = expected if error.validator == "enum" else [expected]
            return source.error(place, f"“{instance}”不能写在这里", f"可以写的有：{'、'.join(map(str, allowed))}")
        case "format":
            return source.error(place, f"“{instance}”不是日期", "写成 2024-08-29")
    return source.error(place, f"“{instance}”不合要求：{error.message}", about or "对照同名文件的写法")


def _description(error: ValidationError) -> str:
    schema = error.schema
    return str(schema.get("description", "")) if isinstance(schema, Mapping) else ""


def _properties(error: ValidationError) -> Iterable[str]:
    schema = error.schema
    return schema.get("properties", {}) if isinstance(schema, Mapping) else ()
