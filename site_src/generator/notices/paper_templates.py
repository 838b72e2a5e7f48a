"""Whether the templates of a notice's papers have the tags that they need, and no others.

``attachments.yaml`` names a template for an attachment (``paper``); an editor changes it in Word. A tag stands between
braces: the path of a field (``{premises.total_m2}``), also with what stands there while it is blank
(``{tenants.count|____}``), a box for one choice (``{variant=general}``), or the columns of a roster in one row of a
table (``{#fund_roster}{name}`` … ``{partner}{/fund_roster}``).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import XmlPart

from checker import Notice
from checker.form import Roster
from checker.papers.official_form import ROW_NUMBER
from generator.notices.papers import FOLDER, Paper, papers_of
from generator.notices.visit import FORMS
from generator.source import Errors, Source, SourceError, SourceErrors, similar

_TAG = re.compile(r"\{([^{}]*)\}")
_PARTS = re.compile(r"/word/(document|header\d*|footer\d*)\.xml")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a template.

    Attributes:
        text: What stands between the braces.
        words: The paragraph that it stands in.
        row: The row of a table that it stands in, if any.
    """

    text: str
    words: str
    row: object | None

    @property
    def name(self) -> str:
        """What it names: a path, with the choice of a box."""
        return self.text.partition("|")[0].strip()


def check_papers(source: Source, notice: Notice, visit: Source) -> Errors:
    """Require that every template has a tag for each field and column that the form asks for, and no others.

    Args:
        source: ``attachments.yaml``.
        notice: The notice.
        visit: ``visit.yaml``, which names others.
    """
    papers = papers_of(source.data, notice, source.path.parent)
    for paper in papers:
        yield from _Check(paper, notice).run()
    others = (source.path.parent / FOLDER / visit.data[form]["paper"] for form in FORMS if form in visit.data)
    named = {*others, *(paper.file for paper in papers)}
    for file in sorted((source.path.parent / FOLDER).glob("*")):
        if file not in named:
            message = f"attachments.yaml 没有用到 {FOLDER}/{file.name}"
            yield source.error(("attachments",), message, f"在一个附件下写 paper: {file.name}，或删去这个文件")


