"""``each_row``: a rule for every row of a roster, which may look at the form as well."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from checker.conditions import Facts
from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.base import Discrepancy, Rule
from checker.rosters.eligible_rows import RosterRows
from checker.wording.sentence import Amount, RowPiece, Rows, Sentence, Statement

_SPELT_OUT = 3
_ROSTER = Sentence("each_row.roster", "“{roster}”")
_ROW = Sentence("each_row.row", "{row}：")
_MORE = Sentence("each_row.more", "这样的共 {rows}。")

type Numbered = tuple[int, tuple[Statement, ...]]
"""The number of a row, from 1, and what the rule says of it."""


@dataclass(frozen=True, slots=True, eq=False)
class EachRow(Rule):
    """A roster and the rule for its rows.

    Attributes:
        roster: The roster.
        rule: The rule, of which only fields matter; one that the row has is the row's, any other the form's.
        form: The form's fields that it looks at; whatever else it looks at are columns.
    """

    roster: str
    rule: Rule
    form: frozenset[str]

    def reads(self) -> Iterator[str]:
        """Yield the form's fields."""
        yield from sorted(self.form)

    def kinds(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the form's fields, with what the rule takes."""
        yield from ((path, kinds) for path, kinds in self.rule.kinds() if path in self.form)

    def looks_into(self) -> Iterator[tuple[str, str]]:
        """Yield the columns."""
        yield from ((self.roster, path) for path in self.rule.reads() if path not in self.form)

    def in_row(self, answers: Mapping[str, Any], context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Yield what the rule says of a row by itself; of one that looks at the form, nothing."""
        if not self.form:
            facts = Facts(answers, context.rosters[self.roster].fields)
            yield from self.rule.find(replace(context, facts=facts))

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Gather what the rule says of the rows."""
        rows = context.rows.get(self.roster)
        if not rows:
            return
        form = tuple((path in context.facts.overrides, str(context.facts.answer(path))) for path in self.reads())
        found = context.memory.last(self, (rows, form), lambda: self._found(rows, form, context))
        if found:
            numbers = tuple((self.roster, number) for number, _ in found)
            yield Discrepancy(tuple(self._statements(found, context)), tuple(self.reads()), numbers)

    def _found(self, rows: RosterRows, form: tuple[object, ...], context: ConsistencyContext) -> list[Numbered]:
        known = context.memory.by_answers(self, form)
        columns = tuple(path for path in self.rule.reads() if path not in self.form)
        fields = context.rosters[self.roster].fields
        by_year = any(fields[path].kind == "years" for path in columns if path in fields)
        said: list[Numbered] = []
        for number, row in enumerate(rows.rows, 1):
            answers = [row.answers.get(path) for path in columns]
            key = tuple(map(_hashable, answers)) if by_year else tuple(answers)
            found = known.get(key)
            if found is None:
                found = [one.statements for one in self.rule.find(context.in_row(self.roster, number))]
                known[key] = found
            said += [(number, statements) for statements in found]
        return said

    def _statements(self, found: list[Numbered], context: ConsistencyContext) -> Iterator[Statement]:
        yield _ROSTER.of(roster=context.rosters[self.roster].title)
        for number, statements in found[:_SPELT_OUT]:
            name = RowPiece(f"第 {number} 行", self.roster, number)
            yield _ROW.of(row=Rows(self.roster, (number,), (name,)))
            yield from statements
        if len(found) > _SPELT_OUT:
            yield _MORE.of(rows=Amount(len(dict(found)), "行"))


def _hashable(answer: object) -> object:
    return tuple(sorted(answer.items())) if isinstance(answer, Mapping) else answer
