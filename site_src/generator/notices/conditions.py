"""Whether ``conditions.yaml`` agrees with the notice's text and form.

A JSON Schema looks at one file at a time. What is checked in this room takes several, and is what an editor who copies
last year's folder is most likely to forget.
"""

from collections.abc import Iterator
from functools import partial

from checker import Condition, Notice
from checker.conditions import NOf, Operator
from generator.notices.items import check_unique_ids, quoting_remedy
from generator.notices.levels import ON_APPLICATION
from generator.notices.operators import KnownNames, check_operators
from generator.notices.scales import check_scales
from generator.notices.thresholds import check_thresholds
from generator.source import Errors, Source, SourceError, place_of
from generator.text import Text


def check_conditions(conditions: Source, text: Text, about: Source) -> Errors:
    """Require unique ids, quotes that stand in their clauses, and variants that the notice has."""
    yield from check_unique_ids(conditions)
    variants = about.data["variants"]
    for number, condition in enumerate(conditions.data):
        if not text.clause(condition["clause"]).contains(condition["quote"]):
            message = f"引文不在条款“{condition['clause']}”中：{condition['quote']}"
            yield conditions.error(
                (number, "quote"), message, quoting_remedy(condition["quote"], [condition["clause"]], text)
            )
        if "applies_to" in condition and condition["applies_to"] not in variants:
            message = f"没有类型“{condition['applies_to']}”"
            yield conditions.error((number, "applies_to"), message, f"可以写的有：{'、'.join(variants)}")


def check_references(notice: Notice, conditions: Source) -> Errors:
    """Require that some are on the applicant, read fields that there are, and refer to what was decided before."""
    if not any(condition.level == "applicant" for condition in notice.conditions):
        message = "没有一条是对申报单位的，得不出总体结论"
        yield conditions.error((), message, "对申报单位的条件写 level: applicant，或不写 level")
    for number, condition in enumerate(notice.conditions):
        if condition.level not in {*ON_APPLICATION, *notice.rosters}:
            message = f"自评表里没有名册“{condition.level}”"
            yield conditions.error((number, "level"), message, "在自评表里加上名册，或改用其他层级")
            continue
        if condition.about.get("applies_to") not in {None, *notice.about["variants"]}:
            continue
        if condition.is_member and not any(_counts(condition, other) for other in notice.conditions):
            message = "没有 n_of 列出这一条，它对结论不起作用"
            yield conditions.error((number, "strength"), message, "在 n_of 的 conditions 里加上它，或改成 hard")
        before = [other.id for other in notice.conditions[:number] if _decided_together(other, condition)]
        known = KnownNames(notice.fields_at(condition.level), "自评表中没有栏目", before, "在它前面没有可以引用的条件")
        error_at = partial(_reference_error, conditions, number)
        yield from check_operators(_operators(condition), known, error_at)
        yield from check_scales(_operators(condition), known.fields, error_at)
        place, requirement = (number, "requirement"), condition.about["requirement"]
        yield from check_thresholds(conditions, place, requirement, known.fields)


def _counts(member: Condition, other: Condition) -> bool:
    """Whether a condition counts among those of which another wants some."""
    return any(isinstance(part, NOf) and member.id in part.conditions for part in other.requirement.walk())


def _decided_together(one: Condition, other: Condition) -> bool:
    return one.level == other.level or {one.level, other.level} <= set(ON_APPLICATION)


def _operators(condition: Condition) -> Iterator[Operator]:
    yield from condition.requirement.walk()
    for ambiguity in condition.ambiguities:
        if ambiguity.when:
            yield from ambiguity.when.walk()


def _reference_error(source: Source, number: int, wanted: str, message: str, remedy: str) -> SourceError:
    for part in ("requirement", "ambiguities"):
        if place := place_of(wanted, source.data[number].get(part), (number, part)):
            return source.error(place, message, remedy)
    return source.error((number,), message, remedy)
