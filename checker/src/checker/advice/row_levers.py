"""Which rows of a roster would decide a condition, and how many of them have to be filled in how."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import groupby

from checker.advice.effects import Effect, effects
from checker.advice.offer import FilledRows, Offer
from checker.advice.row_filling import Cells, Choice, FilledBefore, RowFilling
from checker.conditions import BoundedAnswer, Condition, Facts, Result, decide_within_bounds
from checker.conditions.lever import Lever
from checker.evaluation import NoticeEvaluator, Report
from checker.form import Roster
from checker.notice import Notice
from checker.rosters import Count, RosterRows
from checker.rosters.counting import RowCounting, SumCounting
from checker.values.interval import Interval
from checker.values.numbers import STEP
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Fields, Phrase, RowPiece, Rows, Sentence, Statement, Words, joined
from checker.wording.vocabulary import ANSWER_LABELS

_MOST_OPEN = 100
"""How many rows may be open: of more nobody reads which, and trying them takes long."""
_NAMED = 5
_REMEMBERED = 20_000
_SOME = Sentence("lever.rows", "{rows}的{columns}未填，其中 {needed}{answers}")
_ALL = Sentence("lever.all-rows", "{rows}的{columns}未填，{answers}")
_ENOUGH = Sentence("lever.rows-enough", "{groups}即达到")
_SUM = Sentence("lever.rows-sum", "{rows}的{columns}未填，合计 {amount}即达到")


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A condition that waits for rows.

    Attributes:
        result: What was found for it.
        report: What was found for the application.
        facts: The answers.
        bounded: The bounds of those that are counted.
    """

    result: Result
    report: Report
    facts: Facts
    bounded: Mapping[str, BoundedAnswer]


class RowLevers:
    """Finds the rows that decide conditions of one notice."""

    def __init__(self, evaluator: NoticeEvaluator) -> None:
        """Prepare for the applications that `evaluator` evaluates."""
        self._notice = evaluator.notice
        self._rosters = evaluator.rosters
        self._trials = NoticeEvaluator(evaluator.notice)
        self._columns = {name: _read(evaluator.notice, roster) for name, roster in evaluator.notice.rosters.items()}
        self._filled = {name: FilledBefore() for name in self._rosters}

    def offers(
        self,
        result: Result,
        report: Report,
        known: tuple[Facts, Mapping[str, BoundedAnswer]],
    ) -> Iterator[Offer]:
        """Yield, for each number that is counted from open rows, the fewest rows that make the condition met."""
        waiting = _Waiting(result, report, *known)
        for count in report.roster_counts:
            path, name = count.field.path, count.roster.id
            if 0 < len(count.open) <= _MOST_OPEN and path in waiting.bounded and path in result.condition.reads:
                before = self._filled[name]
                before.forget(_REMEMBERED)
                filling = RowFilling(self._rosters[name], report.rosters[name], count, self._columns[name], before)
                match self._notice.countings[path]:
                    case RowCounting():
                        yield from self._of_rows(filling, waiting)
                    case SumCounting() as counting:
                        yield from self._of_sum(counting, filling, waiting)

    def _of_rows(self, filling: RowFilling, waiting: _Waiting) -> Iterator[Offer]:
        """Yield the fewest rows that do if they count."""
        roster, cells = filling.count.roster, {number: one.cells for number, one in filling.choices.items()}
        order = sorted(cells, key=lambda number: (len(cells[number]), sorted(cells[number].items()), number))

        def filled(number: int) -> RosterRows:
            return filling.with_cells({row: cells[row] for row in order[:number]})

        needed = self._needed(lambda number: self._is_met(filled(number), roster, waiting), order, filling, waiting)
        if needed:
            groups = tuple(_grouped(order, cells, needed, roster))
            said = [_said(group, filling.count).phrase for group in groups]
            statement = _ENOUGH.of(groups=Rows(roster.id, tuple(order[:needed]), joined(said, "；再加上")))
            yield Offer(self._notice, statement, {}, self._effects(filled(needed), roster, waiting), groups)

    def _needed(self, met: Callable[[int], bool], order: Sequence[int], filling: RowFilling, waiting: _Waiting) -> int:
        """Return the least number of rows that make the condition met, of which one fewer does not; 0 if none does."""
        levers, path = _at_least_counts(waiting), filling.count.field.path
        lacking = list(_lacking(levers, path, waiting))
        if levers and not lacking:
            return 0
        for number in map(int, lacking):
            if number <= len(order) and met(number) and not met(number - 1):
                return number
        return _least(self._estimate(order, filling, waiting), met)

    def _estimate(self, order: Sequence[int], filling: RowFilling, waiting: _Waiting) -> int:
        """Return how many of the rows it takes, by what they are counted for alone; 0 if all do not suffice."""
        counts = {
            count.field.path: count
            for count in waiting.report.roster_counts
            if count.roster is filling.count.roster
            and count.field.path in waiting.bounded
            and isinstance(self._notice.countings[count.field.path], RowCounting)
        }

        def met(number: int) -> bool:
            filled = [(row, filling.choices[row]) for row in order[:number]]
            bounded = {path: _with_filled(waiting.bounded[path], count, filled) for path, count in counts.items()}
            requirement = waiting.result.condition.requirement
            found = decide_within_bounds(requirement, waiting.facts, {**waiting.bounded, **bounded})
            return found.verdict is Verdict.MET

        return _least(len(order), met)

    def _of_sum(self, counting: SumCounting, filling: RowFilling, waiting: _Waiting) -> Iterator[Offer]:
        """Yield what the blank cells of a column have to come to together."""
        count, roster, room = filling.count, filling.count.roster, filling.room(counting)
        amount = next(_lacking(_at_least_counts(waiting), count.field.path, waiting), None) if room else None
        if amount is None:
            return
        step = Fraction(1) if count.field.is_integer else STEP
        rows, less = (filling.with_sum(counting.column, room, number) for number in (amount, amount - step))
        if rows and less and self._is_met(rows, roster, waiting) and not self._is_met(less, roster, waiting):
            group = FilledRows(roster.id, tuple(room), {counting.column: amount}, len(room))
            statement = _SUM.of(
                rows=_rows(group), columns=_columns(group, roster), amount=Amount(amount, count.field.unit)
            )
            yield Offer(self._notice, statement, {}, self._effects(rows, roster, waiting), (group,))

    def _is_met(self, rows: RosterRows, roster: Roster, waiting: _Waiting) -> bool:
        (result,) = self._results(rows, roster, waiting, (waiting.result.condition,))
        return result.finding.verdict is Verdict.MET

    def _effects(self, rows: RosterRows, roster: Roster, waiting: _Waiting) -> tuple[Effect, ...]:
        counted = {path for path, one in self._notice.countings.items() if one.roster is roster}
        affected = [
            result
            for result in waiting.report.results
            if not (result.condition.refers or counted.isdisjoint(result.condition.reads))
        ]
        after = self._results(rows, roster, waiting, [result.condition for result in affected])
        return tuple(effects(affected, after, waiting.result.condition.id))

    def _results(
        self, rows: RosterRows, roster: Roster, waiting: _Waiting, conditions: Collection[Condition]
    ) -> tuple[Result, ...]:
        rosters = {**waiting.report.rosters, roster.id: rows}
        return self._trials.results(waiting.report.typed.answers, rosters, conditions=conditions)


