"""What is unmet, in the order in which an applicant wants to hear of it."""

from collections.abc import Iterable
from fractions import Fraction

from checker.conditions import Result
from checker.values.verdict import Verdict


def gaps_of(results: Iterable[Result]) -> tuple[Result, ...]:
    """Return the applicant's unmet conditions, the worst first; only those that stand alone.

    How bad a gap is, is what is lacking or too much in proportion to the threshold; where there is nothing to measure,
    the whole is lacking. Among equals stands the order of the text.
    """
    unmet = (
        result
        for result in results
        if result.finding.verdict is Verdict.UNMET
        and result.condition.level == "applicant"
        and result.condition.stands_alone
    )
    return tuple(sorted(unmet, key=_distance, reverse=True))


def _distance(result: Result) -> Fraction:
    measure = result.measure
    if measure is None or not measure.values:
        return Fraction(1)
    return min(abs(measure.threshold - value.number) / measure.threshold for value in measure.values)
