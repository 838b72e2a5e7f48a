"""The answers of a form that were given, section by section: nothing blank, nothing as a code."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.form.field import Field
from checker.papers.assessed import Assessed

_COUNTED = "名册数出"
_TYPED = "（栏里填的是 {typed}，未采用）"
_UNREADABLE = "{text}（读不出来，按未填核对）"


def sections_of(assessed: Assessed) -> Iterator[dict[str, Any]]:
    """Yield the sections of the form in which something was answered: ``section`` of ``schemas/papers.schema.json``."""
    notice = assessed.report.notice
    wrong = {problem.path for problem in assessed.problems}
    for group in notice.form["x-groups"]:
        fields = [field for path, field in notice.fields.items() if path.partition(".")[0] in group["fields"]]
        rows = [
            {"label": field.title, "text": text, "source": str(field.schema.get("x-source", ""))}
            for field in fields
            if (text := _text(field, assessed, wrong))
        ]
        if rows:
            yield {"title": group["title"], "rows": rows}


def _text(field: Field, assessed: Assessed, wrong: set[str]) -> str:
    """Return what stands for a field: what was counted, else what was typed; empty where there is neither."""
    counted, typed = _counted(field, assessed), _typed(field, assessed, wrong)
    if not counted or counted == typed:
        return typed or counted
    differs = _TYPED.format(typed=typed) if typed else ""
    return f"{_COUNTED} {counted}{differs}"


def _counted(field: Field, assessed: Assessed) -> str:
    count = assessed.report.counts.get(field.path)
    return "" if count is None or count.is_blank else count.text


def _typed(field: Field, assessed: Assessed, wrong: set[str]) -> str:
    report = assessed.report
    unreadable = _unreadable(field, assessed.answers, wrong)
    if unreadable:
        return "、".join(_UNREADABLE.format(text=text) for text in unreadable)
    return "" if report.typed.answer(field.path) is None else report.typed.text(field.path)


def _unreadable(field: Field, answers: Mapping[str, str], wrong: set[str]) -> list[str]:
    """Return what was typed into a field's controls and cannot be read."""
    return [
        text
        for name, text in answers.items()
        if name in wrong and (name == field.path or name.startswith(f"{field.path}."))
    ]
