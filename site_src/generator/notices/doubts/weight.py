"""Levels that keep a condition on the applicant's own figures out of the overall verdict."""

from collections.abc import Iterator

from checker import Condition
from checker.conditions.operators.not_within import NotWithin
from generator.notices.doubts.doubt import Doubt
from generator.notices.doubts.lines import cited_in
from generator.source import Source

_COUNTS = "是申报条件的，不写 level"
_MESSAGES = {
    "process": f"这里是 process（程序），没有达到也不影响总体结论，而它核对的是申报单位的数或年限；{_COUNTS}",
    "material": f"这里是 material（材料），没有达到也只算须确认，而没有哪一项材料引用这一条；{_COUNTS}",
}


def doubted_weight(conditions: Source, number: int, condition: Condition, materials: Source | None) -> Iterator[Doubt]:
    """Yield the level of a condition that reckons with answers and does not count as one on the applicant."""
    clause, level = str(condition.about["clause"]), condition.level
    if level not in _MESSAGES or not _reckons(condition):
        return
    if level == "process" or (materials and materials.data["items"] and clause not in cited_in(materials)):
        yield Doubt(conditions, (number, "level"), (number,), level, _MESSAGES[level], clause)


def _reckons(condition: Condition) -> bool:
    return any(part.has_scale or isinstance(part, NotWithin) for part in condition.requirement.walk())
