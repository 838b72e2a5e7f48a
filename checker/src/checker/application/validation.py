"""Says what is wrong with an application: validates it against the notice's form."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, TypeChecker, ValidationError
from jsonschema.validators import extend

from checker.application.problem_statements import MALFORMED_YEAR, statement_of, unknown_field
from checker.form.field import Field, Schema
from checker.form.problem import Problem
from checker.form.roster import Roster
from checker.notice import Notice
from checker.values.dates import is_month, parse_date
from checker.wording.sentence import Statement

# What a control of the form cannot hold, so that it would be lost; a number out of bounds is shown with its error.
_NOT_FOR_A_CONTROL = {"type", "enum", "maxItems", "format"}


def find_problems(application: Mapping[str, Any], notice: Notice) -> Iterator[Problem]:
    """Yield everything that keeps `application` from being valid, in the order of the form."""
    parts: Mapping[str, Any] = notice.form["properties"]
    if not application.keys() <= parts.keys():
        yield from _problems(_validator(notice).iter_errors(application), notice)
        return
    for name in parts:
        if name in application:
            yield from _part_problems(name, application[name], notice)


_known_parts: dict[tuple[Notice, str], tuple[str, tuple[Problem, ...]]] = {}
"""What was wrong with each part of the form when it was last looked at, as it was then written out."""


def _part_problems(name: str, value: object, notice: Notice) -> Iterable[Problem]:
    """Return what is wrong with a part of the form; most stay as they are from one edit to the next."""
    if _is_plainly_valid(name, value, notice.fields):
        return ()
    found = _validator(notice).descend(value, notice.form["properties"][name], path=name)
    if name in {roster.path for roster in notice.rosters.values()}:
        return _problems(found, notice)
    written = repr(value)
    known = _known_parts.get((notice, name))
    if known is None or known[0] != written:
        known = _known_parts[notice, name] = (written, tuple(_problems(found, notice)))
    return known[1]


def _is_plainly_valid(path: str, value: object, fields: Mapping[str, Field]) -> bool:
    """Whether an answer, or all that a group holds, needs no validator to be known as valid; nearly all are."""
    field = fields.get(path)
    if field is None:
        group = value if isinstance(value, dict) else {}
        return bool(group) and all(_is_plainly_valid(f"{path}.{name}", one, fields) for name, one in group.items())
    match value:
        case bool():
            return field.kind == "question"
        case int() | Decimal():
            return field.kind == "number" and _is_within_bounds(value, field.schema)
        case str() if field.kind == "choice":
            return value in field.schema["enum"]
        case str():
            return field.kind == "text" and not _statements_on_texts(len(value), field)
    return False


def _problems(errors: Iterable[ValidationError], notice: Notice) -> Iterator[Problem]:
    return (problem for error in errors for problem in _explained(error, notice))


def find_cell_problems(name: str, value: object, field: Field) -> Iterable[Problem]:
    """Return everything that keeps a cell, read from its text, from being valid; `name` is the text's name."""
    if field.kind == "years":
        return _year_problems(name.removeprefix(f"{field.path}."), value, field)
    if field.kind == "text":
        return [Problem(name, statement) for statement in _statements_on_texts(len(str(value)), field)]
    if field.kind == "number" and _is_within_bounds(value, field.schema):
        return ()
    errors = _field_validator(field).iter_errors(value)
    return [Problem(name, statement_of(error, field.title, field.unit)) for error in errors]


def _year_problems(year: str, figure: object, field: Field) -> Iterator[Problem]:
    (pattern, of_year), *_ = field.schema["patternProperties"].items()
    if re.search(pattern, year) and _is_within_bounds(figure, of_year):
        return
    for error in _field_validator(field).iter_errors({year: figure}):
        if error.validator == "additionalProperties":
            yield from _malformed_years(error, field.path, field.title, structural=False)
        else:
            yield Problem(f"{field.path}.{year}", statement_of(error, field.year(year), field.unit))


def _is_within_bounds(number: Any, schema: Schema) -> bool:  # noqa: ANN401 - as it was read
    """Whether a number is one that needs no validator to be known as valid; nearly all are."""
    is_kind = isinstance(number, int) or schema["type"] == "number"
    return is_kind and bool(schema["minimum"] <= number <= schema["maximum"])


