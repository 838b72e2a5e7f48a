"""Rosters: tables with one row for each tenant, mentor, room and so on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from checker.form.credit_code import code_in
from checker.form.field import Field, Schema, field_index, is_roster
from checker.values.text import bare_name, tight

_SUFFIX = "_roster"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a roster's table.

    Attributes:
        name: Name of its answers in a row's texts: the field's path, or the field's path and a year.
        field: The field that it fills.
        title: Its heading.
        headings: How it may be headed in a file: as the official form prints it first, then other spellings.
        official: Whether the notice asks for it; the others belong to the worksheet.
    """

    name: str
    field: Field
    title: str
    headings: tuple[str, ...]
    official: bool


@dataclass(frozen=True, eq=False)
class Roster:
    """A roster of a notice's form.

    Attributes:
        id: What its rows are, such as ``tenant``; conditions on them have it as their level.
        schema: Its part of the form.
        row_schema: The JSON Schema of a row.
    """

    id: str
    schema: Schema
    row_schema: Schema

    @property
    def path(self) -> str:
        """Its name in an application."""
        return f"{self.id}{_SUFFIX}"

    @property
    def title(self) -> str:
        """Its name, as the notice has it."""
        return str(self.schema["title"])

    @property
    def official(self) -> bool:
        """Whether the notice has the table, or lists its columns; else it is a worksheet of this site's own."""
        return any(column.official for column in self.columns)

    @property
    def limit(self) -> int:
        """The largest number of rows."""
        return int(self.schema["maxItems"])

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields of a row by path."""
        return field_index(self.row_schema)

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """Paths of the fields with a date."""
        return tuple(path for path, field in self.fields.items() if field.kind == "date")

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Paths of the fields with a credit code."""
        return tuple(path for path, field in self.fields.items() if field.schema.get("format") == "uscc")

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, the official ones first."""
        return tuple(column for field in self.fields.values() for column in _columns(field))

    def field_of(self, name: str) -> Field | None:
        """Return the field that a text of a row fills, by the text's name."""
        if field := self._by_name.get(name):
            return field
        above, _, year = name.rpartition(".")
        field = self.fields.get(above)
        return field if field and field.kind == "years" and year.isascii() and year.isdigit() else None

    def asks_for(self, texts: Mapping[str, object]) -> bool:
        """Whether all that a row holds are texts of cells that most tables have; if not, each is looked at."""
        return texts.keys() <= self._by_name.keys() and set(map(type, texts.values())) <= {str}

    @cached_property
    def _by_name(self) -> Mapping[str, Field]:
        """The fields by the names of their texts, but for those of further years."""
        return {column.name: column.field for column in self.columns}

    def identity(self, row: Mapping[str, Any]) -> str:
        """Return the code that identifies a row's firm; empty if it is missing or cannot be a code."""
        column = self.schema.get("x-same", "")
        text = row.get(column)
        if not isinstance(text, str):
            return ""
        return code_in(text) if self.fields[column].schema.get("format") == "uscc" else tight(text).upper()

    def name(self, row: Mapping[str, Any]) -> str:
        """Return the name of a row's firm as names are compared; empty where there is none."""
        text = row.get(self.schema.get("x-name", ""))
        return bare_name(text) if isinstance(text, str) else ""


def rosters_of(form: Schema) -> Mapping[str, Roster]:
    """Return the rosters of a form by id."""
    parts = form["properties"].items()
    found = ((name.removesuffix(_SUFFIX), part) for name, part in parts if is_roster(part))
    return {name: Roster(name, part, form["$defs"][part["items"]["$ref"].rpartition("/")[2]]) for name, part in found}


def _columns(field: Field) -> Iterator[Column]:
    official = not field.schema.get("x-worksheet", False)
    spellings = tuple(field.schema.get("x-spellings", ()))
    if field.kind != "years":
        heading = str(field.schema.get("x-heading", field.title))
        yield Column(field.path, field, field.title, (heading, field.title, *spellings), official)
        return
    for year in field.schema["x-years"]:
        title = field.year(year)
        yield Column(f"{field.path}.{year}", field, title, (f"{title}({field.unit})", title), official)
