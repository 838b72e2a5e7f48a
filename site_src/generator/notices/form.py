"""Whether a notice's form agrees with itself and with the conditions that read it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from checker import Notice
from checker.conditions import Operator
from checker.conditions.operators import AnyOf, ByAnswer
from checker.form import field_index, is_roster
from checker.form.field import Schema
from generator.source import Errors, Place, Source, check_known, similar


def check_form(notice: Notice, form: Source) -> Errors:
    """Require that every field is in one group, has a label for each choice, and hangs on an answer that exists."""
    yield from _check_groups(form)
    for number, path in enumerate(form.data["x-applicant"]):
        yield from check_known(form, ("x-applicant", number), path, notice.fields, "没有栏目")
    if path := form.data.get("x-recommended-by"):
        yield from check_known(form, ("x-recommended-by",), path, notice.fields, "没有栏目")
    for place, schema in _parts(form.data, ()):
        if "x-composition" in schema:
            yield from _check_composition(schema, place, form)
        for path, answer in schema.get("x-applies-when", {}).items():
            at = (*place, "x-applies-when", path)
            if path not in notice.fields:
                yield from check_known(form, at, path, notice.fields, "没有栏目")
                continue
            choices = notice.fields[path].schema.get("enum", ())
            if answer not in choices:
                message = f"栏目“{path}”没有答案“{answer}”"
                yield form.error(at, message, similar(answer, choices))
            yield from _check_never_hidden(notice, place, (path, answer), form)


def _check_never_hidden(notice: Notice, place: Place, shown_when: tuple[str, str], form: Source) -> Errors:
    """Require that no condition waits for a field where another answer hides it."""
    path, shown = shown_when
    hidden = ".".join(str(step) for step in place if step != "properties")
    others = [answer for answer in notice.fields[path].schema.get("enum", ()) if answer != shown]
    for condition in notice.on_application():
        for answer in others:
            if hidden in _needed(condition.requirement, path, answer):
                message = f"“{path}”选 {answer} 时不显示这一栏，条件“{condition.id}”那时也要它"
                yield form.error((*place, "x-applies-when"), message, "删去 x-applies-when，或改正这个条件的 by_answer")
                break


def _needed(requirement: Operator, path: str, answer: str) -> Iterator[str]:
    """Yield the fields that a requirement reads for an answer, but for those that others can make up for."""
    if isinstance(requirement, ByAnswer) and requirement.path == path:
        chosen = requirement.cases.get(answer, requirement.otherwise)
        yield from _needed(chosen, path, answer) if chosen else ()
    elif not isinstance(requirement, AnyOf):
        yield from requirement.reads()
        for part in requirement.parts():
            yield from _needed(part, path, answer)


def _check_composition(group: Schema, place: Place, form: Source) -> Errors:
    """Require that a whole and its parts are numbers of the group in one unit."""
    data, fields = group["x-composition"], field_index(group)
    names = {("whole",): data["whole"]} | {("parts", number): name for number, name in enumerate(data["parts"])}
    for below, name in names.items():
        at = (*place, "x-composition", *below)
        if name not in fields or data["whole"] not in fields:
            yield from check_known(form, at, name, fields, "这一组里没有栏目")
        elif fields[name].kind != "number" or fields[name].unit != fields[data["whole"]].unit:
            yield form.error(at, f"栏目“{name}”不是与总数同单位的数字", "换一个栏目")


def _check_groups(form: Source) -> Errors:
    known = {name: part for name, part in form.data["properties"].items() if not is_roster(part)}
    times = Counter(name for group in form.data["x-groups"] for name in group["fields"])
    for number, group in enumerate(form.data["x-groups"]):
        for position, name in enumerate(group["fields"]):
            place = ("x-groups", number, "fields", position)
            yield from check_known(form, place, name, known, "没有栏目")
            if times[name] > 1:
                yield form.error(place, f"栏目“{name}”在分组里写了 {times[name]} 次", "只留一处")
    for name in known:
        if not times[name]:
            yield form.error(("properties", name), f"栏目“{name}”没有写进任何一组", "在 x-groups 的一组里写上它")


def _parts(schema: Mapping[str, Any], place: Place) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    for name, part in schema.get("properties", {}).items():
        below = (*place, "properties", name)
        yield below, part
        yield from _parts(part, below)


def place_of_field(path: str) -> Place:
    """Return where a form describes a field."""
    return tuple(step for name in path.split(".") for step in ("properties", name))
