"""The form's controls, whose answers are all text, and the application, whose answers are typed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from checker.form.field import Field
from checker.form.problem import Problem
from checker.form.roster import Roster
from checker.notice import Notice
from checker.reading import read_text
from checker.values import exact_json
from checker.wording.sentence import Amount, Part, Sentence, Statement

_NO_ANSWERS = Sentence("draft.no-answers", "底稿中没有可读的答案。")
_UNREADABLE_ROW = Sentence("draft.unreadable-row", "“{roster}”里有一行不可读。")
_UNREADABLE_ROSTERS = Sentence("draft.unreadable-rosters", "底稿中的名册不可读。")
_NO_ROSTER = Sentence("draft.no-such-roster", "没有名为“{name}”的名册。")
_TOO_MANY_ROWS = Sentence("draft.too-many-rows", "“{roster}”有 {rows} 行，最多读 {limit} 行。")
_NO_FIELD = Sentence("draft.no-such-field", "没有名为“{name}”的栏目。")
_ROW_UNREADABLE = Sentence("draft.unreadable-numbered-row", "“{roster}”第 {row} 行不可读。")
_IN_ROW = Sentence("draft.in-row", "“{roster}”第 {row} 行：")

_UNREADABLE = "“{field}”填的是“{text}”：{issue}。"
_LONGEST_SHOWN = 60

_QUESTION = {"yes": True, "no": False, "unsure": None}

type Texts = Mapping[str, str]
"""The texts of controls, or of one row's cells, by name."""


def application_from_answers(answers: object, notice: Notice) -> tuple[dict[str, Any], list[Problem]]:
    """Build an application, without rosters, from the controls' names and texts.

    Returns:
        The application without the answers that cannot be read, and a problem for each of those.
    """
    if not isinstance(answers, Mapping):
        return {}, [_unreadable_answers()]
    return _typed_answers(answers, lambda name: field_of_control(name, notice))


def row_from_texts(texts: object, roster: Roster) -> tuple[dict[str, Any], list[Problem]]:
    """Build a row from its cells' names and texts.

    Returns:
        The row without the cells that cannot be read, and a problem for each of those.
    """
    if not isinstance(texts, Mapping):
        return {}, [_unreadable_row(roster)]
    return _typed_answers(texts, roster.field_of)


def rosters_from_texts(data: object, notice: Notice) -> tuple[dict[str, Any], list[Problem]]:
    """Build the rosters' part of an application from texts, ``{roster: [{name: text}, …]}``."""
    application: dict[str, Any] = {}
    tables, problems = _tables(data, notice)
    for roster, rows in tables:
        read = [row_from_texts(row, roster) for row in rows]
        application[roster.path] = [row for row, _ in read]
        problems += (_in_row(problem, roster, number) for number, (_, found) in enumerate(read) for problem in found)
    return application, problems


def misplaced(answers: object, rosters: object, notice: Notice) -> Iterator[Problem]:
    """Yield what of a draft's answers and rows has no place on the page, whether or not it can be read."""
    if isinstance(answers, Mapping):
        yield from _not_asked(answers, lambda name: field_of_control(name, notice))
    else:
        yield _unreadable_answers()
    tables, problems = _tables(rosters, notice)
    yield from problems
    for roster, rows in tables:
        for number, row in enumerate(rows):
            if isinstance(row, dict) and roster.asks_for(row):
                continue
            found = _not_asked(row, roster.field_of) if isinstance(row, Mapping) else [_unreadable_row(roster)]
            yield from (_in_row(problem, roster, number) for problem in found)


def _tables(data: object, notice: Notice) -> tuple[list[tuple[Roster, list[Any]]], list[Problem]]:
    """Return the rows of each roster, and a problem for each that there is not, or that is too long."""
    if not isinstance(data, Mapping):
        return [], [Problem("", _UNREADABLE_ROSTERS.of(), structural=True)]
    tables: list[tuple[Roster, list[Any]]] = []
    problems: list[Problem] = []
    for name, rows in data.items():
        roster = notice.rosters.get(name)
        if roster is None or not isinstance(rows, list):
            problems.append(Problem(name, _NO_ROSTER.of(name=name), structural=True))
        elif len(rows) > roster.limit:
            statement = _TOO_MANY_ROWS.of(roster=roster.title, rows=Amount(len(rows)), limit=Amount(roster.limit))
            problems.append(Problem(roster.path, statement, structural=True))
        else:
            tables.append((roster, rows))
    return tables, problems


def _in_row(problem: Problem, roster: Roster, index: int) -> Problem:
    """Say of which row of which roster a cell is; `index` counts from 0."""
    row: dict[str, Part | str] = {"roster": roster.title, "row": Amount(index + 1)}
    if not problem.path:
        return replace(problem, path=f"{roster.path}.{index}", statement=_ROW_UNREADABLE.of(**row))
    return replace(problem, path=f"{roster.path}.{index}.{problem.path}", location=_IN_ROW.of(**row))


