"""Turns what people give us into a valid application, or says what is wrong with it, in Chinese."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, TypeChecker, ValidationError
from jsonschema.validators import extend

from checker.application.texts import (
    answers_from_application,
    application_from_answers,
    rosters_from_application,
    rosters_from_texts,
)
from checker.form.field import Field, is_roster
from checker.form.problem import ApplicationError, Problem
from checker.form.roster import Roster
from checker.notice.notice import Notice
from checker.values import exact_json as _exact_json
from checker.values.dates import is_month, parse_date


def read_application(text: str, notice: Notice) -> dict[str, Any]:
    """Parse and validate an application, given as JSON or as a draft that the site has saved.

    Raises:
        ApplicationError: It is no valid application of `notice`.
    """
    application = parse_application(text, notice)
    if problems := list(find_problems(application, notice)):
        raise ApplicationError(problems)
    return application


def parse_application(text: str, notice: Notice) -> dict[str, Any]:
    """Parse an application without validating its answers.

    Raises:
        ApplicationError: It is no JSON object, or a draft for another notice.
    """
    data = _load(text)
    if "answers" not in data:
        return _without_nulls(data, notice)
    application = _form_of_draft(data, notice)
    rosters, problems = rosters_from_texts(data.get("rosters", {}), notice)
    if problems:
        raise ApplicationError(problems)
    return {**application, **rosters}


def texts_in(text: str, notice: Notice) -> tuple[dict[str, str], dict[str, list[dict[str, str]]]]:
    """Return the texts of controls and of rosters' cells in an application or a draft.

    A draft's cells come as they are, to be mended where they were kept; a control has no place for what it cannot hold.

    Raises:
        ApplicationError: It is neither, or something in it has no place on the page.
    """
    data = _load(text)
    draft = "answers" in data
    application = _form_of_draft(data, notice) if draft else _without_nulls(data, notice)
    problems = [problem for problem in find_problems(application, notice) if problem.structural]
    rosters = data.get("rosters", {}) if draft else rosters_from_application(application, notice)
    _, unknown = rosters_from_texts(rosters, notice)
    problems += [problem for problem in unknown if problem.structural]
    if problems:
        raise ApplicationError(problems)
    return answers_from_application(application, notice), rosters


def _load(text: str) -> dict[str, Any]:
    try:
        data = _exact_json.loads(text.removeprefix("\ufeff"))
    except ValueError as error:
        raise _no_application(f"不是可以读取的文件：{error}。请打开由本站保存的底稿。") from None
    if not isinstance(data, dict):
        raise _no_application("文件内容不是申报数据：最外层应为花括号 { } 括起的栏目。")
    return data


def _form_of_draft(data: Mapping[str, Any], notice: Notice) -> dict[str, Any]:
    if data.get("notice") != notice.id:
        raise _no_application(f"这份底稿属于“{data.get('notice')}”，不是“{notice.id}”；请在相应通知的自评页打开。")
    application, problems = application_from_answers(data["answers"], notice)
    if problems:
        raise ApplicationError(problems)
    return application


def find_problems(application: Mapping[str, Any], notice: Notice) -> Iterator[Problem]:
    """Yield everything that keeps `application` from being valid, in the order of the form."""
    for error in _validator(notice).iter_errors(application):
        yield from _explained(error, notice)


def find_row_problems(row: Mapping[str, Any], roster: Roster, notice: Notice) -> Iterator[Problem]:
    """Yield everything that keeps a row, read from its texts, from being valid; their paths are the cells' names."""
    for path, value in row.items():
        field = roster.fields[path]
        if field.kind == "years":
            yield from _year_problems(notice, field, value)
            continue
        for message in _cell_problems(notice, roster.id, path, _in_short(value, field)):
            yield Problem(path, message, structural=False)


def _year_problems(notice: Notice, field: Field, by_year: object) -> Iterator[Problem]:
    for error in _validator(notice).evolve(schema=field.schema).iter_errors(by_year):
        if error.validator == "additionalProperties":
            yield from _strange_years(error, field.path, field.title, structural=False)
            continue
        year = str(error.absolute_path[0]) if error.absolute_path else ""
        yield Problem(f"{field.path}.{year}", _message(error, field.year(year), field.unit), structural=False)


def _in_short(value: object, field: Field) -> object:
    """Return a value that is as valid as another, so that what was found for one text holds for all of its length."""
    plain = isinstance(value, str) and field.kind == "text"
    return "文" * len(str(value)) if plain else value


@lru_cache(maxsize=20_000)
def _cell_problems(notice: Notice, roster: str, path: str, value: object) -> tuple[str, ...]:
    field = notice.rosters[roster].fields[path]
    validator = _validator(notice).evolve(schema=field.schema)
    return tuple(_message(error, field.title, field.unit) for error in validator.iter_errors(value))


def _without_nulls(data: dict[str, Any], notice: Notice, prefix: str = "") -> dict[str, Any]:
    """Leave out what is null: not answered. Only a question may be, which then was answered with "not sure"."""
    kept: dict[str, Any] = {}
    rosters = {roster.path for roster in notice.rosters.values()}
    for name, value in data.items():
        field = notice.fields.get(f"{prefix}{name}")
        if isinstance(value, dict):
            kept[name] = _without_nulls(value, notice, f"{prefix}{name}.")
        elif f"{prefix}{name}" in rosters and isinstance(value, list):
            kept[name] = [_given(row) if isinstance(row, dict) else row for row in value]
        elif value is not None or (field and field.kind == "question"):
            kept[name] = value
    return kept


