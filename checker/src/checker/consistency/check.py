"""Whether what the applicant has written agrees with itself: form, rosters, cover and tables."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Self

from checker.conditions import Facts
from checker.consistency.context import ConsistencyContext
from checker.consistency.rules import Discrepancy, Rule, rule
from checker.consistency.rules.each_row import EachRow
from checker.form.field import Field
from checker.form.roster import Roster
from checker.wording.sentence import ClausePiece, FieldPiece, Phrase, Rows, phrase_of, pieces_as_json, text_of


@dataclass(frozen=True, slots=True)
class ConsistencyCheck:
    """What has to agree, one entry of ``consistency.yaml``.

    Attributes:
        id: Its name within the notice.
        title: What is compared with what, a noun phrase in Chinese.
        severity: ``mismatch`` for what cannot both be right, ``hint`` for what is only unusual.
        clause: Where the notice says so or prints the fields.
        rules: How it is compared.
    """

    id: str
    title: str
    severity: str
    clause: tuple[str, ...]
    rules: tuple[Rule, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any], rosters: Mapping[str, Roster]) -> Self:
        """Read one entry, already validated."""
        clause = data["clause"]
        clauses = (clause,) if isinstance(clause, str) else tuple(clause)
        rules = tuple(rule(one, rosters) for one in data["rules"])
        return cls(data["id"], data["title"], data["severity"], clauses, rules)


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """What a check found.

    Attributes:
        check: The check.
        discrepancy: What does not agree.
        fields: The form's fields by path.
    """

    check: ConsistencyCheck
    discrepancy: Discrepancy
    fields: Mapping[str, Field]

    @property
    def phrase(self) -> Phrase:
        """What does not agree, in full sentences."""
        return phrase_of(self.discrepancy.statements)

    @property
    def message(self) -> str:
        """The same as plain text."""
        return text_of(self.phrase)

    def as_json(self) -> dict[str, Any]:
        """Return it as an object of the report."""
        found = self.discrepancy
        return {
            "id": self.check.id,
            "severity": self.check.severity,
            "title": self.check.title,
            "sentence": pieces_as_json(self.phrase),
            "statements": [statement.as_json() for statement in found.statements],
            "fields": pieces_as_json(
                tuple(FieldPiece(self.fields[path].title, path) for path in dict.fromkeys(found.fields))
            ),
            "rows": [
                Rows(roster, tuple(number for _, number in rows)).as_json()
                for roster, rows in groupby(found.rows, key=itemgetter(0))
            ],
            "clause": pieces_as_json(tuple(ClausePiece(clause, clause) for clause in self.check.clause)),
        }


def discrepancies_in_row(
    checks: Iterable[ConsistencyCheck], roster: str, answers: Mapping[str, Any], rosters: Mapping[str, Roster]
) -> Iterator[Discrepancy]:
    """Yield everything in a row that does not agree with itself; its fields are columns."""
    context = ConsistencyContext(Facts({}, {}), {}, rosters, {})
    for check in checks:
        for one in check.rules:
            if isinstance(one, EachRow) and one.roster == roster:
                yield from one.in_row(answers, context)


def inconsistencies(checks: Iterable[ConsistencyCheck], context: ConsistencyContext) -> Iterator[Inconsistency]:
    """Yield everything that does not agree, in the order of the checks."""
    for check in checks:
        for one in check.rules:
            for found in _found(one, context):
                yield Inconsistency(check, found, context.facts.fields)


def _found(one: Rule, context: ConsistencyContext) -> Iterable[Discrepancy]:
    """Return what a rule finds; one that looks at the form alone finds the same for the same answers."""
    if one.rests_on_counts or any(one.looks_into()):
        return one.find(context)
    facts = context.facts
    answers = [(path in facts.overrides, facts.answer(path)) for path in one.reads()]
    return context.memory.last(one, answers, lambda: list(one.find(context)))
