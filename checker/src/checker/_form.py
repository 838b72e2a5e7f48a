"""The form's controls, whose answers are all text, and the application, whose answers are typed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from checker import _exact_json
from checker._fields import Field
from checker._notice import Notice
from checker._problem import Problem

_QUESTION = {"yes": True, "no": False, "unsure": None}


def application_from_answers(answers: object, notice: Notice) -> tuple[dict[str, Any], list[Problem]]:
    """Build an application from the controls' names and texts.

    Returns:
        The application without the answers that cannot be read, and a problem for each of those.
    """
    application: dict[str, Any] = {}
    problems: list[Problem] = []
    if not isinstance(answers, Mapping):
        return {}, [Problem("", "底稿中没有可读的答案。", structural=True)]
    for name, text in answers.items():
        field = _field_of(name, notice)
        if field is None or not isinstance(text, str):
            problems.append(Problem(name, f"没有名为“{name}”的栏目。", structural=True))
            continue
        try:
            _put(application, name, _typed(text, field), field)
        except ValueError:
            problems.append(Problem(name, f"“{field.title}”应填数字，现在是“{text}”。", structural=False))
    return application, problems


def answers_from_application(application: Mapping[str, Any], notice: Notice) -> dict[str, str]:
    """Return the controls' names and texts for a structurally valid application."""
    answers: dict[str, str] = {}
    for field in notice.fields.values():
        for name, value in _controls(field, application):
            answers[name] = _text(value)
    return answers


def without(application: dict[str, Any], paths: list[str]) -> dict[str, Any]:
    """Return the application without the answers at `paths`; an item of a list becomes a blank."""
    for path in paths:
        *parents, last = path.split(".")
        place: Any = application
        for name in parents:
            place = place[name]
        if isinstance(place, list):
            place[int(last)] = None
        else:
            place.pop(last, None)
    return application


def _field_of(name: str, notice: Notice) -> Field | None:
    listed, _, last = name.rpartition(".")
    if (field := notice.fields.get(listed)) and "array" in field.types:
        return field if last in map(str, range(field.schema["maxItems"])) else None
    field = notice.fields.get(name)
    return None if field and "array" in field.types else field


def _typed(text: str, field: Field) -> object:
    types = field.types
    if "boolean" in types:
        return _QUESTION.get(text, text)
    if types & {"integer", "number", "array"}:
        return _exact_json.number(text)
    return text


def _put(application: dict[str, Any], name: str, value: object, field: Field) -> None:
    *parents, last = name.split(".")
    place: Any = application
    for parent in parents:
        place = place.setdefault(parent, [] if parent == parents[-1] and "array" in field.types else {})
    if isinstance(place, list):
        place.extend([None] * (int(last) + 1 - len(place)))
        place[int(last)] = value
    else:
        place[last] = value


def _controls(field: Field, application: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    value: Any = application
    for name in field.path.split("."):
        if not isinstance(value, Mapping) or name not in value:
            return
        value = value[name]
    if isinstance(value, list):
        yield from ((f"{field.path}.{place}", item) for place, item in enumerate(value) if item is not None)
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