def _given(row: dict[str, Any]) -> dict[str, Any]:
    """Leave out a row's cells that are null: for a table, not sure is the same as not answered."""
    return {name: value for name, value in row.items() if value is not None}


def _no_application(message: str) -> ApplicationError:
    return ApplicationError([Problem("", message, structural=True)])


def _is_integer(_: TypeChecker, value: object) -> bool:
    if isinstance(value, Decimal):
        return value == value.to_integral_value()
    return isinstance(value, int) and not isinstance(value, bool)


def _is_date(value: object) -> bool:
    if isinstance(value, str):
        parse_date(value)
    return True


def _is_day_or_month(value: object) -> bool:
    if isinstance(value, str):
        parse_date(f"{value}-01" if is_month(value) else value)
    return True


@cache
def _validator(notice: Notice) -> Draft202012Validator:
    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer)
    formats = FormatChecker(formats=())
    formats.checks("date", raises=ValueError)(_is_date)
    formats.checks("day-or-month", raises=ValueError)(_is_day_or_month)
    exact = extend(Draft202012Validator, type_checker=types)  # type: ignore[no-untyped-call] # so in its stubs
    validator: Draft202012Validator = exact(notice.form, format_checker=formats)
    return validator


def _explained(error: ValidationError, notice: Notice) -> Iterator[Problem]:
    path = ".".join(map(str, error.absolute_path))
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment] # our forms have no boolean schemas
    title, unit = _named(path, schema, notice)
    if error.validator == "additionalProperties" and "patternProperties" in schema:
        yield from _strange_years(error, path, title, structural=True)
        return
    if error.validator == "additionalProperties":
        given: Any = error.instance
        for name in sorted(set(given) - set(schema["properties"])):
            message = _unknown_field(name, schema["properties"], title if path else "")
            yield Problem(f"{path}.{name}".lstrip("."), message, structural=True)
        return
    message = _message(error, title, unit, coded=True)
    yield Problem(path, message, structural=error.validator in _NOT_FOR_A_CONTROL)


def _strange_years(error: ValidationError, path: str, title: str, *, structural: bool) -> Iterator[Problem]:
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment] # as above
    years: Any = error.instance
    (pattern,), example = schema["patternProperties"], schema["x-years"][-1]
    for year in years:
        if not re.search(pattern, year):
            message = f"“{title}”的年份“{year}”应写成四位数，如 {example}。"
            yield Problem(f"{path}.{year}", message, structural=structural)


def _message(error: ValidationError, title: str, unit: str, *, coded: bool = False) -> str:
    """Say what is wrong; of a choice's words also the codes that stand for them in a file, where it was `coded`."""
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment] # as above
    explain = _MESSAGES.get(str(error.validator), "的内容不符合要求。")
    bound: Any = error.validator_value
    limit = "、".join(_choices(schema, bound, coded=coded)) if isinstance(bound, list) else bound
    message = explain.format(limit=limit, unit=f" {unit}" if unit else "", kind=_kind(schema), month=_month(bound))
    return f"“{title}”{message}"


def _choices(schema: Mapping[str, Any], values: Sequence[str], *, coded: bool) -> Iterator[str]:
    words = schema.get("x-choices", {})
    for value in values:
        word = words.get(value, value)
        yield f"{word}（{value}）" if coded and word != value else word


# What a control of the form cannot hold, so that it would be lost; a number out of bounds is shown with its error.
_NOT_FOR_A_CONTROL = {"type", "enum", "maxItems", "format"}

_MESSAGES = {
    "type": "应填{kind}。",
    "enum": "只能是 {limit} 之一。",
    "format": "应写成 2024-09-20 这样的日期{month}，且须是日历上有的一天。",
    "minimum": "不能小于 {limit}{unit}。",
    "maximum": "不能大于 {limit}{unit}；请核对单位。",
    "maxItems": "最多 {limit} 项。",
    "maxLength": "最多 {limit} 个字。",
}


def _month(bound: object) -> str:
    return "（名册里也可写成 2024-09）" if bound == "day-or-month" else ""


_KINDS = {
    "integer": "整数",
    "number": "数字",
    "boolean": "“是”或“否”",
    "string": "文字",
    "array": "一列数字",
    "object": "一组栏目",
}


def _kind(schema: Mapping[str, Any]) -> str:
    if is_roster(schema):
        return "一张名册，一行一组栏目"
    declared = schema.get("type", "string")
    types = [declared] if isinstance(declared, str) else declared
    return next((_KINDS[name] for name in types if name in _KINDS), "其他内容")


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


def _unknown_field(name: str, known: Mapping[str, Any], above: str) -> str:
    where = f"“{above}”中" if above else ""
    import difflib  # noqa: PLC0415 - slow to import, and needed only here

    close = difflib.get_close_matches(name, known, n=1)
    hint = f"是否为“{close[0]}”？" if close else "这可能不是本通知的申报数据。"
    return f"{where}没有名为“{name}”的栏目；{hint}"
