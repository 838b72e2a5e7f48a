"""An application evaluated with other rows in one of its rosters, and what conditions make of what is counted there."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from itertools import product

from checker.advice.effects import Effect, effects
from checker.conditions import BoundedAnswer, Condition, Facts, Result
from checker.evaluation import NoticeEvaluator, Report
from checker.form import Roster
from checker.notice import Notice
from checker.rosters import EligibleRows, RosterRows
from checker.values.verdict import Verdict


class RowTrials:
    """Evaluates applications of one notice with other rows; what checks of the page remember stays as it is."""

    def __init__(self, notice: Notice) -> None:
        """Prepare for applications of `notice`."""
        self._notice = notice
        self._evaluator = NoticeEvaluator(notice)

    def is_met(self, condition: Condition, rows: RosterRows, roster: Roster, report: Report) -> bool:
        """Whether a condition is met with these rows in the roster."""
        (result,) = self.results((condition,), rows, roster, report)
        return result.finding.verdict is Verdict.MET

    def results(
        self, conditions: Collection[Condition], rows: RosterRows, roster: Roster, report: Report
    ) -> tuple[Result, ...]:
        """Evaluate conditions with these rows in the roster."""
        rosters = {**report.rosters, roster.id: rows}
        return self._evaluator.results(report.typed.answers, rosters, conditions=conditions)

    def on_the_day(self, rows: RosterRows, roster: Roster, report: Report) -> EligibleRows:
        """Return which of these rows count on the day of application."""
        return self._evaluator.on_the_day(roster.id, rows, report.typed.answers)

    def affected(self, roster: Roster, report: Report) -> list[Result]:
        """Return what was found for the conditions on which other rows can have an effect."""
        return [result for result in report.results if looks_at_counts(result.condition, roster, self._notice)]

    def effects(self, rows: RosterRows, roster: Roster, report: Report, but: Condition) -> tuple[Effect, ...]:
        """Return what these rows do to conditions other than the one for whose sake they are tried."""
        before = self.affected(roster, report)
        after = self.results([result.condition for result in before], rows, roster, report)
        return tuple(effects(before, after, but.id))


def looks_at_counts(condition: Condition, roster: Roster, notice: Notice) -> bool:
    """Whether a condition compares a number that is counted from a roster, and not only repeats other conditions."""
    counted = {path for path, counting in notice.countings.items() if counting.roster is roster}
    return not (condition.refers or counted.isdisjoint(condition.reads))


def shortfalls(
    path: str, condition: Condition, known: tuple[Facts, Mapping[str, BoundedAnswer]], counted: Collection[str]
) -> Iterator[Fraction]:
    """Yield how much a counted number lacks, by each lever of a condition that raises it and no other of its roster.

    It is taken at its least, other answers of which bounds are known at each of these.

    Args:
        path: The field with the number.
        condition: The condition.
        known: The answers, and those of which bounds are known.
        counted: All fields that are counted from the roster.
    """
    facts, bounded = known
    ends = {one: bounded[one].interval.ends for one in condition.reads if one in bounded}
    ends = {one: values[:1] if one == path else values for one, values in ends.items()}
    for chosen in product(*ends.values()):
        then = facts.supposing(dict(zip(ends, chosen, strict=True)))
        for lever in condition.requirement.levers(then):
            moved = [one for one in counted if one in lever.changes and lever.changes[one] != then.answer(one)]
            if moved == [path]:
                amount = Fraction(str(lever.changes[path])) - (then.number(path) or 0)
                yield from (amount,) if amount > 0 else ()
