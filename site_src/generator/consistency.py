"""Whether the files of a notice's folder agree with each other: clauses, fields, answers and conditions that are named.

A JSON Schema looks at one file at a time. What is checked here takes several, and is what an editor who copies last
year's folder is most likely to forget.
"""

import difflib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from checker import Condition, Field, Notice
from checker.form.field import is_roster
from checker.requirements.operators import ByAnswer, Operator
from generator.errors import SourceError, UnknownClauseError
from generator.source import Place, Source
from generator.text import Text

ON_APPLICATION = ("applicant", "material", "process", "encouraged")
"""The levels of conditions on the application as a whole; all others are on rows of a roster."""


def check_clauses(text: Text, *sources: Source) -> None:
    """Require that every clause which the files cite is one of the text."""
    for source in sources:
        for place, address in _cited(source.data, ()):
            try:
                text.clause(address)
            except UnknownClauseError as error:
                remedy = f"改成 {'、'.join(error.similar)}" if error.similar else "写 text.md 里花括号中的地址"
                raise source.error(place, f"全文中没有条款“{address}”", remedy) from None


def _cited(data: Any, place: Place) -> Iterator[tuple[Place, str]]:  # noqa: ANN401 - any YAML
    match data:
        case dict():
            for name, value in data.items():
                if name in {"clause", "x-clause"}:
                    yield from (((*place, name), address) for address in ([value] if isinstance(value, str) else value))
                else:
                    yield from _cited(value, (*place, name))
        case list():
            for number, value in enumerate(data):
                yield from _cited(value, (*place, number))


def check_entries(conditions: Source, text: Text, about: Source) -> None:
    """Require unique ids, quotes that stand in their clauses, and variants that the notice has."""
    variants = about.data["variants"]
    seen: set[str] = set()
    for number, condition in enumerate(conditions.data):
        if condition["id"] in seen:
            raise conditions.error((number, "id"), f"编号“{condition['id']}”前面已经用过", "换一个编号")
        seen.add(condition["id"])
        if not text.clause(condition["clause"]).contains(condition["quote"]):
            message = f"引文不在条款“{condition['clause']}”中：{condition['quote']}"
            raise conditions.error((number, "quote"), message, "从 text.md 的这一条逐字复制，标点的全角、半角也要一样")
        if "applies_to" in condition and condition["applies_to"] not in variants:
            message = f"没有类型“{condition['applies_to']}”"
            raise conditions.error((number, "applies_to"), message, f"可以写的有：{'、'.join(variants)}")


def check_references(notice: Notice, conditions: Source) -> None:
    """Require that conditions read fields that there are, and refer to conditions that were decided before."""
    for number, condition in enumerate(notice.conditions):
        if condition.level not in {*ON_APPLICATION, *notice.rosters}:
            message = f"自评表里没有名册“{condition.level}_roster”"
            raise conditions.error((number, "level"), message, "在自评表里加上名册，或改用其他层级")
        before = [other.id for other in notice.conditions[:number] if _decided_together(other, condition)]
        known = Known(notice.fields_at(condition.level), "自评表中没有栏目", before, "在它前面没有可以引用的条件")
        check_operators(_operators(condition), known, partial(_reference_error, conditions, number))


def _decided_together(one: Condition, other: Condition) -> bool:
    return one.level == other.level or {one.level, other.level} <= set(ON_APPLICATION)


def _operators(condition: Condition) -> Iterator[Operator]:
    yield from condition.requirement.walk()
    for ambiguity in condition.ambiguities:
        if ambiguity.when:
            yield from ambiguity.when.walk()


@dataclass(frozen=True, slots=True)
class Known:
    """What operators may name, and how to say that there is no such thing.

    Attributes:
        fields: The fields, or a roster's columns, by path.
        no_field: What is said of any other, before its name.
        conditions: Ids of the conditions.
        no_condition: What is said of any other.
    """

    fields: Mapping[str, Field]
    no_field: str
    conditions: Sequence[str]
    no_condition: str


type Told = Callable[[str, str, str], SourceError]
"""Makes an error of what stands in the data, what is wrong with it, and the remedy."""


def check_operators(parts: Iterable[Operator], known: Known, told: Told) -> None:
    """Require that operators read fields that there are, of kinds that they take, and refer to known conditions."""
    for part in parts:
        for path in part.reads():
            if path not in known.fields:
                raise told(path, f"{known.no_field}“{path}”", similar(path, known.fields))
            if known.fields[path].kind not in part.takes:
                raise told(path, wrong_kind(known.fields[path], part.takes), "换一个栏目，或换一个运算符")
        for other in part.refers_to():
            if other not in known.conditions:
                raise told(other, f"{known.no_condition}“{other}”", similar(other, known.conditions))
        if isinstance(part, ByAnswer):
            _check_answers(part, known.fields[part.path], told)


