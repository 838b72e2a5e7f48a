"""The official text of a notice: its clauses, and what they stand in."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import ClassVar

from generator.text.tables import Grid


class UnknownClauseError(LookupError):
    """Data cite a clause that the notice's text does not have.

    Attributes:
        address: The address that was cited.
        similar: Addresses of the text that look like it, the most similar first; possibly none.
    """

    def __init__(self, address: str, similar: tuple[str, ...]) -> None:
        super().__init__(address, similar)
        self.address = address
        self.similar = similar

    def __str__(self) -> str:
        hint = f"，是否指 {'、'.join(self.similar)}" if self.similar else ""
        return f"通知全文中没有地址为“{self.address}”的条款{hint}"


_FULL_WIDTH = str.maketrans("()", "（）")


def without_whitespace(text: str) -> str:
    """Return the text without any white space, which the notices' scans put anywhere."""
    return "".join(text.split())


def full_width(address: str) -> str:
    """Return an address with the brackets that addresses are written with."""
    return address.translate(_FULL_WIDTH)


@dataclass(frozen=True, slots=True)
class Clause:
    """A citable piece of the notice.

    Attributes:
        address: Its name, for example `一（一）3`.
        text: Its words; for a table, those of its cells in reading order.
    """

    address: str
    text: str

    def contains(self, quote: str) -> bool:
        """Tell whether the clause says exactly this; only white space may differ."""
        wanted = without_whitespace(quote)
        return bool(wanted) and wanted in without_whitespace(self.text)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the notice or of an attachment."""

    kind: ClassVar[str] = "heading"
    clause: Clause
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A clause in running text."""

    kind: ClassVar[str] = "paragraph"
    clause: Clause


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an attachment; its caption is ours, for people who cannot see what it stands under."""

    kind: ClassVar[str] = "table"
    clause: Clause
    caption: str
    grid: Grid


@dataclass(frozen=True, slots=True)
class Note:
    """A remark of this site, not part of the notice."""

    kind: ClassVar[str] = "note"
    text: str


type Block = Heading | Paragraph | Table | Note


@dataclass(frozen=True, slots=True)
class Text:
    """A notice's text.

    Attributes:
        blocks: Everything, in order.
        clauses: The citable pieces by address, in order; together they are the whole official text.
    """

    blocks: tuple[Block, ...]
    clauses: Mapping[str, Clause] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        clauses = (block.clause for block in self.blocks if not isinstance(block, Note))
        object.__setattr__(self, "clauses", MappingProxyType({clause.address: clause for clause in clauses}))

    def clause(self, address: str) -> Clause:
        """Look a clause up.

        Raises:
            UnknownClauseError: There is none; the error knows similar addresses.
        """
        try:
            return self.clauses[address]
        except KeyError:
            similar = difflib.get_close_matches(full_width(address), self.clauses)
            raise UnknownClauseError(address, tuple(similar)) from None

    def section(self, address: str) -> "Text":
        """Return a heading with everything below it, up to the next heading of its level or above.

        Raises:
            UnknownClauseError: No heading has this address.
        """
        headings = {block.clause.address: block for block in self.blocks if isinstance(block, Heading)}
        if address not in headings:
            raise UnknownClauseError(address, tuple(difflib.get_close_matches(address, headings)))
        opening = headings[address]
        start = self.blocks.index(opening)
        following = enumerate(self.blocks[start + 1 :], start + 1)
        ends = (place for place, block in following if isinstance(block, Heading) and block.level <= opening.level)
        return Text(self.blocks[start : next(ends, None)])
