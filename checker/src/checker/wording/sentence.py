"""Sentences made from typed parts, last and in one place.

Whoever finds something makes a `Statement`: a `Sentence`, which is a kind with a template, and the parts that fill it
in. A statement can be read as text, shown as pieces in which the names of fields, rows and clauses can be linked, or
handed on as data.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from string import Formatter
from typing import Any

from checker.values.numbers import Rounding, shown, with_unit, written


@dataclass(frozen=True, slots=True)
class FieldPiece:
    """The name of a field of the form, or of a column of a roster, by its path."""

    text: str
    field: str


@dataclass(frozen=True, slots=True)
class RowPiece:
    """The name of a row of a roster; `row` counts from 1."""

    text: str
    roster: str
    row: int


@dataclass(frozen=True, slots=True)
class ClausePiece:
    """The address of a clause of the notice, such as 一（一）3."""

    text: str
    clause: str


type Piece = str | FieldPiece | RowPiece | ClausePiece
type Phrase = tuple[Piece, ...]
"""Words in which some can be linked."""


class Part(ABC):
    """Something that a sentence speaks of."""

    @property
    @abstractmethod
    def phrase(self) -> Phrase:
        """How it is said."""

    @abstractmethod
    def as_json(self) -> dict[str, Any]:
        """Return it as data, as ``schemas/report.schema.json`` describes it."""


@dataclass(frozen=True, slots=True)
class Amount(Part):
    """A number with its unit.

    Attributes:
        number: The number.
        unit: Its unit; empty where it has none.
        rounding: How it is written.
        threshold: What it is compared with, and told from even where it is rounded to the nearest.
    """

    number: Fraction | int
    unit: str = ""
    rounding: Rounding = "exact"
    threshold: Fraction | None = None

    @property
    def phrase(self) -> Phrase:
        """The number as it is written, with its unit."""
        return (with_unit(self._written, self.unit),)

    def as_json(self) -> dict[str, Any]:
        """Return number and unit, and whether the number is rounded."""
        rounded = {"rounded": True} if self.is_rounded else {}
        return {"number": self._written, "unit": self.unit} | rounded

    @property
    def is_rounded(self) -> bool:
        """Whether it is written with fewer decimals than it has."""
        return self.rounding != "exact" and shown(Fraction(self.number), self.rounding, self.threshold) != self.number

    @property
    def _written(self) -> str:
        return written(Fraction(self.number), self.rounding, self.threshold)


@dataclass(frozen=True, slots=True)
class Fields(Part):
    """Fields of the form, or columns of a roster, by their paths.

    Attributes:
        paths: Their paths.
        phrase: How they are named.
    """

    paths: tuple[str, ...]
    phrase: Phrase = ()

    def as_json(self) -> dict[str, Any]:
        """Return the paths."""
        return {"fields": list(self.paths)}


@dataclass(frozen=True, slots=True)
class Day(Part):
    """A day, or a month of which no more is known, as ISO 8601 writes it."""

    text: str

    @property
    def phrase(self) -> Phrase:
        """The day."""
        return (self.text,)

    def as_json(self) -> dict[str, Any]:
        """Return the day."""
        return {"day": self.text}


@dataclass(frozen=True, slots=True)
class Rows(Part):
    """Rows of a roster, by their numbers from 1.

    Attributes:
        roster: The roster's id.
        numbers: The numbers.
        phrase: How they are named.
    """

    roster: str
    numbers: tuple[int, ...]
    phrase: Phrase = ()

    def as_json(self) -> dict[str, Any]:
        """Return the roster's id and the numbers."""
        return {"roster": self.roster, "rows": list(self.numbers)}


@dataclass(frozen=True, slots=True)
class Words(Part):
    """What is neither a number nor the name of anything: answers in words, names of readings, advice."""

    text: str

    @property
    def phrase(self) -> Phrase:
        """The words."""
        return (self.text,)

    def as_json(self) -> dict[str, Any]:
        """Return the words."""
        return {"words": self.text}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A kind of statement and how it is said.

    Attributes:
        kind: Who says it and what it says, such as ``at_least.unmet``.
        template: The words in Chinese, with the parts' names in braces.
    """

    kind: str
    template: str

    def of(self, **parts: Part | str) -> "Statement":
        """Return the statement that these parts make."""
        given = [(name, Words(part) if isinstance(part, str) else part) for name, part in parts.items()]
        return Statement(self, tuple(given))


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that was found: a sentence and the parts that fill it in, by name."""

    sentence: Sentence
    parts: tuple[tuple[str, Part], ...] = ()

    @property
    def code(self) -> str:
        """What it says, for programs: the sentence's kind."""
        return self.sentence.kind

    @property
    def text(self) -> str:
        """The statement as plain text."""
        return text_of(self.pieces())

    @property
    def parameters(self) -> dict[str, str]:
        """Its parts as plain texts, by name."""
        return {name: text_of(part.phrase) for name, part in self.parts}

    @property
    def phrase(self) -> Phrase:
        """The statement in words."""
        return _merged(self.pieces())

    def pieces(self) -> Iterator[Piece]:
        """Yield its words as they come: texts that follow each other are not joined."""
        parts = dict(self.parts)
        for literal, name in _template(self.sentence.template):
            yield literal
            if name:
                yield from parts[name].phrase

    def as_sentence(self) -> "Statement":
        """Return a statement that is half a sentence with a full stop."""
        return self.extended("。")

    def extended(self, template: str, **parts: Part | str) -> "Statement":
        """Return this statement with more words behind it, and the parts that fill these in."""
        longer = Sentence(self.sentence.kind, f"{self.sentence.template}{template}")
        return Statement(longer, self.parts + longer.of(**parts).parts)

    def as_json(self) -> dict[str, Any]:
        """Return its kind and its parts as data."""
        return {"kind": self.code, "parts": {name: part.as_json() for name, part in self.parts}}


def phrase_of(statements: Iterable[Statement]) -> Phrase:
    """Return statements in words, one after another."""
    return _merged(piece for statement in statements for piece in statement.pieces())


def text_of(phrase: Iterable[Piece]) -> str:
    """Return a phrase as plain text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in phrase)


def joined(phrases: Sequence[Phrase], separator: str) -> Phrase:
    """Return phrases with a separator between them."""
    return _merged(piece for number, phrase in enumerate(phrases) for piece in ((separator,) * (number > 0) + phrase))


def pieces_as_json(phrase: Phrase) -> list[str | dict[str, Any]]:
    """Return a phrase as a list for JSON."""
    return [_piece_as_json(piece) for piece in phrase]


def _piece_as_json(piece: Piece) -> str | dict[str, Any]:
    match piece:
        case FieldPiece(text, field):
            return {"text": text, "field": field}
        case RowPiece(text, roster, row):
            return {"text": text, "roster": roster, "row": row}
        case ClausePiece(text, clause):
            return {"text": text, "clause": clause}
    return piece


@lru_cache(maxsize=512)
def _template(template: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(template))


def _merged(pieces: Iterable[Piece]) -> Phrase:
    """Join texts that follow each other, and drop empty ones."""
    return tuple(_runs(pieces))


def _runs(pieces: Iterable[Piece]) -> Iterator[Piece]:
    run: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            run.append(piece)
            continue
        if text := "".join(run):
            yield text
        run.clear()
        yield piece
    if text := "".join(run):
        yield text