def _check_answers(part: ByAnswer, question: Field, told: Told) -> None:
    choices = choices_of(question)
    for answer in part.cases:
        if choices and answer not in choices:
            raise told(answer, f"栏目“{part.path}”没有答案“{answer}”", similar(answer, choices))
    if part.otherwise:
        return
    if not choices:
        message = f"“{part.path}”可能有别的答案，没有写那时要求什么"
        raise told(part.path, message, "补上 otherwise: …")
    for answer in choices:
        if answer not in part.cases:
            message = f"没有写“{part.path}”的答案“{answer}”时要求什么"
            raise told(part.path, message, f"补上 {answer}: …")


KINDS = {
    "number": "数字",
    "date": "日期",
    "question": "是否题",
    "choice": "选项",
    "list": "一列数字",
    "years": "各年的数字",
    "text": "文字",
}


def wrong_kind(field: Field, takes: Collection[str]) -> str:
    """Say that a field, or a column, is of none of the kinds that can stand where it is named."""
    wanted = "、".join(words for kind, words in KINDS.items() if kind in takes)
    return f"栏目“{field.path}”填的是{KINDS[field.kind]}，这里要{wanted}"


def choices_of(question: Field) -> tuple[str, ...]:
    """Return the answers to a question as data write them; none where answers are free."""
    return ("yes", "no") if "boolean" in question.types else tuple(question.schema.get("enum", ()))


def _reference_error(source: Source, number: int, wanted: str, message: str, remedy: str) -> SourceError:
    for part in ("requirement", "ambiguities"):
        if place := place_of(wanted, source.data[number].get(part), (number, part)):
            return source.error(place, message, remedy)
    return source.error((number,), message, remedy)


def place_of(wanted: str, data: object, place: Place) -> Place | None:
    """Return the place below `place` where `wanted` stands, as a name or as a text."""
    steps: Iterable[tuple[Any, object]] = ()
    match data:
        case dict():
            steps = data.items()
        case list():
            steps = enumerate(data)
    for step, value in steps:
        if wanted in (step, value):
            return (*place, step)
        if found := place_of(wanted, value, (*place, step)):
            return found
    return None


def check_form(notice: Notice, form: Source) -> None:
    """Require that every field is in one group, has a label for each choice, and hangs on an answer that exists."""
    _check_groups(form)
    for place, schema in _parts(form.data, ()):
        if "enum" in schema and list(schema["enum"]) != list(schema["x-choices"]):
            message = "x-choices 与 enum 不一致"
            raise form.error((*place, "x-choices"), message, f"给 {'、'.join(schema['enum'])} 依次各写一个名称")
        for path, answer in schema.get("x-applies-when", {}).items():
            if path not in notice.fields:
                raise form.error((*place, "x-applies-when", path), f"没有栏目“{path}”", similar(path, notice.fields))
            choices = notice.fields[path].schema.get("enum", ())
            if answer not in choices:
                message = f"栏目“{path}”没有答案“{answer}”"
                raise form.error((*place, "x-applies-when", path), message, similar(answer, choices))


def _check_groups(form: Source) -> None:
    known = {name: part for name, part in form.data["properties"].items() if not is_roster(part)}
    times = Counter(name for group in form.data["x-groups"] for name in group["fields"])
    for number, group in enumerate(form.data["x-groups"]):
        for position, name in enumerate(group["fields"]):
            place = ("x-groups", number, "fields", position)
            if name not in known:
                raise form.error(place, f"没有栏目“{name}”", similar(name, known))
            if times[name] > 1:
                raise form.error(place, f"栏目“{name}”在分组里写了 {times[name]} 次", "只留一处")
    for name in known:
        if not times[name]:
            raise form.error(("properties", name), f"栏目“{name}”没有写进任何一组", "在 x-groups 的一组里写上它")


def _parts(schema: Mapping[str, Any], place: Place) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    for name, part in schema.get("properties", {}).items():
        below = (*place, "properties", name)
        yield below, part
        yield from _parts(part, below)


def check_citations(notice: Notice, form: Source) -> None:
    """Require that applicants see at each field every clause that it serves."""
    for condition in notice.on_application():
        clause = condition.about["clause"]
        for path in (path for part in condition.requirement.walk() for path in part.reads()):
            if clause not in notice.fields[path].schema.get("x-clause", ()):
                message = f"条件“{condition.id}”要用这一栏，而它的 x-clause 里没有条款“{clause}”"
                raise form.error(_place_of_field(path), message, f"在 x-clause 里补上 {clause}")


def _place_of_field(path: str) -> Place:
    return tuple(step for name in path.split(".") for step in ("properties", name))


def similar(name: str, known: Iterable[str]) -> str:
    """Return the remedy for a name that is not among the `known` ones."""
    known = tuple(known)
    if close := difflib.get_close_matches(name, known):
        return f"改成 {'、'.join(close)}"
    return f"可以写的有：{'、'.join(known)}" if known else "删去它"
