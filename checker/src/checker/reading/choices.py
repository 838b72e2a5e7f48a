"""Yes or no, and one of several."""

import re
from collections.abc import Mapping

from checker.form.field import Field
from checker.reading.issues import ReadingIssue
from checker.reading.reading import Reading, noted, omitted, rejected
from checker.values.text import comparable

_ANSWERS_BY_WORD: Mapping[str, str] = {
    **dict.fromkeys(["是", "是的", "有", "对", "已", "√", "✓", "✔", "☑", "y", "yes", "true"], "yes"),
    **dict.fromkeys(["否", "不是", "无", "没有", "错", "未", "×", "✗", "✘", "╳", "x", "n", "no", "false"], "no"),
    **dict.fromkeys(["不确定", "不清楚", "待定", "待确认", "unsure"], "unsure"),
}
_WORDS_BESIDE_BOXES = {word: _ANSWERS_BY_WORD[word] for word in ("是", "否", "有", "无", "没有", "不确定")}
_BRACKETS = {"()": "□", "(√)": "√", "(✓)": "√", "(✔)": "√", "(v)": "√", "[]": "□", "[√]": "√"}
"""Boxes that are drawn as brackets."""
_TICKED = frozenset("☑✓✔√■☒●◉")
_BOXES = _TICKED | frozenset("☐□○◯")
_FEWEST_BOXES = 2
_AROUND = "()[]。.,;"
_WITH_COUNT = re.compile(r"(.+)\((共?(\d{1,6})[个件项家户人名位场次篇种处笔])\)[。.;]?")


def plain_answer(text: str) -> str:
    """Return the answer that a word is to any question; empty where it is none."""
    return _ANSWERS_BY_WORD.get(comparable(text), "")


def read_question(raw: str, field: Field) -> Reading:
    """Read an answer as ``yes``, ``no`` or ``unsure``."""
    text = comparable(raw)
    words = {**_ANSWERS_BY_WORD, **field.answers_by_name}
    if found := words.get(text) or words.get(text.strip(_AROUND)):
        return Reading(found)
    if text in {"1", "0"}:
        return rejected(raw, ReadingIssue.ONE_OR_ZERO())
    if (counted := _WITH_COUNT.fullmatch(text)) and (found := words.get(counted[1])):
        return _with_count(raw, found, field, counted)
    if (ticked := _ticked(text, _WORDS_BESIDE_BOXES)) is not None:
        return Reading(ticked) if ticked else omitted(raw, ReadingIssue.NOT_TICKED())
    return rejected(raw, ReadingIssue.NOT_AN_ANSWER())


def _with_count(raw: str, answer: str, field: Field, counted: re.Match[str]) -> Reading:
    """Take an answer without the count behind it, if both say the same."""
    if answer not in {"yes", "no"}:
        return rejected(raw, ReadingIssue.NOT_AN_ANSWER())
    if (answer == "yes") != (int(counted[3]) > 0):
        return rejected(raw, ReadingIssue.ANSWER_AGAINST_COUNT(answer=counted[1], count=counted[2]))
    return noted(answer, ReadingIssue.COUNT_LEFT_OUT(answer=field.choice(answer), count=counted[2]))


def read_choice(raw: str, field: Field) -> Reading:
    """Read one of a field's choices by its label, as its value."""
    text = comparable(raw)
    names = field.choices_by_name
    if found := names.get(text) or names.get(text.strip(_AROUND)):
        return Reading(found)
    if (ticked := _ticked(text, names)) is not None:
        return Reading(ticked) if ticked else omitted(raw, ReadingIssue.NOT_TICKED())
    labels = "”、“".join(map(field.choice, field.schema["enum"]))
    return rejected(raw, ReadingIssue.NOT_A_CHOICE(choices=labels))


def _ticked(text: str, values: Mapping[str, str]) -> str | None:
    """Return the value of the one ticked box of several; empty where none is ticked, None for anything else.

    Args:
        text: The text: boxes, each before its word, or each behind it.
        values: The values of the words that may stand beside boxes.
    """
    for drawn, box in _BRACKETS.items():
        text = text.replace(drawn, box)
    pattern = re.compile("|".join(map(re.escape, sorted([*_BOXES, *values], key=len, reverse=True))))
    tokens = pattern.findall(text)
    if len(tokens) < 2 * _FEWEST_BOXES or len(tokens) % 2 or pattern.sub("", text).strip("/、,;|\\()"):
        return None
    boxes, words = (tokens[::2], tokens[1::2]) if tokens[0] in _BOXES else (tokens[1::2], tokens[::2])
    if not _BOXES.issuperset(boxes) or not _BOXES.isdisjoint(words):
        return None
    if len({values[word] for word in words}) < len(words):
        return None
    ticked = [values[word] for box, word in zip(boxes, words, strict=True) if box in _TICKED]
    return None if len(ticked) > 1 else "".join(ticked)
