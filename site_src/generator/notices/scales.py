"""Whether numbers that are reckoned with each other come in one unit: the checker takes them as they are typed."""

from collections.abc import Iterable, Iterator, Mapping

from checker.conditions import Operator
from checker.conditions.operators.by_case import ByCase
from checker.conditions.operators.points import Points
from checker.consistency.rules import Average, Quotient, Rule, Same, TwoQuantitiesRule
from checker.form import Field
from generator.notices.operators import ErrorAt
from generator.source import Errors
from generator.text import base_unit

_REMEDY = "自评表里这两栏的 x-unit 写成一样的"


def check_scales(parts: Iterable[Operator], fields: Mapping[str, Field], error_at: ErrorAt) -> Errors:
    """Require that no operator takes one number in 元 and another in 万元."""
    for part in parts:
        if not isinstance(part, ByCase | Points):  # which look at one number after another
            yield from check_scale((fields[path] for path in part.reads() if path in fields), error_at)


def check_rule_scale(rule: Rule, fields: Mapping[str, Field], error_at: ErrorAt) -> Errors:
    """Require the same of a rule of consistency, all of whose fields there are."""
    match rule:
        case TwoQuantitiesRule() | Average() | Same():
            yield from check_scale(map(fields.__getitem__, rule.reads()), error_at)
        case Quotient(part=part, whole=whole, times=times) if times < _CONVERTING:
            yield from check_scale(map(fields.__getitem__, (*part.paths, *whole.paths)), error_at)


def check_scale(fields: Iterable[Field], error_at: ErrorAt) -> Errors:
    """Require that numbers are not given in two units of one kind, and name the first two that are."""
    for one, other in _mixed(fields):
        message = f"“{one.title}”（{one.path}）的单位是{one.unit}，“{other.title}”（{other.path}）的是{other.unit}"
        yield error_at(other.path, f"{message}，核对时不换算", _REMEDY)
        return


_CONVERTING = 10_000
"""By so much and more a quotient may be multiplied because its numbers are in 万元 and 元."""


def _mixed(fields: Iterable[Field]) -> Iterator[tuple[Field, Field]]:
    first: dict[str, Field] = {}
    for field in fields:
        kind, factor = base_unit(field.unit)
        one = first.setdefault(kind, field)
        if factor != base_unit(one.unit)[1]:
            yield one, field
