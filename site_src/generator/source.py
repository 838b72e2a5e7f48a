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
from referencing import Registry
from referencing.jsonschema import DRAFT202012

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
        return SourceError(self.path, line, self._named(place) or None, message, remedy)

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
    try:
        node = _compose(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SourceError(path, None, None, "缺少这个文件", "照其他通知的同名文件新建一个") from None
    except UnicodeDecodeError:
        raise SourceError(path, None, None, "文件不是 UTF-8 编码", "在编辑器里另存为 UTF-8") from None
    except yaml.MarkedYAMLError as error:
        raise _no_yaml(path, error) from None
    except yaml.reader.ReaderError as error:
        message = f"有不能用的字符 U+{error.character:04X}"
        raise SourceError(path, None, None, message, "删去从别处复制来的不可见字符") from None
    if node is None:
        raise SourceError(path, 1, None, "文件是空的", "照其他通知的同名文件填写")
    lines: dict[Place, int] = {}
    return Source(path, _build(node, (), lines, path), lines)


def _no_yaml(path: Path, error: yaml.MarkedYAMLError) -> SourceError:
    problem, context = error.problem or "", error.context_mark
    told_by_start = "quoted scalar" in (error.context or "") or problem == "could not find expected ':'"
    mark = context if told_by_start and context else error.problem_mark
    said, remedy = next(
        (known for phrase, known in _YAML_PROBLEMS.items() if phrase in problem),
        (problem, "核对缩进、冒号后的空格和引号"),
    )
    line = mark.line + 1 if mark else None
    message = said.replace("{start}", str(context.line + 1 if context else line))
    written_in = "JSON" if path.suffix == ".json" else "YAML"
    return SourceError(path, line, None, f"不是合法的 {written_in}：{message}", remedy)


_YAML_PROBLEMS = {
    "mapping values are not allowed": ("这里不该有冒号", "核对缩进；文字里有“: ”时，整段加上引号"),
    "could not find expected ':'": ("缺少冒号，或缩进不对", "名字之后写冒号和空格；长文字接着写时要缩进"),
    "unexpected end of stream": ("引号没有合上", "在这段文字末尾补上同样的引号"),
    "cannot start any token": ("有不能这样开头的字符", "缩进用空格，不用制表符；以 @、`、% 等开头的文字加上引号"),
    "but found '<scalar>'": ("从第 {start} 行到这里，有引号没有合上，或引号之后还有文字", "引号要成对，并包住整段文字"),
    "expected <block end>": ("缩进与上文不一致", "与同级的上一行对齐"),
    "expected ',' or": ("括号没有合上，或少了逗号", "核对这一行前后的括号和逗号"),
}


def _build(node: yaml.Node, place: Place, lines: dict[Place, int], path: Path) -> Any:  # noqa: ANN401 - any YAML
    lines[place] = node.start_mark.line + 1
    match node:
        case yaml.MappingNode():
            data: dict[Hashable, Any] = {}
            for key_node, value_node in node.value:
                key, line = str(key_node.value), key_node.start_mark.line + 1
                if key in data:
                    raise SourceError(path, line, key, "同一个名字写了两次", "只留一个")
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


def _compose(text: str) -> yaml.Node | None:
    """Parse YAML fast, or, where that fails, slowly: our explanations are of the slow parser's complaints."""
    try:
        return yaml.compose(text, Loader=_FastLoader)
    except yaml.YAMLError:
        return yaml.compose(text, Loader=_Loader)


class _Loader(yaml.SafeLoader):
    """YAML 1.2's idea of plain scalars: dates and ``yes`` are text."""

    yaml_implicit_resolvers: Any = {}  # noqa: RUF012 - filled below, as PyYAML wants it


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null|~|)$"), ["n", "~", ""])
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?\d+$"), list("-0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?\d+\.\d+$"), list("-0123456789"))


class _FastLoader(yaml.CSafeLoader):
    """The same, with libyaml's parser."""

    yaml_implicit_resolvers: Any = _Loader.yaml_implicit_resolvers


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
            wanted = about if several and about else _kinds(expected) + (f"（{about}）" if about else "")
            return source.error(place, f"{_said(instance)}的类型不对", f"应为{wanted}")
        case "enum" | "const":
            allowed = expected if error.validator == "enum" else [expected]
            choices = f"可以写的有：{'、'.join(map(_plain, allowed))}"
            remedy = f"应为{about}" if about and error.validator == "const" else choices
            return source.error(place, f"{_said(instance)}不能写在这里", remedy)
        case "format":
            return source.error(place, f"{_said(instance)}不是日期", "写成 2024-08-29 这样的日期，且须是日历上有的一天")
    message = _LIMITS.get(str(error.validator), "不合要求").format(limit=expected)
    return source.error(place, f"{_said(instance)}{message}", f"应为{about}" if about else "对照其他通知的写法")


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


def _said(instance: object) -> str:
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
