"""XML, parsed event by event; declarations of types and entities are refused before they can expand."""

from collections.abc import Iterable
from typing import NoReturn, Protocol
from xml.parsers import expat

from checker.sheets.files.errors import FileFault, SheetError

_ENCODINGS = frozenset(["utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1"])
"""What expat decodes by itself. Office files are in UTF-8 or UTF-16; for other encodings expat asks Python's codecs,
which raise errors of many kinds."""


class Handler(Protocol):
    """Receives the elements of a part, their names without the prefix of a namespace."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def text(self, data: str) -> None:
        """Text inside elements."""

    def end(self, name: str) -> None:
        """An element ends."""


def parse(chunks: Iterable[bytes], handler: Handler) -> None:
    """Parse a part.

    Raises:
        SheetError: It has a document type, is in an unusual encoding, or is not XML.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.XmlDeclHandler = _check_encoding
    parser.StartElementHandler = lambda name, attributes: _begin(parser, handler, name, attributes)
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
        parser.Parse(b"", True)  # noqa: FBT003 - likewise
    except expat.ExpatError:
        raise SheetError(FileFault.NO_XML()) from None


def attribute(attributes: dict[str, str], name: str) -> str:
    """Return an attribute, whatever the prefix of its namespace is; empty where there is none."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def integer(text: str) -> int:
    """Return the whole number that an attribute or a text is.

    Raises:
        SheetError: It is none.
    """
    try:
        return int(text)
    except ValueError:
        raise SheetError(FileFault.DAMAGED()) from None


def _begin(parser: expat.XMLParserType, handler: Handler, root: str, attributes: dict[str, str]) -> None:
    """Handle the first element, and see whether names have a prefix: most have none, and there are very many."""
    local = _LocalNames()
    start, end = handler.start, handler.end
    if ":" in root:
        parser.StartElementHandler = lambda name, attributes: start(local[name], attributes)
        parser.EndElementHandler = lambda name: end(local[name])
    else:
        parser.StartElementHandler, parser.EndElementHandler = start, end
    start(local[root], attributes)


class _LocalNames(dict[str, str]):
    """Names without prefix, each worked out once."""

    def __missing__(self, name: str) -> str:
        self[name] = local = name.rpartition(":")[2]
        return local


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.lower() not in _ENCODINGS:
        raise SheetError(FileFault.DAMAGED())


def _refuse(*_: object) -> NoReturn:
    raise SheetError(FileFault.DOCUMENT_TYPE())
