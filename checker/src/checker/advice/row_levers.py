"""Which rows of a roster would decide a condition, and how many of them have to be filled in how."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import groupby
from operator import itemgetter

from checker.advice.fewest_rows import Gains, fewest
from checker.advice.offer import FilledRows, Offer
from checker.advice.row_contributions import RowContributions
from checker.advice.row_filling import Choice, FilledBefore, RowFilling
from checker.advice.row_trials import RowTrials, shortfalls
from checker.conditions import BoundedAnswer, Facts, Result, decide_within_bounds
from checker.evaluation import NoticeEvaluator, Report
from checker.form import Roster
from checker.notice import Notice
from checker.rosters import Count, RosterRows
from checker.rosters.counting import RowCounting, SumCounting
from checker.values.numbers import STEP
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Fields, Phrase, RowPiece, Rows, Sentence, Statement, Words, joined
from checker.wording.vocabulary import ANSWER_LABELS

_MOST_OPEN = 100
"""How many rows may be open: of more nobody reads which, and trying them takes long."""
_NAMED = 5
"""How many rows of a group are named one by one: of more, the first of them and how many there are."""
_REMEMBERED = 20_000
"""How many rows filled in are kept of each roster, some hundred checks of it, before all of them are forgotten."""
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
        self._trials = RowTrials(evaluator.notice)
        self._columns = {name: _read(evaluator.notice, roster) for name, roster in evaluator.notice.rosters.items()}
        self._filled = {name: FilledBefore() for name in self._rosters}

    def offers(
        self,
        result: Result,
        report: Report,
        known: tuple[Facts, Mapping[str, BoundedAnswer]],
    ) -> Iterator[Offer]:
        """Yield, for each number that is counted from open rows, the fewest rows that make the condition met.

        Numbers that the condition does not want raised, such as the whole of a share, are left out.
        """
        waiting = _Waiting(result, report, *known)
        for count in report.roster_counts:
            path, counting = count.field.path, self._notice.countings[count.field.path]
            if not (0 < len(count.open) <= _MOST_OPEN and path in waiting.bounded and path in result.condition.reads):
                continue
            match counting:
                case RowCounting():
                    if amounts := self._shortfalls(count, waiting):
                        yield from self._of_rows(int(max(amounts)), self._filling(count, report), waiting)
                case SumCounting():
                    for amount in self._shortfalls(count, waiting)[:1]:
                        yield from self._of_sum(counting, amount, self._filling(count, report), waiting)

    def _shortfalls(self, count: Count, waiting: _Waiting) -> Sequence[Fraction]:
        counted = [path for path, counting in self._notice.countings.items() if counting.roster is count.roster]
        known = (waiting.facts, waiting.bounded)
        return list(shortfalls(count.field.path, waiting.result.condition, known, counted))

    def _filling(self, count: Count, report: Report) -> RowFilling:
        name = count.roster.id
        self._filled[name].forget(_REMEMBERED)
        return RowFilling(self._rosters[name], report.rosters[name], count, self._columns[name], self._filled[name])

    def _of_rows(self, guess: int, filling: RowFilling, waiting: _Waiting) -> Iterator[Offer]:
        """Yield the fewest rows that do if they count, mostly as many as guessed."""
        roster, report, condition = filling.count.roster, waiting.report, waiting.result.condition
        awaiting = self._trials.on_the_day(filling.rows, roster, report).awaiting
        choices = {number: one for number, one in filling.choices.items() if number not in awaiting}
        affected = self._trials.affected(roster, report)
        filled = filling.with_choices(choices)
        after = self._trials.results([result.condition for result in affected], filled, roster, report)
        decided = [now for was, now in zip(affected, after, strict=True) if was.finding.verdict != now.finding.verdict]
        if not any(now.condition is condition and now.finding.verdict is Verdict.MET for now in decided):
            return
        contributions = RowContributions(choices, self._counts(roster, report), self._notice.countings)
        groups = contributions.alike({path for now in decided for path in now.condition.reads})
        chosen = self._fewest(guess, [number for group in groups for number in group], contributions, waiting)
        filled = filling.with_choices({number: choices[number] for number in chosen})
        less = filling.with_choices({number: choices[number] for number in chosen[:-1]})
        if chosen and self._is_met(filled, roster, waiting) and not self._is_met(less, roster, waiting):
            told = list(_told(groups, chosen, choices, roster))
            said = joined([_said(group, filling.count).phrase for group in told], "；再加上")
            statement = _ENOUGH.of(groups=Rows(roster.id, tuple(chosen), said))
            found = self._trials.effects(filled, roster, report, condition)
            yield Offer(self._notice, statement, {}, found, tuple(told))

    def _fewest(
        self, guess: int, rows: Sequence[int], contributions: RowContributions, waiting: _Waiting
    ) -> Sequence[int]:
        """Return the fewest of the rows that do, by what each is counted for; those first that come first."""
        requirement, bounded = waiting.result.condition.requirement, waiting.bounded
        read = [path for path in waiting.result.condition.reads if path in bounded and path in contributions.counts]
        paths = [path for path in read if isinstance(self._notice.countings[path], RowCounting)]

        @cache
        def is_met(gained: Gains) -> bool:
            settled = contributions.settled({path: bounded[path] for path in paths}, gained)
            found = decide_within_bounds(requirement, waiting.facts, {**bounded, **settled})
            return found.verdict is Verdict.MET

        return fewest({number: contributions.gains(number, paths) for number in rows}, is_met, guess)

    def _of_sum(
        self, counting: SumCounting, amount: Fraction, filling: RowFilling, waiting: _Waiting
    ) -> Iterator[Offer]:
        """Yield what the blank cells of a column have to come to together."""
        count, roster, room = filling.count, filling.count.roster, filling.room(counting)
        step = Fraction(1) if count.field.is_integer else STEP
        rows, less = (filling.with_sum(counting.column, room, number) for number in (amount, amount - step))
        if rows and less and self._is_met(rows, roster, waiting) and not self._is_met(less, roster, waiting):
            group = FilledRows(roster.id, tuple(room), {counting.column: amount}, len(room))
            statement = _SUM.of(
                rows=_rows(group), columns=_columns(group, roster), amount=Amount(amount, count.field.unit)
            )
            found = self._trials.effects(rows, roster, waiting.report, waiting.result.condition)
            yield Offer(self._notice, statement, {}, found, (group,))

    def _is_met(self, rows: RosterRows, roster: Roster, waiting: _Waiting) -> bool:
        return self._trials.is_met(waiting.result.condition, rows, roster, waiting.report)

    def _counts(self, roster: Roster, report: Report) -> Mapping[str, Count]:
        return {count.field.path: count for count in report.roster_counts if count.roster is roster}


def _read(notice: Notice, roster: Roster) -> tuple[str, ...]:
    """Return the columns on which it depends whether a row counts."""
    read = [path for condition in notice.on_rows(roster.id) for path in condition.reads]
    counted = [path for one in notice.countings.values() if one.roster is roster for path in one.columns()]
    return tuple(dict.fromkeys((*read, *counted)))


def _told(
    groups: Sequence[Sequence[int]], chosen: Collection[int], choices: Mapping[int, Choice], roster: Roster
) -> Iterator[FilledRows]:
    """Yield how many rows of each group are chosen; all rows of groups that lack the same cells are one group."""
    needed = [(group, choices[group[0]].cells, len(set(group).intersection(chosen))) for group in groups]
    whole = [(group, cells) for group, cells, number in needed if number == len(group)]
    for cells, same in groupby(whole, key=itemgetter(1)):
        numbers = tuple(sorted(number for group, _ in same for number in group))
        yield FilledRows(roster.id, numbers, cells, len(numbers))
    yield from (
        FilledRows(roster.id, tuple(group), cells, number) for group, cells, number in needed if 0 < number < len(group)
    )


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
