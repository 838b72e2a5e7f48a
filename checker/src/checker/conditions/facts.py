"""The answers as operators read them: typed, exact, and missing where nothing was answered."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol

from checker.conditions.finding import Finding
from checker.conditions.lever import Changes, Lever
from checker.form.field import Field
from checker.values.dates import is_month
from checker.values.numbers import exact, plain, with_unit
from checker.wording.sentence import FieldPiece, Fields
from checker.wording.vocabulary import ANSWER_LABELS

_WORDS = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class Facts:
    """Answers to one form, or one row of a roster, with what is known about their fields.

    Attributes:
        answers: The application or row, as parsed JSON with exact numbers.
        fields: The form's or roster's fields by path.
        findings: The conditions that were decided before, by id.
        overrides: What counts in the place of an answer, by path, such as what was counted from a roster.
        requirements: What these conditions require, by id; only where levers are looked for.
        titles: What they are called, by id; only where they are spoken of.
    """

    answers: Mapping[str, Any]
    fields: Mapping[str, Field]
    findings: Mapping[str, Finding] = field(default_factory=dict)
    overrides: Mapping[str, object] = field(default_factory=dict)
    requirements: Mapping[str, "Closable"] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def beside(self, findings: Mapping[str, Finding], titles: Mapping[str, str]) -> "Facts":
        """Return these facts with what was found for other conditions, and what these are called."""
        return Facts(self.answers, self.fields, findings, self.overrides, self.requirements, titles)

    def supposing(self, changes: Changes) -> "Facts":
        """Return these facts with other answers in the place of some."""
        return replace(self, overrides={**self.overrides, **changes})

    def answer(self, path: str) -> object | None:
        """Return the raw answer at a dotted path, None where there is none."""
        if path in self.overrides:
            return self.overrides[path]
        if "." not in path:
            return self.answers.get(path)
        value: Any = self.answers
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        found: object | None = value
        return found

    def key(self, paths: Iterable[str]) -> tuple[object, ...] | None:
        """Return some answers as a key, to remember by what follows from them; None if one is a mapping."""
        if self.overrides:
            answers = tuple(map(self.answer, paths))
        else:
            answers = tuple([self.answer(path) if "." in path else self.answers.get(path) for path in paths])
        kinds = set(map(type, answers))
        if dict in kinds:
            return None
        return tuple(map(_hashable, answers)) if list in kinds else answers

    def number(self, path: str) -> Fraction | None:
        """Return a number exactly as it was given."""
        value = self.answer(path)
        return exact(value) if isinstance(value, int | Decimal | Fraction) else None

    def numbers(self, path: str) -> Mapping[int, Fraction | None] | None:
        """Return a list of numbers by position, from 1, without the blanks at its ends; None where nothing is left."""
        value = self.answer(path)
        items = dict(enumerate(value, 1)) if isinstance(value, list) else {}
        given = [position for position, item in items.items() if item is not None]
        if not given:
            return None
        within = range(given[0], given[-1] + 1)
        return {position: None if items[position] is None else Fraction(items[position]) for position in within}

    def date(self, path: str) -> date | None:
        """Return a date; None where no more than its month is known."""
        value = self.answer(path)
        return date.fromisoformat(value) if isinstance(value, str) and not is_month(value) else None

    def choice(self, path: str) -> str | None:
        """Return a choice by its data value; ``yes`` or ``no`` for a question."""
        value = self.answer(path)
        match value:
            case None:
                return None
            case bool():
                return _WORDS[value]
            case Decimal():  # a year given as 2019.0 is 2019
                return plain(Fraction(value))
        return str(value)

    def title(self, path: str) -> str:
        """Return the label of a field."""
        return self.fields[path].title

    def name(self, path: str) -> Fields:
        """Return a field by its label, for a sentence."""
        return self.fields[path].named

    def short_name(self, path: str) -> Fields:
        """Return a field by its short name."""
        return Fields((path,), (FieldPiece(self.fields[path].short, path),))

    def effort(self, changes: Changes) -> Fraction:
        """Return how much has to be changed: a number by how much of it is added or taken away, all else as one."""
        return sum((_share(self.number(path), answer) for path, answer in changes.items()), Fraction())

    def text(self, path: str) -> str:
        """Return an answer as the applicant would write it, with its unit."""
        value, known = self.answer(path), self.fields[path]
        match value:
            case bool():
                return ANSWER_LABELS[_WORDS[value]]
            case int() | Decimal() | Fraction() if "x-choices" not in known.schema:
                return with_unit(plain(Fraction(value)), known.unit)
            case list():
                return known.listed([None if item is None else plain(Fraction(item)) for item in value])
            case Mapping():
                return "、".join(f"{key}：{plain(Fraction(item))}" for key, item in value.items())
            case _:
                return known.choice(str(value))


class Closable(Protocol):
    """What can be made to hold: an operator."""

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield the ways to make it hold."""


def _share(number: Fraction | None, answer: object) -> Fraction:
    if number is None or isinstance(answer, bool) or not isinstance(answer, int | Decimal):
        return Fraction(1)
    then = Fraction(answer)
    return abs(then - number) / max(number, then, Fraction(1))


def _hashable(answer: object) -> object:
    return tuple(answer) if isinstance(answer, list) else answer
