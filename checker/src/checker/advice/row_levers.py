"""Which rows of a roster would decide a condition, and how many of them have to be filled in how."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from checker.advice.effects import Effect, effects
from checker.advice.offer import FilledRows, Offer
from checker.advice.row_filling import Cells, RowFilling
from checker.conditions import BoundedAnswer, Condition, Facts, Result
from checker.evaluation import NoticeEvaluator, Report
from checker.form import Roster
from checker.rosters import Count, RosterRows
from checker.rosters.counting import RowCounting, SumCounting
from checker.values.numbers import STEP
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Fields, Phrase, RowPiece, Rows, Sentence, Statement, Words, joined
from checker.wording.vocabulary import ANSWER_LABELS

_NAMED = 5
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
        self._evaluator = evaluator

    def offers(
        self,
        result: Result,
        report: Report,
        known: tuple[Facts, Mapping[str, BoundedAnswer]],
    ) -> Iterator[Offer]:
        """Yield, for each number that is counted from open rows, the fewest rows that make the condition met."""
        waiting = _Waiting(result, report, *known)
        for count in report.roster_counts:
            path = count.field.path
            if count.open and path in waiting.bounded and path in result.condition.reads:
                rows = report.rosters[count.roster.id]
                filling = RowFilling(self._evaluator.rosters[count.roster.id], rows, count)
                match self._evaluator.notice.countings[path]:
                    case RowCounting():
                        yield from self._of_rows(filling, waiting)
                    case SumCounting() as counting:
                        yield from self._of_sum(counting, filling, waiting)

    def _of_rows(self, filling: RowFilling, waiting: _Waiting) -> Iterator[Offer]:
        roster, cells = filling.count.roster, filling.cells
        order = sorted(cells, key=lambda number: (len(cells[number]), sorted(cells[number].items()), number))

        def filled(needed: int) -> RosterRows:
            return filling.with_cells({number: cells[number] for number in order[:needed]})

        needed = _least(len(order), lambda number: self._is_met(filled(number), roster, waiting))
        if needed:
            groups = tuple(_grouped(order, cells, needed, roster))
            said = [_said(group, filling.count).phrase for group in groups]
            statement = _ENOUGH.of(groups=Rows(roster.id, tuple(order[:needed]), joined(said, "；再加上")))
            yield Offer(self._evaluator.notice, statement, {}, self._effects(filled(needed), roster, waiting), groups)

    def _of_sum(self, counting: SumCounting, filling: RowFilling, waiting: _Waiting) -> Iterator[Offer]:
        """Yield what the blank cells of a column have to come to together."""
        count, roster, room = filling.count, filling.count.roster, filling.room(counting)
        amount = self._lacking(count.field.path, waiting) if room else None
        if amount is None:
            return
        step = Fraction(1) if count.field.is_integer else STEP
        rows, less = (filling.with_sum(counting.column, room, number) for number in (amount, amount - step))
        if rows and less and self._is_met(rows, roster, waiting) and not self._is_met(less, roster, waiting):
            group = FilledRows(roster.id, tuple(room), {counting.column: amount}, len(room))
            statement = _SUM.of(
                rows=_rows(group), columns=_columns(group, roster), amount=Amount(amount, count.field.unit)
            )
            yield Offer(self._evaluator.notice, statement, {}, self._effects(rows, roster, waiting), (group,))

    def _lacking(self, path: str, waiting: _Waiting) -> Fraction | None:
        """Return what the least count lacks, where nothing else is lacking."""
        low = {path: one.interval.ends[0] for path, one in waiting.bounded.items()}
        for lever in waiting.result.condition.requirement.levers(waiting.facts.supposing(low)):
            if lever.changes.keys() == {path}:
                return Fraction(str(lever.changes[path])) - Fraction(low[path])
        return None

    def _is_met(self, rows: RosterRows, roster: Roster, waiting: _Waiting) -> bool:
        (result,) = self._results(rows, roster, waiting, (waiting.result.condition,))
        return result.finding.verdict is Verdict.MET

    def _effects(self, rows: RosterRows, roster: Roster, waiting: _Waiting) -> tuple[Effect, ...]:
        counted = {path for path, one in self._evaluator.notice.countings.items() if one.roster is roster}
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
        return self._evaluator.results(waiting.report.typed.answers, rosters, conditions=conditions)


def _least(most: int, holds: Callable[[int], bool]) -> int:
    """Return the least number for which something holds that holds for all larger ones; 0 if it never does."""
    if not most or not holds(most):
        return 0
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


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
