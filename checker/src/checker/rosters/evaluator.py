"""Evaluates the rows of one roster, and remembers what it found: most rows of a table share most of their answers."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from checker.conditions import Condition, Facts, Result, ResultMemory, bounded_dates, evaluate
from checker.form.problem import Problem
from checker.form.roster import Roster
from checker.rosters.counting import Counting, RowCounting
from checker.rosters.eligible_rows import EligibleRows, RosterRows
from checker.rosters.firms import Firms
from checker.rosters.row import Row, merged_answers
from checker.rosters.standing import Standing

_REMEMBERED = 5_000


class RosterEvaluator:
    """Evaluates the rows of one roster.

    Attributes:
        roster: The roster.
    """

    def __init__(self, roster: Roster, conditions: Iterable[Condition], countings: Iterable[Counting]) -> None:
        """Prepare for rows that have to meet `conditions`, and of which `countings` count some."""
        self.roster = roster
        self._conditions = tuple(conditions)
        self._tallied = {
            counting.field.path: counting.where
            for counting in countings
            if counting.roster is roster and isinstance(counting, RowCounting) and counting.where
        }
        self._found = ResultMemory(_REMEMBERED)
        self._on_choices = tuple(one for one in self._conditions if self._is_on_choices(one))
        self._choices = tuple(dict.fromkeys(path for one in self._on_choices for path in one.looks_at))
        self._settled_by_choices: dict[object, Mapping[str, Result]] = {}
        self._tallies_found: dict[object, Mapping[str, Standing]] = {}
        tallied = tuple(self._tallied.values())
        self._tallies_read = tuple(dict.fromkeys(path for where in tallied for path in where.all_reads()))
        self._tallies_refer = tuple(dict.fromkeys(name for where in tallied for name in where.all_refers_to()))

    def evaluate_row(self, answers: Mapping[str, Any], problems: Sequence[Problem] = ()) -> Row:
        """Evaluate every condition on a row.

        Args:
            answers: The row's valid cells.
            problems: What is wrong with the others.
        """
        for memory in (self._tallies_found, self._settled_by_choices):
            if len(memory) > _REMEMBERED:
                memory.clear()
        given = Facts(answers, self.roster.fields)
        bounded = bounded_dates(answers, self._dates)
        results, facts = evaluate(self._conditions, given, bounded, self._found, self._settled(given))
        identity, name = self.roster.identity(answers), self.roster.name(answers)
        return Row(answers, tuple(problems), identity, name, results, self._tallies(facts))

    def roster_rows(self, rows: Iterable[Row]) -> RosterRows:
        """Return rows of the roster with those of them that count."""
        listed = tuple(rows)
        firms = Firms(listed)
        return RosterRows(listed, self._eligible(firms), firms)

    def firm_row(self, rows: Sequence[Row]) -> tuple[Row, tuple[str, ...]]:
        """Return the one row that some rows of a firm are counted as, and the columns in which they contradict."""
        if len(rows) == 1:
            return rows[0], ()
        answers, contradicted = merged_answers(rows, self.roster.fields)
        return self.evaluate_row(answers), contradicted

    @cached_property
    def _dates(self) -> Mapping[str, str]:
        return {path: self.roster.fields[path].title for path in self.roster.dates}

    def _is_on_choices(self, condition: Condition) -> bool:
        kinds = {self.roster.fields[path].kind for path in condition.looks_at}
        return not condition.refers and kinds <= {"choice", "question"}

    def _settled(self, facts: Facts) -> Mapping[str, Result]:
        """Return, by id, what the conditions found that look at nothing but choices and questions.

        Most rows share all these answers with others.
        """
        key = facts.key(self._choices)
        if key is None:
            return {}
        if key not in self._settled_by_choices:
            results, _ = evaluate(self._on_choices, facts, {}, self._found)
            self._settled_by_choices[key] = {result.condition.id: result for result in results}
        return self._settled_by_choices[key]

    def _tallies(self, facts: Facts) -> Mapping[str, Standing]:
        """Return where a row counts, which follows from some answers and from what some conditions found."""
        read = facts.key(self._tallies_read)
        if read is None:
            return self._tally(facts)
        findings = [facts.findings[name] for name in self._tallies_refer]
        key = (read, *[(finding.verdict, finding.missing_paths) for finding in findings])
        if key not in self._tallies_found:
            self._tallies_found[key] = self._tally(facts)
        return self._tallies_found[key]

    def _tally(self, facts: Facts) -> Mapping[str, Standing]:
        return {path: Standing.among_met(where.decide(facts)) for path, where in self._tallied.items()}

    def _eligible(self, firms: Firms) -> EligibleRows:
        """Tell the rows that count from those that do not; several rows of one firm count as one."""
        kept, ineligible, duplicates, contradicting = {}, [], [], {}
        for first, *others in firms.rows:
            row, contradicted = self.firm_row([firms.listed[number - 1] for number in (first, *others)])
            if contradicted:
                contradicting[first] = contradicted
            duplicates += others
            if row.standing.may_count:
                kept[first] = row
            else:
                ineligible.append(first)
        open_ = {number: row.standing.columns for number, row in kept.items() if row.standing.is_open}
        code = self.roster.schema.get("x-same", "")
        open_ |= {number: (*open_.get(number, ()), code) for number in firms.doubtful if number in kept}
        return EligibleRows(kept, tuple(duplicates), tuple(ineligible), dict(sorted(open_.items())), contradicting)
