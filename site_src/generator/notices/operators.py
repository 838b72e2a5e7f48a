"""Whether operators name fields, answers and conditions that there are."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.conditions.operators import ByAnswer, Operator
from checker.form import Field
from generator.source import Errors, Place, Source, SourceError, place_of, similar


@dataclass(frozen=True, slots=True)
class KnownNames:
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


type ErrorAt = Callable[[str, str, str], SourceError]
"""Makes an error of what stands in the data, what is wrong with it, and the remedy."""


def check_operators(parts: Iterable[Operator], known: KnownNames, error_at: ErrorAt) -> Errors:
    """Require that operators read fields that there are, of kinds that they take, and refer to known conditions."""
    for part in parts:
        for path in part.reads():
            if path not in known.fields:
                yield error_at(path, f"{known.no_field}“{path}”", similar(path, known.fields))
            elif known.fields[path].kind not in part.field_kinds:
                yield error_at(path, wrong_kind(known.fields[path], part.field_kinds), "换一个栏目，或换一个运算符")
        for other in part.refers_to():
            if other not in known.conditions:
                yield error_at(other, f"{known.no_condition}“{other}”", similar(other, known.conditions))
        if isinstance(part, ByAnswer) and part.path in known.fields:
            yield from _check_answers(part, known.fields[part.path], error_at)


def _check_answers(part: ByAnswer, question: Field, error_at: ErrorAt) -> Errors:
    choices = choices_of(question)
    unknown = [answer for answer in part.cases if choices and answer not in choices]
    for answer in unknown:
        yield error_at(answer, f"栏目“{part.path}”没有答案“{answer}”", similar(answer, choices))
    if part.otherwise or unknown:
        return
    if not choices:
        message = f"“{part.path}”可能有别的答案，没有写那时要求什么"
        yield error_at(part.path, message, "补上 otherwise: …")
    for answer in choices:
        if answer not in part.cases:
            message = f"没有写“{part.path}”的答案“{answer}”时要求什么"
            yield error_at(part.path, message, f"补上 {answer}: …")


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


def error_maker(source: Source, place: Place, data: object) -> ErrorAt:
    """Return what makes errors of the place where a name stands in `data`, or of `place` where it stands nowhere."""

    def error_at(wanted: str, message: str, remedy: str) -> SourceError:
        return source.error(place_of(wanted, data, place) or place, message, remedy)

    return error_at
