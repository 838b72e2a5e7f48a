"""Words that make a condition weaker or stronger than its data say: 一般, 鼓励, 或."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker import Condition
from checker.form import Field
from generator.notices.doubts.doubt import Doubt
from generator.source import Source, groups
from generator.text import without_whitespace

_ENCOURAGING = ("鼓励", "优先", "支持", "可", "加分")
_ALTERNATIVES = ("或", "之一", "任一", "任意", "其中", "其一", "以下", "下列")
_OR = re.compile("[，,；;]或|或者|或是")
_NONE_OF = re.compile("(?:未|没有|无|不得(?![少低小超高多大]))[^。；;]*或")
"""Of what must not be, all that is joined by 或 is to be absent."""
_TOGETHER = re.compile("都要|都须|都得|都应|均须|均应|均需|均要|同时|缺一不可|全部具备|全部满足")
_ALONE = re.compile("[一1][项条个种](?:就行|就够|就可以|即可|也行|就算)|任一|任意一|任何一项|其中[一1]项|满足其一")
"""What an explanation says of all parts of a requirement, and of one of them."""
_EITHER, _ALL = re.compile("或|之一|其中|[一1][项条个种]|任"), re.compile("[都均全]|同时|每")
"""Words beside them with which an explanation may tell the parts apart."""
_CHOOSING = frozenset({"any_of", "n_of", "by_answer", "accepted", "ask"})
"""Operators that have room for what a quote joins by 或."""


def doubted_strength(conditions: Source, number: int, variants: Mapping[str, str]) -> Iterator[Doubt]:
    """Yield a strength, alternatives, and whom it is about, that the quote's words do not bear out."""
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
    if "encouraged" in {condition["level"], strength} and not any(word in quote for word in _ENCOURAGING):
        message = "这里是 encouraged（鼓励），引文里没有“鼓励”“优先”一类的话"
        yield Doubt(conditions, (number, "quote"), (number,), "encouraged", message, clause)
    if any(_parts(condition["requirement"], "any_of")) and not any(word in quote for word in _ALTERNATIVES):
        message = "这里用了 any_of（有一项就行），引文里没有“或”“之一”一类的话"
        yield Doubt(conditions, (number, "requirement"), (number,), "any_of", message, clause)
    for variant, label in variants.items():
        others = [other for other in variants.values() if other != label and other in quote]
        if quote.startswith(label) and not others and condition.get("applies_to") in {None, *variants} - {variant}:
            message = f"引文从“{label}”说起，这里没有写 applies_to: {variant}，别的类型也要符合"
            yield Doubt(conditions, (number, "quote"), (number,), label, message, clause)


def doubted_alternatives(
    conditions: Source, number: int, condition: Condition, fields: Mapping[str, Field]
) -> Iterator[Doubt]:
    """Yield requirements that want everything that the quote joins by 或."""
    requirement, quote = (
        conditions.data[number]["requirement"],
        _NONE_OF.sub("", without_whitespace(conditions.data[number]["quote"])),
    )
    together = list(_parts(requirement, "all_of"))
    if "或" in quote and any(map(_alike, together)):
        said = "或"
    elif (found := _OR.search(quote)) and together and not _has_room(requirement, condition, fields):
        said = found[0]
    else:
        return
    message = f"这里用了 all_of（每一项都要），引文里有“{said}”"
    yield Doubt(conditions, (number, "requirement"), (number,), "all_of", message, conditions.data[number]["clause"])


def doubted_explanation(conditions: Source, number: int) -> Iterator[Doubt]:
    """Yield what an explanation says to be needed together, or by itself, where the requirement has the other."""
    condition = conditions.data[number]
    explanation, place = without_whitespace(condition.get("explanation", "")), (number, "explanation")
    together = None if _EITHER.search(explanation) else _TOGETHER.search(explanation)
    alone = None if _ALL.search(explanation) else _ALONE.search(explanation)
    match condition["requirement"], together, alone:
        case {"any_of": _}, re.Match() as said, _:
            message = f"这里说“{said[0]}”，requirement 用的是 any_of（有一项就行）"
        case {"all_of": _}, _, re.Match() as said:
            message = f"这里说“{said[0]}”，requirement 用的是 all_of（每一项都要）"
        case _:
            return
    yield Doubt(conditions, place, (number,), said[0], message, condition["clause"])


def _has_room(requirement: object, condition: Condition, fields: Mapping[str, Field]) -> bool:
    """Whether what a quote joins by 或 may stand in one part, such as in the words of a question."""
    words = {word for _, group in groups(requirement) for word in group}
    read = (fields[path].title for path in condition.requirement.all_reads() if path in fields)
    return bool(words & _CHOOSING) or any("或" in title for title in read)


def _alike(parts: Sequence[Any]) -> bool:
    """Whether the same is asked of several, which a text would join by one word."""
    words = [next(iter(part)) for part in parts if isinstance(part, dict)]
    return len(words) == len(parts) and len(set(words)) == 1


def _parts(requirement: object, word: str) -> Iterator[Sequence[Any]]:
    return (group[word] for _, group in groups(requirement) if word in group)