@lru_cache(maxsize=5_000)
def _statements_on_texts(length: int, field: Field) -> tuple[Statement, ...]:
    """Return what is wrong with texts of a length; nothing else can be wrong with a text."""
    errors = _field_validator(field).iter_errors("文" * length)
    return tuple(statement_of(error, field.title, field.unit) for error in errors)


def _is_integer(_: TypeChecker, value: object) -> bool:
    if isinstance(value, Decimal):
        return value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


def _is_day_or_month(value: object) -> bool:
    if isinstance(value, str):
        parse_date(f"{value}-01" if is_month(value) else value)
    return True


def _not_before(_: object, bound: str, value: object, __: object) -> Iterator[ValidationError]:
    if _is_dated(value) and str(value) < bound[: len(str(value))]:
        yield ValidationError(f"{value} is before {bound}")


def _not_after(_: object, bound: str, value: object, __: object) -> Iterator[ValidationError]:
    if _is_dated(value) and str(value) > bound[: len(str(value))]:
        yield ValidationError(f"{value} is after {bound}")


def _is_dated(value: object) -> bool:
    """Whether a value is a day or a month; any other breaks the format and needs no second complaint."""
    try:
        return isinstance(value, str) and _is_day_or_month(value)
    except ValueError:
        return False


@cache
def _validator(notice: Notice) -> Draft202012Validator:
    return _exact_validator(notice.form)


@cache
def _field_validator(field: Field) -> Draft202012Validator:
    return _exact_validator(field.schema)


def _exact_validator(schema: Schema) -> Draft202012Validator:
    validator: Draft202012Validator = _exact()(schema, format_checker=_formats())
    return validator


@cache
def _exact() -> Any:  # noqa: ANN401 - so in the stubs of what makes it
    """Return the kind of validator that knows exact numbers and the bounds of dates."""
    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
    bounds = {"formatMinimum": _not_before, "formatMaximum": _not_after}
    return extend(Draft202012Validator, bounds, type_checker=types)  # type: ignore[no-untyped-call] # so in its stubs


@cache
def _formats() -> FormatChecker:
    formats = FormatChecker(formats=())
    formats.checks("day-or-month", raises=ValueError)(_is_day_or_month)
    return formats


def _explained(error: ValidationError, notice: Notice) -> Iterator[Problem]:
    path = ".".join(map(str, error.absolute_path))
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment] # our forms have no boolean schemas
    title, unit = _named(path, schema, notice)
    if error.validator == "additionalProperties" and "patternProperties" in schema:
        yield from _malformed_years(error, path, title, structural=True)
        return
    if error.validator == "additionalProperties":
        given: Any = error.instance
        for name in sorted(set(given) - set(schema["properties"])):
            statement = unknown_field(name, schema["properties"], title if path else "")
            yield Problem(f"{path}.{name}".lstrip("."), statement, structural=True)
        return
    statement = statement_of(error, title, unit, coded=True)
    yield Problem(path, statement, structural=error.validator in _NOT_FOR_A_CONTROL)


def _malformed_years(error: ValidationError, path: str, title: str, *, structural: bool) -> Iterator[Problem]:
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment] # as above
    years: Any = error.instance
    (pattern,), example = schema["patternProperties"], schema["x-years"][-1]
    for year in years:
        if not re.search(pattern, year):
            statement = MALFORMED_YEAR.of(field=title, year=year, example=str(example))
            yield Problem(f"{path}.{year}", statement, structural=structural)


def _named(path: str, schema: Mapping[str, Any], notice: Notice) -> tuple[str, str]:
    if field := notice.fields.get(path):
        return field.title, field.unit
    above, _, cell = path.partition(".")
    if roster := next((roster for roster in notice.rosters.values() if roster.path == above), None):
        return _named_in(roster, cell)
    parent, _, last = path.rpartition(".")
    if (listed := notice.fields.get(parent)) and last.isdigit():
        return f"{listed.title}第 {int(last) + 1} 项", listed.unit
    return str(schema.get("title", path or "申报数据")), ""


def _named_in(roster: Roster, cell: str) -> tuple[str, str]:
    """Name a cell by table, row and column."""
    number, _, name = cell.partition(".")
    where = f"{roster.title}第 {int(number) + 1} 行" if number.isdigit() else roster.title
    if field := roster.fields.get(name):
        return f"{where}的{field.title}", field.unit
    above, _, year = name.partition(".")
    field = roster.fields.get(above)
    return (f"{where}的{field.year(year)}", field.unit) if field else (where, "")
