"""Yes or no, and one of several."""

import re
from collections.abc import Mapping

from checker.form.field import Field
from checker.reading.issues import ReadingIssue
from checker.reading.reading import Reading, omitted, rejected
from checker.values.text import comparable

_ANSWERS_BY_WORD: Mapping[str, str] = {
    **dict.fromkeys(["是", "是的", "有", "对", "已", "√", "✓", "✔", "☑", "y", "yes", "true"], "yes"),
    **dict.fromkeys(["否", "不是", "无", "没有", "错", "未", "×", "✗", "✘", "╳", "x", "n", "no", "false"], "no"),
    **dict.fromkeys(["不确定", "不清楚", "待定", "待确认", "unsure"], "unsure"),
}
_BRACKETS = {"()": "□", "(√)": "√", "(✓)": "√", "(✔)": "√", "(v)": "√", "[]": "□", "[√]": "√"}
"""Boxes that are drawn as brackets."""
_COUNTED = re.compile(
    rf"(?P<word>{'|'.join(word for word, answer in _ANSWERS_BY_WORD.items() if answer != 'unsure')})"
    r"[,、:;]?\(?共?(?P<count>\d{1,4})[项件个家次份种名条]\)?"
)
"""An answer and how many there are, as in 是（3项）."""
_TICKED = frozenset("☑✓✔√■☒●◉")
_BOXES = re.compile(r"[☑✓✔√■☒●◉☐□○◯]|是|否|有|无")
_BOX_WORDS = frozenset("是否有无")
_TOKENS_OF_TWO_BOXES = 4


def read_question(raw: str) -> Reading:
    """Read an answer as ``yes``, ``no`` or ``unsure``."""
    text = comparable(raw)
    if found := _ANSWERS_BY_WORD.get(text) or _ANSWERS_BY_WORD.get(text.strip("()[]。.,;")):
        return Reading(found)
    if counted := _COUNTED.fullmatch(text):
        answer = _ANSWERS_BY_WORD[counted["word"]]
        return (
            Reading(answer)
            if (answer == "yes") == bool(int(counted["count"]))
            else rejected(raw, ReadingIssue.COUNT_CONTRADICTS())
        )
    if text in {"1", "0"}:
        return rejected(raw, ReadingIssue.ONE_OR_ZERO())
    if (ticked := _ticked(text)) is not None:
        return Reading(_ANSWERS_BY_WORD[ticked]) if ticked else omitted(raw, ReadingIssue.NOT_TICKED())
    return rejected(raw, ReadingIssue.NOT_AN_ANSWER())


def _ticked(text: str) -> str | None:
    """Return the word of the ticked one of two boxes; empty where none is ticked, None for anything but two boxes."""
    for drawn, box in _BRACKETS.items():
        text = text.replace(drawn, box)
    tokens = _BOXES.findall(text)
    if len(tokens) != _TOKENS_OF_TWO_BOXES or _BOXES.sub("", text).strip("/、,;|\\()"):
        return None
    boxes, words = (tokens[1::2], tokens[::2]) if tokens[0] in _BOX_WORDS else (tokens[::2], tokens[1::2])
    if not _BOX_WORDS.issuperset(words) or not _BOX_WORDS.isdisjoint(boxes):
        return None
    ticked = [word for box, word in zip(boxes, words, strict=True) if box in _TICKED]
    return None if len(ticked) > 1 else "".join(ticked)


def read_choice(raw: str, field: Field) -> Reading:
    """Read one of a field's choices by its label, as its value."""
    if found := field.choices_by_name.get(comparable(raw)):
        return Reading(found)
    labels = "”、“".join(map(field.choice, field.schema["enum"]))
    return rejected(raw, ReadingIssue.NOT_A_CHOICE(choices=labels))
