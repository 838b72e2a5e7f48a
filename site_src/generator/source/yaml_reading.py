"""Reads YAML, of which JSON is a part, with the line of every value."""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from generator.source.errors import SourceError, SourceErrors
from generator.source.file import FlawedFile, Place, Source
from generator.source.slips import slips


def read_yaml(path: Path) -> Source:
    """Read a file of YAML or JSON.

    Raises:
        SourceErrors: It is missing, empty, or no YAML, or gives two values one name.
    """
    errors: list[SourceError] = []
    lines: dict[Place, int] = {}
    node = _read_node(path)
    data = _build(node, (), lines, _Twice(path, errors))
    source = Source(path, data, lines)
    if errors:
        raise FlawedFile(errors, source)
    return source


def _read_node(path: Path) -> yaml.Node:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise _whole(path, "缺少这个文件", "照其他通知的同名文件新建一个") from None
    except UnicodeDecodeError:
        raise _whole(path, "文件不是 UTF-8 编码", "在编辑器里另存为 UTF-8") from None
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        raise SourceErrors([*slips(path, text)] or [_no_yaml(path, error)]) from None
    except yaml.reader.ReaderError as error:
        raise _whole(path, f"有不能用的字符 U+{error.character:04X}", "删去从别处复制来的不可见字符") from None
    if node is None:
        raise SourceErrors([SourceError(path, 1, None, "文件是空的", "照其他通知的同名文件填写")])
    return node


def _whole(path: Path, message: str, remedy: str) -> SourceErrors:
    return SourceErrors([SourceError(path, None, None, message, remedy)])


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
    "mapping values are not allowed": (
        "这里不该有冒号，多半是这一行的缩进与上一行不齐",
        "与同级的上一行对齐；文字里有“: ”时，整段加上引号",
    ),
    "could not find expected ':'": ("缺少冒号，或缩进不对", "名字之后写冒号和空格；长文字接着写时要缩进"),
    "unexpected end of stream": ("引号没有合上", "在这段文字末尾补上同样的引号"),
    "cannot start any token": ("有不能这样开头的字符", "缩进用空格，不用制表符；以 @、`、% 等开头的文字加上引号"),
    "but found '<scalar>'": ("从第 {start} 行到这里，有引号没有合上，或引号之后还有文字", "引号要成对，并包住整段文字"),
    "expected <block end>": ("缩进与上文不一致", "与同级的上一行对齐"),
    "expected ',' or": ("括号没有合上，或少了逗号", "核对这一行前后的括号和逗号"),
}


@dataclass(frozen=True, slots=True)
class _Twice:
    """Takes note of names that are written twice."""

    path: Path
    errors: list[SourceError]

    def note(self, name: str, line: int) -> None:
        self.errors.append(SourceError(self.path, line, name, "同一个名字写了两次", "只留一个"))


def _build(node: yaml.Node, place: Place, lines: dict[Place, int], twice: _Twice) -> Any:  # noqa: ANN401 - any YAML
    lines[place] = node.start_mark.line + 1
    match node:
        case yaml.MappingNode():
            data: dict[str, Any] = {}
            for key_node, value_node in node.value:
                key, line = str(key_node.value), key_node.start_mark.line + 1
                if key in data:
                    twice.note(key, line)
                data[key] = _build(value_node, (*place, key), lines, twice)
                lines[*place, key] = line
            return data
        case yaml.SequenceNode():
            return [_build(item, (*place, number), lines, twice) for number, item in enumerate(node.value)]
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
