"""Reads the official text of a notice, `notices/<id>/text.md`.

The text is the notice's, verbatim and in full. A file consists of blocks with blank lines between them:

    ## 一、认定条件 {#一}

    （一）根据《山西省众创空间认定和管理办法》…… {#一（一）}

    ::: table header=1 caption=组织推荐单位联系人及联系方式 {#附件6表}
    序号	组织推荐单位	联系人	联系方式
    1	!太原市科技局	康健	0351-4223750
    :::

    ::: note
    这一段是本站的说明，不是通知原文。
    :::

`#`, `##` and `###` mark headings; everything else is a paragraph, one for each clause. A block ends with its address
in braces: the name under which all other data cite it, and its anchor on the page. Only notes have none. How to write
tables is told in `generator.text.tables`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.source import Errors, SourceError, SourceErrors
from generator.text.clauses import Block, Clause, Heading, Note, Paragraph, Table, Text, full_width
from generator.text.tables import TableSource, parse_grid

FENCE = ":::"

_ADDRESSED = re.compile(r"(?P<text>.*?)\s*\{#(?P<address>[^{}]*)\}", re.DOTALL)
_ADDRESS = re.compile(r"[\w（）·-]+")
_HEADING = re.compile(r"(?P<marks>#{1,3}) +(?P<text>.+)", re.DOTALL)
_TABLE_OPTIONS = frozenset({"header", "caption"})


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The lines of one block, and the number of the first."""

    path: Path
    line: int
    lines: Sequence[str]

    def error(self, message: str, remedy: str, address: str | None = None) -> SourceError:
        return SourceError(self.path, self.line, address, message, remedy)

    def parse(self) -> Block:
        opening = self.lines[0]
        if opening.startswith(FENCE):
            return self._parse_fenced()
        if opening.startswith("#"):
            return self._parse_heading()
        return Paragraph(self._parse_clause("".join(line.strip() for line in self.lines)))

    def _split_address(self, source: str) -> tuple[str, str]:
        match = _ADDRESSED.fullmatch(source.strip())
        if match is None:
            raise self.error(
                "末尾没有地址",
                "在这一段（表格则在 ::: table 那一行）的末尾写上地址，如 {#一（一）3}；"
                "本站的说明写在 ::: note 与 ::: 之间",
            )
        text, address = match["text"], match["address"]
        if not _ADDRESS.fullmatch(address):
            suggestion = "".join(_ADDRESS.findall(full_width(address))) or "一（一）3"
            raise self.error(
                f"地址“{address}”里有不能用的字符",
                f"地址只用汉字、字母、数字、全角括号、“·”和“-”，如 {{#{suggestion}}}",
            )
        if "{#" in text:
            raise self.error("一段里有两个地址", "每段一个地址，两段之间空一行", address)
        return text, address

    def _parse_clause(self, source: str) -> Clause:
        text, address = self._split_address(source)
        if not text:
            raise self.error("地址前没有文字", "把地址写在它所属那一段的末尾，中间不要空行", address)
        return Clause(address, text)

    def _parse_heading(self) -> Heading:
        match = _HEADING.fullmatch(self.lines[0])
        if match is None:
            raise self.error("标题写法不对", "写一至三个 #，空一格，再写标题")
        if len(self.lines) > 1:
            raise self.error("标题下面紧接着别的文字", "标题写成一行，下面空一行")
        return Heading(self._parse_clause(match["text"]), len(match["marks"]))

    def _parse_fenced(self) -> Note | Table:
        kind, _, rest = self.lines[0].removeprefix(FENCE).strip().partition(" ")
        match kind:
            case "note":
                return self._parse_note(rest.strip())
            case "table":
                return self._parse_table(rest)
            case _:
                raise self.error(f"不认识“{FENCE} {kind}”", f"写 {FENCE} table 或 {FENCE} note")

    def _parse_note(self, rest: str) -> Note:
        if rest:
            raise self.error(f"note 之后多了“{rest}”", "说明从下一行写起；说明没有地址")
        text = "".join(line.strip() for line in self.lines[1:])
        if not text:
            raise self.error("这条说明是空的", "写上说明，或整个删去")
        return Note(text)

    def _parse_table(self, rest: str) -> Table:
        written, address = self._split_address(rest)
        options = self._parse_options(written, address)
        if "caption" not in options:
            raise self.error("表格没有名称", "加上 caption=表名", address)
        header = options.get("header", "0")
        if not re.fullmatch("[0-9]+", header):
            raise self.error(f"header={header} 不是行数", "写 header=1 这样的数字，没有表头时不写", address)
        grid = parse_grid(TableSource(self.path, self.line + 1, address, self.lines[1:], int(header)))
        return Table(Clause(address, grid.text), options["caption"], grid)

    def _parse_options(self, written: str, address: str) -> Mapping[str, str]:
        options: dict[str, str] = {}
        for option in written.split():
            name, _, value = option.partition("=")
            if name not in _TABLE_OPTIONS or not value:
                remedy = "只有 header=行数 和 caption=表名，等号两边和表名里没有空格"
                raise self.error(f"不认识表格选项“{option}”", remedy, address)
            if name in options:
                raise self.error(f"选项 {name} 写了两次", "只留一个", address)
            options[name] = value
        return options


