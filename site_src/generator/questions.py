"""Whether the answers to questions agree with the notice: conditions that are named, and verdicts that are told."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from checker import Notice, check, check_row
from generator.cases import nested
from generator.consistency import similar
from generator.source import Place, Source


def check_questions(notice: Notice, questions: Source) -> None:
    """Require unique ids, conditions that the notice has, and examples that come out as the checker decides them."""
    levels = {condition.id: condition.level for condition in notice.conditions}
    times = Counter[str]()
    for place, item in _items(questions):
        times[item["id"]] += 1
        if times[item["id"]] > 1:
            raise questions.error((*place, "id"), f"编号“{item['id']}”前面已经用过", "换一个编号")
        for number, name in enumerate(item.get("conditions", ())):
            if name not in levels:
                raise questions.error((*place, "conditions", number), f"没有条件“{name}”", similar(name, levels))
        for number, example in enumerate(item.get("examples", ())):
            _check_example(example, (*place, "examples", number), notice, questions)


def _items(questions: Source) -> Iterator[tuple[Place, Mapping[str, Any]]]:
    """Yield everything with an id: each group, then its questions."""
    for number, group in enumerate(questions.data):
        yield (number,), group
        for position, question in enumerate(group["questions"]):
            yield (number, "questions", position), question


def _check_example(example: Mapping[str, Any], place: Place, notice: Notice, questions: Source) -> None:
    levels = {condition.id: condition.level for condition in notice.conditions}
    name = example["condition"]
    if name not in levels:
        raise questions.error((*place, "condition"), f"没有条件“{name}”", similar(name, levels))
    fields = notice.row_fields.get(levels[name], notice.fields)
    for path in example["answers"]:
        if path not in fields:
            raise questions.error((*place, "answers", path), f"没有栏目“{path}”", similar(path, fields))
    found = _verdict(notice, levels[name], name, nested(example["answers"]))
    if found != example["expected"]:
        message = f"写的是 {example['expected']}，按条件“{name}”核对是 {found}"
        raise questions.error((*place, "expected"), message, "改正这个例子和上面的回答，或改正 conditions.yaml")


def _verdict(notice: Notice, level: str, name: str, answers: Mapping[str, Any]) -> str:
    on_row = level in notice.row_fields
    results = check_row(notice, level, answers) if on_row else check(notice, answers).results
    return next(result.finding.verdict for result in results if result.condition.id == name)
