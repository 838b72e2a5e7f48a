"""XML, parsed event by event; declarations of types and entities are refused before they can expand."""

from collections.abc import Iterable
from typing import ClassVar, NoReturn, Protocol
from xml.parsers import expat

from checker.sheets.files.errors import FileFault, SheetError

_ENCODINGS = frozenset(["utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1"])
"""What expat decodes by itself. Office files are in UTF-8 or UTF-16; for other encodings expat asks Python's codecs,
which raise errors of many kinds."""
TRUE = frozenset(["1", "true"])
"""How an attribute says yes."""
_SEPARATOR = "}"
"""Stands between a namespace and a name."""


class Handler(Protocol):
    """Receives the elements of a part but for the first, those that it names under their local names.

    Attributes:
        elements: The local names of the elements that matter, all of the part's own namespace.
    """

    elements: ClassVar[frozenset[str]]

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
    names: dict[str, str] = {}  # by which expat replaces the names that it finds: there are very many
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR, intern=names)
    parser.buffer_text = True
    parser.XmlDeclHandler = _check_encoding
    parser.StartElementHandler = lambda root, _: _begin(parser, handler, names, root)
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes no keywords
        parser.Parse(b"", True)  # noqa: FBT003 - likewise
    except expat.ExpatError:
        raise SheetError(FileFault.NO_XML()) from None


def attribute(attributes: dict[str, str], name: str) -> str:
    """Return an attribute, whatever its namespace is; empty where there is none."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition(_SEPARATOR)[2] == name), "")


def integer(text: str) -> int:
    """Return the whole number that an attribute or a text is.

    Raises:
        SheetError: It is none.
    """
    try:
        return int(text)
    except ValueError:
        raise SheetError(FileFault.DAMAGED()) from None


def _begin(parser: expat.XMLParserType, handler: Handler, names: dict[str, str], root: str) -> None:
    """Notice the first element, whose namespace is the part's, and leave the others to the handler."""
    namespace = root.rpartition(_SEPARATOR)[0]
    if namespace:
        names.update((f"{namespace}{_SEPARATOR}{name}", name) for name in handler.elements)
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.lower() not in _ENCODINGS:
        raise SheetError(FileFault.DAMAGED())


def _refuse(*_: object) -> NoReturn:
    raise SheetError(FileFault.DOCUMENT_TYPE())
