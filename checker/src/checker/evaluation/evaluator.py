"""Evaluates applications of one notice, and remembers what it found for rows and answers that it had before."""

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import replace
from typing import Any

from checker.conditions import BoundedAnswer, Condition, Facts, Result, ResultMemory, bounded_dates, evaluate
from checker.consistency import ConsistencyContext, RuleMemory, inconsistencies
from checker.evaluation.assumptions import NOTHING, Assumed, assuming
from checker.evaluation.report import Report
from checker.notice import Notice
from checker.rosters import ApplicationDay, Count, Counting, EligibleRows, RosterEvaluator, RosterRows

_REMEMBERED = 200

type Rows = Mapping[str, RosterRows]
"""The rows of each roster that has any, by the roster's id."""


class NoticeEvaluator:
    """Evaluates applications of one notice.

    Attributes:
        notice: The notice.
        rosters: What evaluates the rows of each roster, by id.
    """

    def __init__(self, notice: Notice) -> None:
        """Prepare for applications of `notice`."""
        self.notice = notice
        countings = tuple(notice.countings.values())
        self.rosters = {
            name: RosterEvaluator(roster, notice.on_rows(name), countings) for name, roster in notice.rosters.items()
        }
        days = (
            (name, ApplicationDay.of(roster, notice.fields, notice.about["window"]))
            for name, roster in notice.rosters.items()
        )
        self._days = {name: day for name, day in days if day}
        self._dates = {path: field.title for path, field in notice.fields.items() if field.kind == "date"}
        self._rules = RuleMemory()
        self._results = ResultMemory(_REMEMBERED)
        self._eligible: dict[str, tuple[tuple[object, ...], EligibleRows]] = {}
        self._counts: dict[str, tuple[EligibleRows, Count]] = {}

    def check(self, application: Mapping[str, Any], rosters: Rows | None = None, assumed: Assumed = NOTHING) -> Report:
        """Evaluate every condition on a valid application.

        Args:
            application: The answers; its rosters are left out of account where `rosters` are given.
            rosters: The rows of its rosters, evaluated before.
            assumed: Answers that stand in the place of whatever is typed or counted there.
        """
        rows = self.rows_of(application) if rosters is None else rosters
        supposed = assuming(application, assumed) if assumed else application
        counts = self._count(supposed, rows)
        typed, known = self._answers(supposed, counts, assumed)
        results = self._evaluate(self.notice.on_application(), *self._in_bounds(typed, known, counts, assumed))
        found = inconsistencies(self.notice.consistency_checks, self._context(typed, known, counts, rows))
        return Report(self.notice, typed, results, rows, tuple(counts.values()), tuple(found), assumed)

    def results(
        self,
        application: Mapping[str, Any],
        rosters: Rows,
        assumed: Assumed = NOTHING,
        conditions: Collection[Condition] | None = None,
    ) -> tuple[Result, ...]:
        """Evaluate conditions as `check` does, and nothing else.

        Args:
            application: The answers.
            rosters: The rows of its rosters, evaluated before.
            assumed: Answers that stand in the place of whatever is typed or counted there.
            conditions: Those of the notice's conditions that are wanted, and any that they refer to; by default all.
        """
        if conditions is None:
            return self._evaluate(self.notice.on_application(), *self.known(application, rosters, assumed))
        paths = {path for condition in conditions for path in condition.looks_at}
        return self._evaluate(conditions, *self.known(application, rosters, assumed, paths))

    def known(
        self,
        application: Mapping[str, Any],
        rosters: Rows,
        assumed: Assumed = NOTHING,
        paths: Container[str] | None = None,
    ) -> tuple[Facts, Mapping[str, BoundedAnswer]]:
        """Return the answers that conditions look at, or those at some paths, and those of which bounds are known."""
        supposed = assuming(application, assumed)
        counts = self._count(supposed, rosters, paths)
        typed, known = self._answers(supposed, counts, assumed)
        return self._in_bounds(typed, known, counts, assumed)

    def on_the_day(self, name: str, rows: RosterRows, application: Mapping[str, Any]) -> EligibleRows:
        """Return the rows that count on the day of application.

        Args:
            name: The roster's id.
            rows: Its rows.
            application: The form's answers, the day among them.
        """
        day = self._days.get(name)
        if day is None:
            return rows.eligible
        basis = (rows, day.bounds(application))
        known = self._eligible.get(name)
        if known is None or known[0] != basis:
            known = self._eligible[name] = (basis, day.apply(rows.eligible, application))
        return known[1]

    def check_row(self, level: str, answers: Mapping[str, Any]) -> tuple[Result, ...]:
        """Evaluate every condition on a valid row of one roster, such as a tenant."""
        return self.rosters[level].evaluate_row(answers).results

    def rows_of(self, application: Mapping[str, Any]) -> Rows:
        """Evaluate the rows of a valid application's rosters."""
        given = ((name, application.get(one.roster.path), one) for name, one in self.rosters.items())
        return {name: one.roster_rows(map(one.evaluate_row, rows)) for name, rows, one in given if rows}

    def _answers(
        self, application: Mapping[str, Any], counts: Mapping[str, Count], assumed: Assumed
    ) -> tuple[Facts, Mapping[str, object]]:
        """Return the answers as they were typed, and what was counted in their place."""
        known = {path: count.ends[0] for path, count in counts.items() if count.is_known and path not in assumed}
        return Facts(application, self.notice.fields), known

    def _evaluate(
        self, conditions: Iterable[Condition], facts: Facts, bounded: Mapping[str, BoundedAnswer]
    ) -> tuple[Result, ...]:
        """Evaluate conditions; what was found for the same answers is remembered."""
        return evaluate(conditions, facts, bounded, self._results)[0]

    def _in_bounds(
        self, typed: Facts, known: Mapping[str, object], counts: Mapping[str, Count], assumed: Assumed
    ) -> tuple[Facts, Mapping[str, BoundedAnswer]]:
        """Return what is typed and counted, without what is bounded, and the bounds."""
        bounded = {
            path: count.bounds
            for path, count in counts.items()
            if not (count.is_known or path in assumed or count.yields_to(typed.answer(path)))
        }
        bounded |= bounded_dates({path: typed.answer(path) for path in self._dates}, self._dates)
        return replace(typed, overrides={**known, **dict.fromkeys(bounded)}), bounded

    def _count(
        self, application: Mapping[str, Any], rows: Rows, paths: Container[str] | None = None
    ) -> Mapping[str, Count]:
        eligible = {name: self.on_the_day(name, given, application) for name, given in rows.items()}
        return {
            path: self._counted(counting, eligible[counting.roster.id], application)
            for path, counting in self.notice.countings.items()
            if counting.roster.id in eligible and (paths is None or path in paths)
        }

    def _counted(self, counting: Counting, rows: EligibleRows, application: Mapping[str, Any]) -> Count:
        path = counting.field.path
        known = self._counts.get(path)
        if counting.by_form or known is None or known[0] is not rows:
            known = self._counts[path] = (rows, counting.count(rows, application))
        return known[1]

    def _context(
        self, typed: Facts, known: Mapping[str, object], counts: Mapping[str, Count], rows: Rows
    ) -> ConsistencyContext:
        """Return what rules look at: what was typed, and what was counted only where nothing was."""
        unanswered = {path: number for path, number in known.items() if typed.answer(path) is None}
        facts = replace(typed, overrides=unanswered)
        return ConsistencyContext(facts, counts, self.notice.rosters, rows, self._rules)


def check(notice: Notice, application: Mapping[str, Any]) -> Report:
    """Evaluate every condition of a notice on a valid application."""
    return NoticeEvaluator(notice).check(application)


def check_row(notice: Notice, level: str, answers: Mapping[str, Any]) -> tuple[Result, ...]:
    """Evaluate every condition on a valid row of one roster, such as a tenant."""
    return NoticeEvaluator(notice).check_row(level, answers)
