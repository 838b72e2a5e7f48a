"""XML, parsed event by event; declarations of types and entities are refused before they can expand."""

from collections.abc import Iterable
from typing import NoReturn, Protocol
from xml.parsers import expat

from checker.sheets.files.error import SheetError


class Handler(Protocol):
    """What is told of a part's elements, by their names without a namespace's prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def text(self, data: str) -> None:
        """Text inside elements."""

    def end(self, name: str) -> None:
        """An element ends."""


def parse(chunks: Iterable[bytes], handler: Handler) -> None:
    """Parse a part.

    Raises:
        SheetError: It has a document type or is no XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: _begin(parser, handler, name, attributes)
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
        parser.Parse(b"", True)  # noqa: FBT003 - likewise
    except expat.ExpatError:
        raise SheetError("文件的内容已损坏。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。") from None


def attribute(attributes: dict[str, str], name: str) -> str:
    """Return an attribute, whatever the prefix of its namespace is; empty where there is none."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def _begin(parser: expat.XMLParserType, handler: Handler, root: str, attributes: dict[str, str]) -> None:
    """Handle the first element, and see whether names have a prefix: most have none, and there are very many."""
    local = _Local()
    start, end = handler.start, handler.end
    if ":" in root:
        parser.StartElementHandler = lambda name, attributes: start(local[name], attributes)
        parser.EndElementHandler = lambda name: end(local[name])
    else:
        parser.StartElementHandler, parser.EndElementHandler = start, end
    start(local[root], attributes)


class _Local(dict[str, str]):
    """Names without prefix, each worked out once."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local


def _refuse(*_: object) -> NoReturn:
    raise SheetError("文件里有表格不该有的内容（DOCTYPE），没有读取。请把表格复制到新的工作簿，另存为 .xlsx 后再试。")
