"""Words that make a condition weaker or stronger than its data say: 一般, 鼓励, 或."""

from collections.abc import Iterator
from typing import Any

from generator.notices.doubts.doubt import Doubt
from generator.source import Source
from generator.text import without_whitespace

_ALTERNATIVES = ("或", "之一", "任一", "任意", "其中", "其一", "以下", "下列")


def doubted_strength(conditions: Source, number: int) -> Iterator[Doubt]:
    """Yield a strength, and alternatives, that the quote's words do not bear out."""
    condition = conditions.data[number]
    quote, strength = without_whitespace(condition["quote"]), condition["strength"]
    clause = condition["clause"]
    if "一般" in quote and strength == "hard":
        message = "引文写“一般”，这里是 hard（必须）"
        yield Doubt(conditions, (number, "strength"), (number,), "一般", message, clause)
    if quote.startswith(("鼓励", "优先", "可以")) and strength == "hard":
        message = f"引文写“{quote[:2]}”，这里是 hard（必须）"
        yield Doubt(conditions, (number, "strength"), (number,), quote[:2], message, clause)
    if strength == "usual" and "一般" not in quote:
        message = "这里是 usual（一般），引文里没有“一般”"
        yield Doubt(conditions, (number, "strength"), (number,), "usual", message, clause)
    if _uses(condition["requirement"], "any_of") and not any(word in quote for word in _ALTERNATIVES):
        message = "这里用了 any_of（有一项就行），引文里没有“或”“之一”一类的话"
        yield Doubt(conditions, (number, "requirement"), (number,), "any_of", message, clause)


def _uses(requirement: Any, word: str) -> bool:  # noqa: ANN401 - any YAML
    match requirement:
        case dict():
            return word in requirement or any(_uses(value, word) for value in requirement.values())
        case list():
            return any(_uses(part, word) for part in requirement)
    return False
