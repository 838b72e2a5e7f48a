"""One row of a roster, and what its conditions found."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from checker.form.problem import Problem
from checker.form.roster import Roster
from checker.notice.notice import Notice
from checker.requirements.facts import Facts
from checker.requirements.interval import Interval
from checker.requirements.result import Result, evaluate
from checker.rosters.counting import Rows
from checker.values.dates import is_month
from checker.values.verdict import Verdict, weightiest

_REMEMBERED = 50_000


@dataclass(frozen=True, eq=False)
class Row:
    """A row, evaluated once however often it is looked at.

    Attributes:
        notice: The notice.
        roster: The roster that it belongs to.
        answers: Its valid cells.
        problems: What is wrong with the others.
    """

    notice: Notice
    roster: Roster
    answers: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()

    @cached_property
    def results(self) -> tuple[Result, ...]:
        """What every condition on such a row found, in the order of the text."""
        conditions = self.notice.on_rows(self.roster.id)
        if len(self.roster.known) > _REMEMBERED:
            self.roster.known.clear()
        return evaluate(conditions, Facts(self.answers, self.roster.fields), self._months(), self.roster.known)

    @cached_property
    def verdict(self) -> Verdict:
        """The weightiest verdict of those conditions that have to hold."""
        return weightiest(
            result.finding.verdict for result in self.results if result.condition.about["strength"] != "one_of"
        )

    @cached_property
    def stands(self) -> bool:
        """Whether nothing is known that keeps the row's firm from being what the roster lists.

        A roster says of each firm that it is a tenant or a graduate; a cell that is missing does not take that back.
        """
        return not any(
            result.finding.verdict is Verdict.UNMET and result.condition.about["strength"] == "hard"
            for result in self.results
        )

    @cached_property
    def tallies(self) -> Mapping[str, Verdict]:
        """For each field of the form that counts such rows, whether this is one, by the field's path."""
        findings = {result.condition.id: result.finding for result in self.results}
        facts = Facts(self.answers, self.roster.fields, findings)
        return {
            path: counting.where.decide(facts).verdict
            for path, counting in self.notice.countings.items()
            if counting.roster is self.roster and isinstance(counting, Rows) and counting.where
        }

    def joined(self, others: Sequence["Row"]) -> "Row":
        """Return what several rows of one firm say together, whatever their order.

        Yes outweighs no, the larger figure the smaller, year by year; of dates, texts and choices the one that sorts
        last is taken. That a firm stands twice, and not what its rows disagree in, is told by the rules of consistency.
        """
        return Row(self.notice, self.roster, _merged([self.answers, *(row.answers for row in others)]))

    @cached_property
    def identity(self) -> str:
        """What tells its firm from all others, if it is given."""
        return self.roster.identity(self.answers)

    def _months(self) -> Mapping[str, Interval]:
        given = ((path, self.answers.get(path)) for path in self.roster.dates)
        return {
            path: _some_day(value, self.roster.fields[path].title)
            for path, value in given
            if isinstance(value, str) and is_month(value)
        }


def _merged(given: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    paths = dict.fromkeys(path for answers in given for path in answers)
    return {path: _outweighing([answers[path] for answers in given if path in answers]) for path in paths}


def _outweighing(answers: Sequence[Any]) -> Any:  # noqa: ANN401 - an answer, as its field has it
    by_year = [answer for answer in answers if isinstance(answer, Mapping)]
    return _merged(by_year) if by_year else max(answers, key=_weight)


def _weight(answer: object) -> tuple[bool, object]:
    return (True, answer) if isinstance(answer, int | Decimal) else (False, str(answer))


def _some_day(month: str, title: str) -> Interval:
    year, number = map(int, month.split("-"))
    first = date(year, number, 1)
    last = first.replace(day=calendar.monthrange(year, number)[1])
    return Interval(
        (first.isoformat(), last.isoformat()),
        f"“{title}”只有年月（{month}），结论要看是哪一天，请填到日。",
        f"“{title}”只有年月（{month}）",
    )
