"""The fields of a form: what each answer is called, and in which unit it is given."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from checker.values.text import comparable
from checker.wording.sentence import FieldPiece, Fields
from checker.wording.vocabulary import ANSWER_LABELS

type Schema = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Field:
    """One answer of a form.

    Attributes:
        path: Dotted address in the application, such as ``premises.total_m2``.
        schema: Its part of the form's JSON Schema.
    """

    path: str
    schema: Schema

    @property
    def title(self) -> str:
        """The label that the applicant sees."""
        return str(self.schema["title"])

    @cached_property
    def named(self) -> Fields:
        """Its label, for a sentence."""
        return Fields((self.path,), (FieldPiece(self.title, self.path),))

    @property
    def short(self) -> str:
        """The same as a short noun, for sentences: what is counted or measured."""
        return str(self.schema.get("x-short", self.title))

    @property
    def has_short(self) -> bool:
        """Whether the form has a short noun for it, which can follow a number and a unit."""
        return "x-short" in self.schema

    @property
    def unit(self) -> str:
        """Its unit (㎡, 万元, 家 …), empty where it has none."""
        return str(self.schema.get("x-unit", ""))

    @property
    def is_integer(self) -> bool:
        """Whether only whole numbers make sense, as for people and firms."""
        return "integer" in self.types

    @cached_property
    def types(self) -> frozenset[str]:
        """The JSON types an answer may have."""
        declared = self.schema.get("type", "string")
        return frozenset([declared] if isinstance(declared, str) else declared)

    def takes(self, answer: Any) -> bool:  # noqa: ANN401 - a number, or a day as ISO 8601 writes it
        """Whether a number or a day lies within the field's bounds."""
        least, most = ("formatMinimum", "formatMaximum") if self.kind == "date" else ("minimum", "maximum")
        return bool(self.schema[least] <= answer <= self.schema[most])

    @cached_property
    def kind(self) -> str:
        """What its answers are: ``number``, ``date``, ``question``, ``choice``, ``list``, ``years`` or ``text``."""
        if "enum" in self.schema:
            return "choice"
        if self.schema.get("format") == "day-or-month":
            return "date"
        kinds = {"integer": "number", "number": "number", "boolean": "question", "array": "list", "object": "years"}
        return next((kinds[name] for name in self.types if name in kinds), "text")

    def year(self, year: str) -> str:
        """Return the name of one year's figure."""
        return str(self.schema["x-item"]).format(year=year)

    def item(self, place: int) -> str:
        """Return the name of one item of a list, counted from 1."""
        return str(self.schema["x-item"]).format(number=place)

    def listed(self, items: Sequence[str | None]) -> str:
        """Write the items of a list in a row, without blanks at its end; months from the first with a value on."""
        given = [place for place, item in enumerate(items) if item is not None]
        since = self.schema.get("x-counted", {}).get("from")
        first = given[0] if given and since else 0
        written = "、".join("未填" if item is None else item for item in items[first : max(given, default=0) + 1])
        if not since:
            return written
        year, month = map(int, since.split("-"))
        years, months = divmod(month - 1 + first, 12)
        return f"自 {year + years}年{months + 1}月起逐月：{written}"

    def choice(self, value: str) -> str:
        """Return the label of one of the field's choices."""
        labels: Mapping[str, str] = self.schema.get("x-choices", ANSWER_LABELS if self.kind == "question" else {})
        return labels.get(value, value)

    @cached_property
    def choices_by_name(self) -> Mapping[str, str]:
        """The values of the field's choices by everything that people call them, in the form of ``comparable``."""
        return {
            comparable(name): value
            for value in self.schema["enum"]
            for name in (value, self.choice(value), *self._spellings.get(value, ()))
        }

    @cached_property
    def answers_by_name(self) -> Mapping[str, str]:
        """The answers to a question by the words of its own that say them, such as 已申请, in the same form."""
        return {comparable(name): value for value, names in self._spellings.items() for name in names}

    @property
    def _spellings(self) -> Mapping[str, Sequence[str]]:
        spellings: Mapping[str, Sequence[str]] = self.schema.get("x-choice-spellings", {})
        return spellings

    def typed(self, value: str) -> object:
        """Return one of its answers, as data write it, as an application has it."""
        match self.kind:
            case "question":
                return value == "yes"
            case "number":
                return int(value)
        return value

    def case(self, value: str) -> str:
        """Name the case in which the field is answered so: ``综合孵化器``, or ``在高校校园内`` for a yes."""
        if self.kind != "question":
            return self.choice(value)
        cases: Mapping[str, str] = self.schema.get("x-when", {})
        return cases.get(value, f"“{self.title}”选“{self.choice(value)}”")


def leaves(schema: Schema, prefix: str = "") -> Iterator[Field]:
    """Yield every field below an object schema, in the order of the form; lists count as one field, rosters as none."""
    for name, part in schema["properties"].items():
        path = f"{prefix}{name}"
        if is_roster(part):
            continue
        if part.get("type") == "object" and "properties" in part:
            yield from leaves(part, f"{path}.")
        else:
            yield Field(path, part)


def is_roster(schema: Schema) -> bool:
    """Whether a part of a form is a roster: an array of rows, each an object."""
    return "$ref" in schema.get("items", {})


def field_index(schema: Schema) -> Mapping[str, Field]:
    """Return the fields of an object schema by path."""
    return {field.path: field for field in leaves(schema)}