def _least(most: int, holds: Callable[[int], bool]) -> int:
    """Return the least number for which something holds that holds for all larger ones; 0 if it never does."""
    if not most or not holds(most):
        return 0
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _at_least_counts(waiting: _Waiting) -> Sequence[Lever]:
    """Return the levers with which the condition would be closed if no open row counted."""
    low = {path: one.interval.ends[0] for path, one in waiting.bounded.items()}
    return list(waiting.result.condition.requirement.levers(waiting.facts.supposing(low)))


def _lacking(levers: Iterable[Lever], path: str, waiting: _Waiting) -> Iterator[Fraction]:
    """Yield what the least count of a field lacks, by each lever that raises it."""
    least = Fraction(waiting.bounded[path].interval.ends[0])
    return (Fraction(str(lever.changes[path])) - least for lever in levers if path in lever.changes)


def _read(notice: Notice, roster: Roster) -> tuple[str, ...]:
    """Return the columns on which it depends whether a row counts."""
    read = [path for condition in notice.on_rows(roster.id) for path in condition.reads]
    counted = [path for one in notice.countings.values() if one.roster is roster for path in one.columns()]
    return tuple(dict.fromkeys((*read, *counted)))


def _with_filled(bounds: BoundedAnswer, count: Count, filled: Sequence[tuple[int, Choice]]) -> BoundedAnswer:
    """Return the bounds of a count after some rows have been filled in."""
    settled = [choice.counts_for(count.field.path) for number, choice in filled if number in count.open]
    ends = (count.ends[0] + settled.count(True), count.ends[1] - settled.count(False))
    return replace(bounds, interval=Interval(ends))


def _grouped(order: Sequence[int], cells: Mapping[int, Cells], needed: int, roster: Roster) -> Iterator[FilledRows]:
    """Yield the rows that lack the same cells, as far as they are needed."""
    for filled, rows in groupby(order, key=cells.__getitem__):
        numbers = tuple(rows)
        if needed > 0:
            yield FilledRows(roster.id, numbers, filled, min(needed, len(numbers)))
        needed -= len(numbers)


def _said(group: FilledRows, count: Count) -> Statement:
    parts = {"rows": _rows(group), "columns": _columns(group, count.roster), "answers": Words(_answers(group))}
    if group.needed == len(group.numbers):
        return _ALL.of(**parts)
    return _SOME.of(**parts, needed=Amount(group.needed, count.field.unit))


def _rows(group: FilledRows) -> Rows:
    named = group.numbers[:_NAMED]
    links: list[Phrase] = [(RowPiece(str(number), group.roster, number),) for number in named]
    rest = " 行" if len(named) == len(group.numbers) else f" 等 {len(group.numbers)} 行"
    return Rows(group.roster, group.numbers, ("第 ", *joined(links, "、"), rest))


def _columns(group: FilledRows, roster: Roster) -> Fields:
    paths = tuple(group.cells)
    return Fields(paths, ("、".join(f"“{roster.fields[path].title}”" for path in paths),))


def _answers(group: FilledRows) -> str:
    """Say what the answers have to be."""
    answers = [f"“{ANSWER_LABELS['yes' if answer else 'no']}”" for answer in group.cells.values()]
    if len(set(answers)) > 1:
        return f"依次为{'、'.join(answers)}"
    several = len(answers) > 1 or group.needed == len(group.numbers) > 1
    return f"{'都' if several else ''}为{answers[0]}"
