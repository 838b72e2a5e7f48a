"""Yes or no, and one of several."""

import re
from collections.abc import Mapping
from functools import cache

from checker.form.field import Field
from checker.sheets.cells.cell_reading import Reading, rejected
from checker.sheets.files.grid import Cell
from checker.values.text import tight

SHOWN: Mapping[str, str] = {"yes": "是", "no": "否", "unsure": "不确定"}
"""How answers to questions are written."""

_ANSWERS: Mapping[str, str] = {
    **dict.fromkeys(["是", "是的", "有", "对", "已", "√", "✓", "✔", "☑", "y", "yes", "true"], "yes"),
    **dict.fromkeys(["否", "不是", "无", "没有", "错", "未", "×", "✗", "✘", "╳", "x", "n", "no", "false"], "no"),
    **dict.fromkeys(["不确定", "不清楚", "待定", "待确认", "unsure"], "unsure"),
}
_TICKED = frozenset("☑✓✔√■☒●◉")
_BOXES = re.compile(r"[☑✓✔√■☒●◉☐□○◯]|是|否|有|无")
_WORDS = frozenset("是否有无")
_PAIR = 4


def read_question(cell: Cell) -> Reading:
    """Read an answer as ``yes``, ``no`` or ``unsure``."""
    text = tight(cell.text).casefold()
    if found := _ANSWERS.get(text) or _ANSWERS.get(text.strip("()[]。.,;")):
        return Reading(found)
    if text in {"1", "0"}:
        return rejected(cell.text, "1 和 0 分不清是“是”、“否”还是数目；请填“是”或“否”")
    if (ticked := _ticked(text)) is not None:
        return Reading(_ANSWERS[ticked]) if ticked else Reading(cell.text, "left", "没有勾选，按未填")
    return rejected(cell.text, "请填“是”、“否”或“不确定”")


def _ticked(text: str) -> str | None:
    """Return which of two boxes is ticked; empty for none, nothing where these are not two boxes."""
    tokens = _BOXES.findall(text)
    if len(tokens) != _PAIR or _BOXES.sub("", text).strip("/、,;|\\()"):
        return None
    boxes, words = (tokens[1::2], tokens[::2]) if tokens[0] in _WORDS else (tokens[::2], tokens[1::2])
    if not _WORDS.issuperset(words) or not _WORDS.isdisjoint(boxes):
        return None
    ticked = [word for box, word in zip(boxes, words, strict=True) if box in _TICKED]
    return None if len(ticked) > 1 else "".join(ticked)


def read_choice(cell: Cell, field: Field) -> Reading:
    """Read one of a field's choices by its label, as its value."""
    choices = _choices(field.path, tuple(field.schema["enum"]), tuple(map(field.choice, field.schema["enum"])))
    if found := choices.get(_plain(cell.text)):
        return Reading(found)
    labels = "”、“".join(map(field.choice, field.schema["enum"]))
    return rejected(cell.text, f"请填“{labels}”之一")


@cache
def _choices(_path: str, values: tuple[str, ...], labels: tuple[str, ...]) -> Mapping[str, str]:
    return {_plain(name): value for names in (values, labels) for name, value in zip(names, values, strict=True)}


def _plain(text: str) -> str:
    return tight(text).casefold()
