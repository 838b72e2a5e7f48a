"""Rows that do not count yet but lack least of what it takes, such as graduates with one condition of two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from checker.advice.effects import effects
from checker.advice.offer import FilledRows, Offer
from checker.conditions import Condition, Facts, Result
from checker.conditions.lever import Changes, Lever
from checker.evaluation import NoticeEvaluator, Report
from checker.rosters import Count, RosterRows, Row
from checker.rosters.counting import RowCounting
from checker.values.verdict import Verdict
from checker.wording.sentence import Phrase, RowPiece, Rows, Sentence, joined

_ENOUGH = Sentence("lever.nearest-rows", "{rows}，即达到")
_MOST = 3
"""How many rows are told at once."""
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class _Near:
    """A row that a lever makes count.

    Attributes:
        number: Its number, from 1.
        lever: The lever, with less than which it does not count.
        effort: How much has to be changed.
        row: The row after it.
    """

    number: int
    lever: Lever
    effort: Fraction
    row: Row


class NearestRows:
    """Finds the rows of one notice's rosters that lack least."""

    def __init__(self, evaluator: NoticeEvaluator) -> None:
        """Prepare for the applications that `evaluator` evaluates."""
        self._notice = evaluator.notice
        self._rosters = evaluator.rosters
        self._trials = NoticeEvaluator(evaluator.notice)
        self._requirements = {condition.id: condition.requirement for condition in evaluator.notice.conditions}
        self._found: dict[tuple[Row, int], _Near | None] = {}

    def offers(self, result: Result, report: Report) -> Iterator[Offer]:
        """Yield the few rows that make a condition met that counts rows by conditions of theirs."""
        for count in report.roster_counts:
            counting = self._notice.countings[count.field.path]
            by_conditions = isinstance(counting, RowCounting) and counting.where and counting.where.all_refers_to()
            if by_conditions and count.is_known and count.field.path in result.condition.reads:
                yield from self._of_count(count, result, report)

    def _of_count(self, count: Count, result: Result, report: Report) -> Iterator[Offer]:
        rows = report.rosters[count.roster.id]
        near = [one for number in rows.eligible.ineligible if (one := self._near(number, rows, count))]
        nearest = sorted(near, key=lambda one: (one.effort, one.number))[:_MOST]
        for needed in range(1, len(nearest) + 1):
            chosen = nearest[:needed]
            (after,) = self._results(chosen, count, report, [result.condition])
            if after.finding.verdict is Verdict.MET:
                yield self._offer(chosen, count, result, report)
                return

    def _offer(self, chosen: Sequence[_Near], count: Count, result: Result, report: Report) -> Offer:
        counted = {path for path, one in self._notice.countings.items() if one.roster is count.roster}
        before = [
            one for one in report.results if not (one.condition.refers or counted.isdisjoint(one.condition.reads))
        ]
        after = self._results(chosen, count, report, [one.condition for one in before])
        roster = count.roster.id
        title = count.roster.title
        said: list[Phrase] = [
            (f"“{title}”第 ", RowPiece(str(one.number), roster, one.number), " 行", *one.lever.statement.phrase)
            for one in chosen
        ]
        rows = Rows(roster, tuple(one.number for one in chosen), joined(said, "，"))
        groups = tuple(FilledRows(roster, (one.number,), one.lever.changes, 1) for one in chosen)
        found = tuple(effects(before, after, result.condition.id))
        return Offer(self._notice, _ENOUGH.of(rows=rows), {}, found, groups)

    def _near(self, number: int, rows: RosterRows, count: Count) -> _Near | None:
        """Return the least that makes a row count; None if it lacks several things, or what no lever gives."""
        row = rows.rows[number - 1]
        if len(self._found) > _REMEMBERED:
            self._found.clear()
        if (row, number) not in self._found:
            self._found[row, number] = self._least(number, row, count)
        return self._found[row, number]

    def _least(self, number: int, row: Row, count: Count) -> _Near | None:
        hard = (result for result in row.results if result.condition.about["strength"] == "hard")
        lacking = [result.condition for result in hard if result.finding.verdict is Verdict.UNMET]
        if len(lacking) != 1:
            return None
        findings = {result.condition.id: result.finding for result in row.results}
        facts = Facts(row.answers, count.roster.fields, findings, requirements=self._requirements)
        levers = sorted(lacking[0].requirement.levers(facts), key=lambda lever: facts.effort(lever.changes))
        for lever in levers:
            filled, *less = (self._filled(row, changes, count) for changes in (lever.changes, *lever.shorts))
            if _counts(filled, count) and not any(_counts(short, count) for short in less):
                return _Near(number, lever, facts.effort(lever.changes), filled)
        return None

    def _filled(self, row: Row, changes: Changes, count: Count) -> Row:
        return self._rosters[count.roster.id].evaluate_row({**row.answers, **changes}, row.problems)

    def _results(
        self, chosen: Sequence[_Near], count: Count, report: Report, conditions: Sequence[Condition]
    ) -> tuple[Result, ...]:
        """Evaluate conditions with these rows in the place of what they were."""
        name = count.roster.id
        filled = {one.number: one.row for one in chosen}
        rows = [filled.get(number, row) for number, row in enumerate(report.rosters[name].rows, 1)]
        rosters = {**report.rosters, name: self._rosters[name].roster_rows(rows)}
        return self._trials.results(report.typed.answers, rosters, conditions=conditions)


def _counts(row: Row, count: Count) -> bool:
    """Whether a row counts for certain."""
    standings = (row.standing, row.tallies[count.field.path])
    return all(standing.may_count and not standing.is_open for standing in standings)