def answers_from_application(application: Mapping[str, Any], notice: Notice) -> dict[str, str]:
    """Return the controls' names and texts for a structurally valid application."""
    return _texts(application, notice.fields.values())


def rosters_from_application(application: Mapping[str, Any], notice: Notice) -> dict[str, list[dict[str, str]]]:
    """Return the rosters of a structurally valid application as texts, by roster."""
    given = ((name, application.get(roster.path), roster) for name, roster in notice.rosters.items())
    return {name: [texts_from_row(row, roster) for row in rows] for name, rows, roster in given if rows is not None}


def texts_from_row(row: Mapping[str, Any], roster: Roster) -> dict[str, str]:
    """Return a valid row's cells as texts."""
    return _texts(row, roster.fields.values())


def without(application: dict[str, Any], paths: Sequence[str]) -> dict[str, Any]:
    """Return the application without the answers at `paths`; an item of a list becomes a blank."""
    for path in paths:
        *parents, last = path.split(".")
        holder: Any = application
        for name in parents:
            holder = holder[name]
        if isinstance(holder, list):
            holder[int(last)] = None
        else:
            holder.pop(last, None)
    return application


def _unreadable_answers() -> Problem:
    return Problem("", _NO_ANSWERS.of(), structural=True)


def _unreadable_row(roster: Roster) -> Problem:
    return Problem("", _UNREADABLE_ROW.of(roster=roster.title), structural=True)


def _not_asked(texts: Mapping[str, object], field_of: Callable[[str], Field | None]) -> Iterator[Problem]:
    """Yield a problem for each text that belongs to no field."""
    for name, text in texts.items():
        if not isinstance(text, str) or field_of(name) is None:
            yield no_such_field(name)


def no_such_field(name: str) -> Problem:
    """Say that there is no field for a text."""
    return Problem(name, _NO_FIELD.of(name=name), structural=True)


def _typed_answers(
    answers: Mapping[str, object], field_of: Callable[[str], Field | None]
) -> tuple[dict[str, Any], list[Problem]]:
    typed: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, text in answers.items():
        field = field_of(name)
        if field is None or not isinstance(text, str):
            problems.append(no_such_field(name))
            continue
        value, _, problem = read_answer(name, text, field)
        if problem:
            problems.append(problem)
        else:
            put(typed, name, value, field)
    return typed, problems


def read_answer(name: str, text: str, field: Field) -> tuple[object, Statement | None, Problem | None]:
    """Read a text; `name` is what it belongs to.

    Returns:
        The answer; what is to be checked although it could be read, which of codes is a finding of the row; why it
        cannot be read.
    """
    reading = read_text(text, field)
    if reading.outcome in {"rejected", "omitted"} and reading.issue:
        return None, None, Problem(name, _unreadable(text, field, reading.issue))
    if field.kind == "text":
        return reading.text, None, None
    return _typed(reading.text, field), reading.issue, None


def _unreadable(text: str, field: Field, issue: Statement) -> Statement:
    """Say what cannot be read and what to do, with the code of why."""
    shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
    return Sentence(issue.code, _UNREADABLE).of(field=field.title, text=shown, issue=issue.text)


def field_of_control(name: str, notice: Notice) -> Field | None:
    """Return the field that a control belongs to; None where there is no such control."""
    listed, _, last = name.rpartition(".")
    if (field := notice.fields.get(listed)) and "array" in field.types:
        return field if last in map(str, range(field.schema["maxItems"])) else None
    field = notice.fields.get(name)
    return None if field and "array" in field.types else field


def _typed(text: str, field: Field) -> object:
    match field.kind:
        case "question":
            return _QUESTION[text]
        case "number" | "list" | "years":
            return exact_json.number(text)
    return text


def put(application: dict[str, Any], name: str, value: object, field: Field) -> None:
    """Put an answer in its place, by the name of its control or cell."""
    if "." not in name:
        application[name] = value
        return
    *parents, last = name.split(".")
    holder: Any = application
    for parent in parents:
        holder = holder.setdefault(parent, [] if parent == parents[-1] and "array" in field.types else {})
    if isinstance(holder, list):
        holder.extend([None] * (int(last) + 1 - len(holder)))
        holder[int(last)] = value
    else:
        holder[last] = value


def _texts(answers: Mapping[str, Any], fields: Iterable[Field]) -> dict[str, str]:
    return {name: _text(value) for field in fields for name, value in _controls(field, answers)}


def _controls(field: Field, application: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    value: Any = application
    for name in field.path.split("."):
        if not isinstance(value, Mapping) or name not in value:
            return
        value = value[name]
    if isinstance(value, list):
        yield from ((f"{field.path}.{index}", item) for index, item in enumerate(value) if item is not None)
    elif isinstance(value, Mapping):
        yield from ((f"{field.path}.{year}", figure) for year, figure in value.items())
    else:
        yield field.path, value


def _text(value: object) -> str:
    match value:
        case None:
            return "unsure"
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}"
    return str(value)