class _Check:
    """Checks one template, tag by tag in their order."""

    def __init__(self, paper: Paper, notice: Notice) -> None:
        self._paper = paper
        self._notice = notice
        self._rosters = {notice.rosters[name].path: notice.rosters[name] for name in paper.rosters}
        self._used: set[str] = set()
        self._opened: Tag | None = None

    def run(self) -> Errors:
        for tag in tags_of(self._paper.file):
            yield from self._check(tag)
        if self._opened:
            yield self._error(self._opened, "名册没有结束标记", f"在同一行的最后一格写 {{/{self._opened.name[1:]}}}")
        yield from self._require_all()

    def _check(self, tag: Tag) -> Errors:
        match tag.name[:1]:
            case "#":
                yield from self._open(tag)
            case "/":
                yield from self._close(tag)
            case _ if self._opened:
                yield from self._check_column(tag, self._rosters[self._opened.name[1:]])
            case _:
                yield from self._check_field(tag)

    def _open(self, tag: Tag) -> Errors:
        if self._opened:
            yield self._error(tag, f"名册“{self._opened.name[1:]}”还没有结束，不能再开始一个", "先写它的结束标记")
        if tag.name[1:] not in self._rosters:
            yield from self._require_known(tag, tag.name[1:], self._rosters, "这个附件没有名册")
            return
        if tag.row is None:
            yield self._error(tag, "名册的标记不在表格里", "写在表格一行的第一格里")
        self._opened = tag
        self._used.add(tag.name[1:])

    def _close(self, tag: Tag) -> Errors:
        if self._opened is None or self._opened.name[1:] != tag.name[1:]:
            yield self._error(tag, "前面没有这个名册的开始标记", f"在同一行的第一格写 {{#{tag.name[1:]}}}")
        elif self._opened.row is not tag.row:
            yield self._error(tag, "名册的开始标记和结束标记不在表格的同一行", "把两个标记写在一行里，一行就够")
        self._opened = None

    def _check_column(self, tag: Tag, roster: Roster) -> Errors:
        official = _columns(roster)
        if tag.name in {column.name for column in roster.columns} - set(official):
            yield self._error(tag, "这一列属于底稿，官方表样没有", "删去这个标记")
            return
        yield from self._require_known(tag, tag.name, [ROW_NUMBER, *official], f"名册“{roster.title}”没有列")
        self._used.add(f"{roster.path}.{tag.name}")

    def _check_field(self, tag: Tag) -> Errors:
        path, equals, choice = tag.name.partition("=")
        if path not in self._paper.fields:
            yield from self._require_known(tag, path, self._paper.fields, "这个附件没有要填的栏目")
            return
        field = self._notice.fields[path]
        if field.kind == "list":
            yield self._error(tag, "这一栏是一列数字，一格写不下", "换一个栏目")
        if equals:
            yield from self._require_known(tag, choice, field.schema.get("enum", ()), f"栏目“{field.title}”没有选项")
        self._used.add(path)

    def _require_known(self, tag: Tag, name: str, known: Iterable[str], unknown: str) -> Errors:
        if name not in set(known):
            yield self._error(tag, f"{unknown}“{name}”", similar(name, known))

    def _require_all(self) -> Errors:
        columns = [f"{path}.{name}" for path, roster in self._rosters.items() for name in _columns(roster)]
        for name in (*self._paper.fields, *self._rosters, *columns):
            if name not in self._used and name.partition(".")[0] not in set(self._rosters) - self._used:
                remedy = f"在 Word 里相应的格中写 {{{name}}}"
                if name in columns:
                    roster, _, column = name.partition(".")
                    remedy = f"在表格的一行里写 {{#{roster}}}{{{column}}}…{{/{roster}}}"
                yield self._lacking(name, remedy)
            elif name in self._rosters and name not in self._used:
                yield self._lacking(name, f"在表格的一行里写 {{#{name}}}{{列名}}…{{/{name}}}")

    def _lacking(self, name: str, remedy: str) -> SourceError:
        return SourceError(self._paper.file, None, None, f"attachments.yaml 里有的“{name}”，模板里没有标记", remedy)

    def _error(self, tag: Tag, message: str, remedy: str) -> SourceError:
        return SourceError(self._paper.file, None, f"{{{tag.text}}}", f"{message}；在“{tag.words}”一段", remedy)


def tags_of(file: Path) -> Iterator[Tag]:
    """Yield the tags of a template, in the order in which they stand.

    Raises:
        SourceError: There is no such file, it is no Word file, or its braces do not pair.
    """
    try:
        document = Document(str(file))
    except (PackageNotFoundError, ValueError, KeyError):
        raise SourceErrors([_unreadable(file, "没有这个文件，或不是 Word 文件", "放入 .docx 格式的模板")]) from None
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart) and _PARTS.fullmatch(part.partname):
            for paragraph in part.element.xpath("//w:p"):
                yield from _tags_in(paragraph, file)


def _unreadable(file: Path, message: str, remedy: str) -> SourceError:
    return SourceError(file, None, None, message, remedy)


def _tags_in(paragraph: Any, file: Path) -> Iterator[Tag]:  # noqa: ANN401 - lxml has no types
    words = "".join(
        text.text or "" for text in paragraph.xpath(".//w:t") if text.xpath("ancestor::w:p[1]")[0] is paragraph
    )
    row = next(iter(paragraph.xpath("ancestor::w:tr[1]")), None)
    if brace := re.search(r"[{}｛｝]", _TAG.sub("", words)):
        remedy = "标记写成 {栏目}，半角花括号成对，中间不换段"
        raise SourceErrors([_unreadable(file, f"“{words}”一段里的“{brace[0]}”不成标记", remedy)])
    yield from (Tag(found[1], words, row) for found in _TAG.finditer(words))


def _columns(roster: Roster) -> list[str]:
    return [column.name for column in roster.columns if column.official]
