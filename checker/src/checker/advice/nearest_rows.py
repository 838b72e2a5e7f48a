"""Rows that do not count yet but lack least of what it takes, such as graduates with one condition of two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice

from checker.advice.offer import FilledRows, Offer
from checker.advice.row_trials import RowTrials, shortfalls
from checker.conditions import BoundedAnswer, Condition, Facts, Result
from checker.conditions.lever import Changes, Lever
from checker.evaluation import NoticeEvaluator, Report
from checker.rosters import Count, EligibleRows, RosterRows, Row
from checker.rosters.counting import RowCounting
from checker.values.verdict import Verdict
from checker.wording.sentence import Phrase, RowPiece, Rows, Sentence, joined

_ENOUGH = Sentence("lever.nearest-rows", "{rows}，即达到")
_MOST = 3
"""How many rows are told at once."""
_TRIED = 60
"""How many levers of rows are tried, those first that change least: each takes about half a millisecond."""
_REMEMBERED = 20_000
"""How many rows are kept with what was found for them before all are forgotten: several of the longest rosters."""


@dataclass(frozen=True, slots=True)
class _Near:
    """A row with a lever that may make it count.

    Attributes:
        number: Its number, from 1.
        rows: All rows of its firm, it first.
        lever: The lever.
        effort: How much has to be changed.
    """

    number: int
    rows: tuple[Row, ...]
    lever: Lever
    effort: Fraction


class NearestRows:
    """Finds the rows of one notice's rosters that lack least."""

    def __init__(self, evaluator: NoticeEvaluator) -> None:
        """Prepare for the applications that `evaluator` evaluates."""
        self._notice = evaluator.notice
        self._rosters = evaluator.rosters
        self._trials = RowTrials(evaluator.notice)
        self._requirements = {condition.id: condition.requirement for condition in evaluator.notice.conditions}
        self._levers: dict[tuple[Row, ...], Sequence[tuple[Fraction, Lever]]] = {}

    def offers(
        self, result: Result, report: Report, known: tuple[Facts, Mapping[str, BoundedAnswer]]
    ) -> Iterator[Offer]:
        """Yield the few rows that make a condition met that wants more rows that meet conditions of theirs."""
        for count in report.roster_counts:
            path, counting = count.field.path, self._notice.countings[count.field.path]
            by_conditions = isinstance(counting, RowCounting) and counting.where and counting.where.all_refers_to()
            if by_conditions and count.is_known and path in result.condition.reads:
                counted = [one for one, other in self._notice.countings.items() if other.roster is count.roster]
                needed = min(shortfalls(path, result.condition, known, counted), default=Fraction())
                if 0 < needed <= _MOST:
                    yield from self._of_count(int(needed), count, result.condition, report)

    def _of_count(self, needed: int, count: Count, condition: Condition, report: Report) -> Iterator[Offer]:
        """Yield so many rows if the condition is met with all of them, and with none of them left out."""
        chosen = self._nearest(needed, count, report)
        fewer = ([one for one in chosen if one is not left_out] for left_out in chosen)
        met = (self._is_met(rows, count, condition, report) for rows in (chosen, *fewer))
        if len(chosen) == needed and next(met) and not any(met):
            yield self._offer(chosen, count, condition, report)

    def _is_met(self, chosen: Sequence[_Near], count: Count, condition: Condition, report: Report) -> bool:
        return self._trials.is_met(condition, self._changed(chosen, count, report), count.roster, report)

    def _offer(self, chosen: Sequence[_Near], count: Count, condition: Condition, report: Report) -> Offer:
        roster, title = count.roster.id, count.roster.title
        said: list[Phrase] = [
            (f"“{title}”第 ", RowPiece(str(one.number), roster, one.number), " 行", *one.lever.statement.phrase)
            for one in chosen
        ]
        rows = Rows(roster, tuple(one.number for one in chosen), joined(said, "，"))
        groups = tuple(FilledRows(roster, (one.number,), one.lever.changes, 1) for one in chosen)
        found = self._trials.effects(self._changed(chosen, count, report), count.roster, report, condition)
        return Offer(self._notice, _ENOUGH.of(rows=rows), {}, found, groups)

    def _nearest(self, needed: int, count: Count, report: Report) -> Sequence[_Near]:
        """Return so many rows that count after the least changes; fewer if there are no more."""
        candidates = sorted(self._candidates(count, report), key=lambda one: (one.effort, one.number))
        chosen: dict[int, _Near] = {}
        for one in islice(candidates, _TRIED):
            if len(chosen) == needed:
                break
            if one.number not in chosen and self._is_exact(one, count, report):
                chosen[one.number] = one
        return list(chosen.values())

    def _candidates(self, count: Count, report: Report) -> Iterator[_Near]:
        """Yield the levers of the firms that lack one condition of theirs, and nothing else such as a day."""
        evaluator, rows = self._rosters[count.roster.id], report.rosters[count.roster.id]
        listed = {firm[0]: tuple(rows.rows[number - 1] for number in firm) for firm in rows.firms.rows}
        merged = {number: evaluator.firm_row(listed[number])[0] for number in rows.eligible.ineligible}
        as_if = RosterRows(rows.rows, EligibleRows(merged, (), (), {}), rows.firms)
        timely = self._trials.on_the_day(as_if, count.roster, report)
        for number, row in timely.rows.items():
            if number not in timely.open and number not in rows.firms.doubtful:
                for effort, lever in self._levers_of(listed[number], row, count):
                    yield _Near(number, listed[number], lever, effort)

    def _levers_of(self, rows: tuple[Row, ...], merged: Row, count: Count) -> Sequence[tuple[Fraction, Lever]]:
        """Return the levers of the one condition that a firm lacks, and what each changes; none if it lacks more."""
        if len(self._levers) > _REMEMBERED:
            self._levers.clear()
        if rows not in self._levers:
            self._levers[rows] = tuple(self._found(merged, count))
        return self._levers[rows]

    def _found(self, row: Row, count: Count) -> Iterator[tuple[Fraction, Lever]]:
        hard = (result for result in row.results if result.condition.about["strength"] == "hard")
        lacking = [result.condition for result in hard if result.finding.verdict is Verdict.UNMET]
        if len(lacking) == 1:
            findings = {result.condition.id: result.finding for result in row.results}
            facts = Facts(row.answers, count.roster.fields, findings, requirements=self._requirements)
            for lever in lacking[0].requirement.levers(facts):
                yield facts.effort(lever.changes), lever

    def _is_exact(self, near: _Near, count: Count, report: Report) -> bool:
        """Whether a firm counts for certain after a lever, and after a hair less does not."""
        filled, *less = (
            self._counts(near, changes, count, report) for changes in (near.lever.changes, *near.lever.shorts)
        )
        return filled and not any(less)

    def _counts(self, near: _Near, changes: Changes, count: Count, report: Report) -> bool:
        """Whether a firm counts for certain, all its rows together, if one of them is changed."""
        own, *others = near.rows
        evaluator = self._rosters[count.roster.id]
        alone = evaluator.roster_rows([self._filled(own, changes, count), *others])
        eligible = self._trials.on_the_day(alone, count.roster, report)
        counted = self._notice.countings[count.field.path].count(eligible, report.typed.answers)
        return bool(counted.ends[0] == 1)

    def _filled(self, row: Row, changes: Changes, count: Count) -> Row:
        return self._rosters[count.roster.id].evaluate_row({**row.answers, **changes}, row.problems)

    def _changed(self, chosen: Sequence[_Near], count: Count, report: Report) -> RosterRows:
        """Return the rows with these in the place of what they were."""
        name = count.roster.id
        changed = {one.number: self._filled(one.rows[0], one.lever.changes, count) for one in chosen}
        rows = [changed.get(number, row) for number, row in enumerate(report.rosters[name].rows, 1)]
        return self._rosters[name].roster_rows(rows)
