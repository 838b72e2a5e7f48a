"""The official text of a notice: its clauses, and what they stand in."""

import difflib
import re
from collections.abc import Iterable, Mapping
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


def first_difference(said: str, quote: str) -> str:
    """Say from which character on a quote is not what a clause says, where it mostly is; empty if it is not at all."""
    said, quote = without_whitespace(said), without_whitespace(quote)
    match = difflib.SequenceMatcher(None, said, quote, autojunk=False).find_longest_match()
    if match.size * _MOSTLY < len(quote):
        return ""
    start = max(0, match.a - match.b - _SHIFT)
    around = said[start : match.a - match.b + len(quote) + _SHIFT]
    changes = difflib.SequenceMatcher(None, quote, around, autojunk=False).get_opcodes()
    for kind, first, last, there, until in changes:
        if numbers := _numbers_around(quote, first, around, there):
            return "第 {} 个字起，引文写“{}”，原文是“{}”".format(*numbers)
        wrote, printed = quote[first:last], around[there:until]
        if kind == "replace":
            return f"第 {first + 1} 个字起，引文写“{wrote}”，原文是“{printed[-len(wrote) :] if not first else printed}”"
        if kind == "delete":
            return f"第 {first + 1} 个字起，引文多了“{wrote}”"
        if kind == "insert" and 0 < first < len(quote):
            return f"第 {first + 1} 个字前，引文少了“{printed}”"
    return ""


def _numbers_around(quote: str, at: int, said: str, there: int) -> tuple[int, str, str] | None:
    """Return two numbers that stand where texts begin to differ, and where the first begins; None if none do."""
    one, other = (
        next((found for found in _NUMBER.finditer(text) if found.start() <= place <= found.end()), None)
        for text, place in ((quote, at), (said, there))
    )
    if not one or not other or one[0] == other[0]:
        return None
    return one.start() + 1, one[0], other[0]


_NUMBER = re.compile(r"\d+")

_MOSTLY = 3
"""A quote is taken for a clause's if one in so many of its characters stands there in one piece."""

_SHIFT = 3
"""By how many characters the rest of such a quote may be shifted."""


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


class AbsentClause(Clause):
    """A clause that there is not, of which an editor has been told: whatever is said to stand in it is let pass."""

    def contains(self, quote: str) -> bool:  # noqa: ARG002 - nothing more is to be said of it
        """Let everything pass."""
        return True


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
        absent: Addresses that are cited and that no block has.
        lines: The line of the file on which each clause begins, by its address; empty for a part of a text.
        clauses: The citable pieces by address, in order; together they are the whole official text.
    """

    blocks: tuple[Block, ...]
    absent: frozenset[str] = frozenset()
    lines: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)
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
            return AbsentClause(address, "") if address in self.absent else self.clauses[address]
        except KeyError:
            similar = difflib.get_close_matches(full_width(address), self.clauses)
            raise UnknownClauseError(address, tuple(similar)) from None

    def contains(self, wanted: str, addresses: Iterable[str]) -> bool:
        """Tell whether clauses, one after another, say something; only white space may differ."""
        clauses = [self.clause(address) for address in addresses]
        if any(isinstance(clause, AbsentClause) for clause in clauses):
            return True
        return without_whitespace(wanted) in without_whitespace("".join(clause.text for clause in clauses))

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
        return Text(self.blocks[start : next(ends, None)], self.absent)
