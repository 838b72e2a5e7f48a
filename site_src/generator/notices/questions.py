"""Whether the answers to questions agree with the notice: conditions that are named, and verdicts that are told."""

from collections.abc import Mapping
from typing import Any

from checker import Notice, check, check_row
from generator.notices.cases import nested
from generator.notices.items import check_items, items
from generator.source import Errors, Place, Source, check_known
from generator.text import Text


def check_questions(questions: Source, notice: Notice, text: Text) -> Errors:
    """Require unique ids, and conditions and fields that the notice has."""
    levels = {condition.id: condition.level for condition in notice.conditions}
    yield from check_items(questions, text)
    for place, item in items(questions):
        for number, name in enumerate(item.get("conditions", ())):
            yield from check_known(questions, (*place, "conditions", number), name, levels, "没有条件")
        for number, example in enumerate(item.get("examples", ())):
            yield from _check_names(example, (*place, "examples", number), notice, questions)


def check_examples(questions: Source, notice: Notice) -> Errors:
    """Require that every example comes out as the checker decides it."""
    levels = {condition.id: condition.level for condition in notice.conditions}
    for place, item in items(questions):
        for number, example in enumerate(item.get("examples", ())):
            name = example["condition"]
            found = _verdict(notice, levels[name], name, nested(example["answers"]))
            if found != example["expected"]:
                message = f"写的是 {example['expected']}，按条件“{name}”核对是 {found}"
                remedy = "改正这个例子和上面的回答，或改正 conditions.yaml"
                yield questions.error((*place, "examples", number, "expected"), message, remedy)


def _check_names(example: Mapping[str, Any], place: Place, notice: Notice, questions: Source) -> Errors:
    levels = {condition.id: condition.level for condition in notice.conditions}
    name = example["condition"]
    if name not in levels:
        yield from check_known(questions, (*place, "condition"), name, levels, "没有条件")
        return
    fields = notice.fields_at(levels[name])
    for path in example["answers"]:
        yield from check_known(questions, (*place, "answers", path), path, fields, "没有栏目")


def _verdict(notice: Notice, level: str, name: str, answers: Mapping[str, Any]) -> str:
    on_row = level in notice.rosters
    results = check_row(notice, level, answers) if on_row else check(notice, answers).results
    return next(result.finding.verdict for result in results if result.condition.id == name)