def parse_text(path: Path) -> Text:
    """Read a notice's text.

    Raises:
        SourceErrors: The file does not keep to the format.
    """
    errors: list[SourceError] = []
    parsed: list[tuple[_Chunk, Block]] = []
    for chunk in _chunks(path, _read_lines(path), errors):
        try:
            parsed.append((chunk, chunk.parse()))
        except SourceError as error:
            errors.append(error)
    errors += [*_repeated_addresses(parsed), *_skipped_levels(parsed)]
    if errors:
        raise SourceErrors(errors)
    lines = {block.clause.address: chunk.line for chunk, block in parsed if not isinstance(block, Note)}
    return Text(tuple(block for _, block in parsed), lines=lines)


def _read_lines(path: Path) -> Sequence[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        raise SourceErrors([SourceError(path, None, None, "没有这个文件", "把通知全文写在这个文件里")]) from None
    except UnicodeDecodeError:
        raise SourceErrors([SourceError(path, None, None, "文件不是 UTF-8 编码", "在编辑器里另存为 UTF-8")]) from None


def _chunks(path: Path, lines: Sequence[str], errors: list[SourceError]) -> Iterator[_Chunk]:
    """Split a file at blank lines and fences, up to one that does not pair, which is added to the errors."""
    numbered = enumerate((*lines, ""), start=1)
    pending: list[str] = []
    for number, line in numbered:
        if line.strip() and not line.startswith(FENCE):
            pending.append(line)
            continue
        if pending:
            yield _Chunk(path, number - len(pending), pending)
            pending = []
        if line.startswith(FENCE):
            try:
                yield _fenced_chunk(path, number, line, (line for _, line in numbered))
            except SourceError as error:
                errors.append(error)
                return


def _fenced_chunk(path: Path, number: int, opening: str, following: Iterable[str]) -> _Chunk:
    """Take the lines up to the closing fence, which is left out."""
    if opening.strip() == FENCE:
        remedy = f"删去，或在前面补上 {FENCE} table 或 {FENCE} note"
        raise SourceError(path, number, None, f"这个 {FENCE} 之前没有开头", remedy)
    lines = [opening]
    for line in following:
        if line.strip() == FENCE:
            return _Chunk(path, number, lines)
        if line.startswith(FENCE):
            break
        lines.append(line)
    remedy = f"在它最后一行之下单独写一行 {FENCE}"
    raise SourceError(path, number, None, f"这里的 {FENCE} 没有结束", remedy)


def _repeated_addresses(parsed: Iterable[tuple[_Chunk, Block]]) -> Errors:
    first_lines: dict[str, int] = {}
    for chunk, block in parsed:
        if isinstance(block, Note):
            continue
        address = block.clause.address
        if address in first_lines:
            yield chunk.error(f"第 {first_lines[address]} 行已用过这个地址", "给其中一段另起地址", address)
        first_lines.setdefault(address, chunk.line)


def _skipped_levels(parsed: Iterable[tuple[_Chunk, Block]]) -> Errors:
    """Readers who move from heading to heading must not meet a level that lacks the one above it."""
    above = 0
    for chunk, block in parsed:
        if not isinstance(block, Heading):
            continue
        if block.level > above + 1:
            message = f"标题跳了级：前面的标题有 {above} 个 #，这里有 {block.level} 个"
            yield chunk.error(message, f"这里最多写 {above + 1} 个 #", block.clause.address)
        above = block.level
