"""Whether what is drawn of a condition agrees with its verdict, exactly."""

from collections.abc import Iterator
from fractions import Fraction

from checker import Result
from checker.conditions.measure import Measure, Value

_SIDES = {"met": {True}, "unmet": {False}, "attention": {False, True}, "unknown": set(), "not_applicable": set()}


def contradictions(result: Result) -> Iterator[str]:
    """Yield what in a result's measure does not agree with its verdict, or is not exact."""
    measure, verdict = result.measure, result.finding.verdict
    if measure is None:
        return
    told = measure.as_json()
    holds = [value["holds"] for value in told["values"]]
    if not set(holds) <= _SIDES[verdict] or (verdict == "attention" and holds and all(holds)):
        yield f"{result.condition.id} is {verdict}, and is drawn as {told}"
    factor = Fraction(told["threshold"]) / measure.threshold
    for value, shown in zip(measure.values, told["values"], strict=True):
        if not _is_exact(value, Fraction(shown["number"]), measure, factor) or value.text not in told["text"]:
            yield f"{result.condition.id}: {value} is shown as {shown}"


def _is_exact(value: Value, shown: Fraction, measure: Measure, factor: Fraction) -> bool:
    """Whether a number is shown as it is, to the scale of its threshold: thirds are, times three."""
    number = shown / factor
    same_side = (number > measure.threshold, number < measure.threshold) == (
        value.number > measure.threshold,
        value.number < measure.threshold,
    )
    return (
        same_side
        and abs(shown - value.number * factor) <= Fraction(1, 200)
        and measure.admits(number) == measure.admits(value.number)
    )
