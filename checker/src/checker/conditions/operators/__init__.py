"""The operators that a notice's conditions are built from, by the word that its data use."""

from collections.abc import Callable, Mapping
from typing import Any

from checker.conditions.operators.accepted import Accepted
from checker.conditions.operators.all_of import AllOf
from checker.conditions.operators.any_of import AnyOf
from checker.conditions.operators.ask import Ask
from checker.conditions.operators.at_least import AtLeast
from checker.conditions.operators.at_most import AtMost
from checker.conditions.operators.base import Operator
from checker.conditions.operators.before import Before
from checker.conditions.operators.beyond_usual import BeyondUsual
from checker.conditions.operators.brackets import Brackets
from checker.conditions.operators.by_answer import ByAnswer
from checker.conditions.operators.consecutive_sum import ConsecutiveSum
from checker.conditions.operators.declared import Declared
from checker.conditions.operators.each_at_least import EachAtLeast
from checker.conditions.operators.each_year import EachYear
from checker.conditions.operators.growth_at_least import GrowthAtLeast
from checker.conditions.operators.growth_more_than import GrowthMoreThan
from checker.conditions.operators.less_than import LessThan
from checker.conditions.operators.months_between import MonthsBetween
from checker.conditions.operators.more_than import MoreThan
from checker.conditions.operators.n_of import NOf
from checker.conditions.operators.not_applicable import NotApplicable
from checker.conditions.operators.not_within import NotWithin
from checker.conditions.operators.points import Points
from checker.conditions.operators.ratio import Ratio
from checker.conditions.operators.ratio_at_least import RatioAtLeast
from checker.conditions.operators.ratio_at_most import RatioAtMost
from checker.conditions.operators.ratio_less_than import RatioLessThan
from checker.conditions.operators.ratio_more_than import RatioMoreThan
from checker.conditions.operators.two_readings import NamedReading, TwoReadings
from checker.conditions.operators.usually import Usually
from checker.conditions.operators.within import Within
from checker.conditions.operators.worst_of import WorstOf
from checker.values.ranges import Range

__all__ = ["OPERATORS", "AnyOf", "ByAnswer", "NOf", "NotApplicable", "Operator", "Ratio", "operator"]


def operator(data: str | Mapping[str, Any]) -> Operator:
    """Build an operator from ``not_applicable`` or ``{word: arguments}``.

    A number that differs between answers, ``{by: variant, general: 5000, specialized: 3000}``, is short for
    ``by_answer`` with the same operator in each case.

    Raises:
        KeyError: The word is no operator.
    """
    if data == "not_applicable":
        return NotApplicable()
    if isinstance(data, str):
        raise KeyError(data)
    ((word, arguments),) = data.items()
    if varying := _varying(arguments):
        name, table = varying
        cases = {answer: {word: {**arguments, name: value}} for answer, value in table.items() if answer != "by"}
        return _by_answer({"answer": table["by"], "cases": cases})
    return OPERATORS[word](arguments)


def _varying(arguments: Any) -> tuple[str, Mapping[str, Any]] | None:  # noqa: ANN401 - parsed YAML
    if not isinstance(arguments, Mapping):
        return None
    return next(
        ((name, value) for name, value in arguments.items() if isinstance(value, Mapping) and "by" in value),
        None,
    )


def _by_answer(data: Mapping[str, Any]) -> ByAnswer:
    cases = {answer: operator(case) for answer, case in data["cases"].items()}
    return ByAnswer(data["answer"], cases, operator(data["otherwise"]) if "otherwise" in data else None)


def _brackets(data: Mapping[str, Any]) -> Brackets:
    ranges = tuple(map(Range.of, data["ranges"]))
    return Brackets(data["by"], ranges, tuple(operator(one["requirement"]) for one in data["ranges"]))


def _reading(data: Mapping[str, Any]) -> NamedReading:
    return NamedReading(operator(data["requirement"]), data["name"])


OPERATORS: Mapping[str, Callable[[Any], Operator]] = {
    "accepted": Accepted.of,
    "all_of": lambda data: AllOf(tuple(map(operator, data))),
    "any_of": lambda data: AnyOf(tuple(map(operator, data))),
    "ask": Ask.of,
    "at_least": AtLeast.of,
    "at_most": AtMost.of,
    "before": Before.of,
    "beyond_usual": BeyondUsual.of,
    "brackets": _brackets,
    "by_answer": _by_answer,
    "consecutive_sum": ConsecutiveSum.of,
    "declared": Declared.of,
    "each_at_least": EachAtLeast.of,
    "each_year": EachYear.of,
    "growth_at_least": GrowthAtLeast.of,
    "growth_more_than": GrowthMoreThan.of,
    "less_than": LessThan.of,
    "months_between": MonthsBetween.of,
    "more_than": MoreThan.of,
    "n_of": NOf.of,
    "not_within": NotWithin.of,
    "points": Points.of,
    "ratio_at_least": RatioAtLeast.of,
    "ratio_at_most": RatioAtMost.of,
    "ratio_less_than": RatioLessThan.of,
    "ratio_more_than": RatioMoreThan.of,
    "two_readings": lambda data: TwoReadings(_reading(data["strict"]), _reading(data["lenient"])),
    "usually": lambda data: Usually(operator(data)),
    "within": Within.of,
    "worst_of": WorstOf.of,
}
