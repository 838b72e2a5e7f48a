"""What rules of consistency look at."""

from collections.abc import Callable, Hashable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Self

from checker.conditions import Facts
from checker.conditions.operators.quantity import Quantity
from checker.form.roster import Roster
from checker.rosters.count import Count
from checker.rosters.eligible_rows import RosterRows
from checker.wording.sentence import FieldPiece, Fields, Phrase

_IN_WORDS = {"choice", "question", "text"}
_REMEMBERED = 10_000


class RuleMemory:
    """What rules found before: rows, and most of their answers, mostly stay from one check to the next."""

    def __init__(self) -> None:
        """Remember nothing."""
        self._by_basis: dict[Hashable, tuple[object, Any]] = {}
        self._by_answers: dict[Hashable, tuple[object, dict[Hashable, Any]]] = {}

    def last[T](self, rule: Hashable, basis: object, find: Callable[[], T]) -> T:
        """Return what a rule found last, if that rests on the same basis; else find it."""
        known = self._by_basis.get(rule)
        if known is None or known[0] != basis:
            known = self._by_basis[rule] = (basis, find())
        found: T = known[1]
        return found

    def by_answers(self, rule: Hashable, basis: object) -> MutableMapping[Hashable, Any]:
        """Return what a rule found for answers on the basis that it had last, to look up and to fill."""
        known = self._by_answers.get(rule)
        if known is None or known[0] != basis or len(known[1]) > _REMEMBERED:
            known = self._by_answers[rule] = (basis, {})
        return known[1]


@dataclass(frozen=True, slots=True)
class ConsistencyContext:
    """What rules look at.

    Attributes:
        facts: The form's answers as they were typed, and what was counted for those that were not.
        counts: What was counted, by the field's path.
        rosters: The notice's rosters by id.
        rows: The rows of those that were given, by the roster's id.
        memory: What rules found before.
    """

    facts: Facts
    counts: Mapping[str, Count]
    rosters: Mapping[str, Roster]
    rows: Mapping[str, RosterRows]
    memory: RuleMemory = field(default_factory=RuleMemory)
    _beside: dict[str, Facts] = field(default_factory=dict)
    _in_rows: dict[tuple[str, int], Self] = field(default_factory=dict)

    def in_row(self, roster: str, number: int) -> Self:
        """Return what rules look at in a row, by its number from 1: its cells, with the form's answers beside them."""
        known = self._in_rows.get((roster, number))
        if known is None:
            row, form = self.rows[roster].rows[number - 1], self._beside_rows(roster)
            facts = Facts({**form.answers, **row.answers}, form.fields, overrides=form.overrides)
            known = type(self)(facts, self.counts, self.rosters, self.rows, self.memory)
            self._in_rows[roster, number] = known
        return known

    def _beside_rows(self, roster: str) -> Facts:
        """Return the form as seen from a roster's rows: a column hides the field of the same name, filled or not."""
        if roster not in self._beside:
            columns, facts = self.rosters[roster].fields, self.facts
            self._beside[roster] = Facts(
                {name: answer for name, answer in facts.answers.items() if name not in columns},
                {**facts.fields, **columns},
                overrides={path: value for path, value in facts.overrides.items() if path not in columns},
            )
        return self._beside[roster]

    def name(self, path: str) -> Fields:
        """Name a field and the place on the official form where it stands, or the roster that it was counted from."""
        return Fields((path,), self._named(path))

    def stated(self, path: str) -> Fields:
        """Name a field and its answer."""
        answer = self.facts.text(path)
        in_words = self.facts.fields[path].kind in _IN_WORDS
        return Fields((path,), (*self._named(path), f"为“{answer}”" if in_words else f"为 {answer}"))

    def name_quantity(self, quantity: Quantity) -> Fields:
        """Name what a quantity is made of."""
        return quantity.named(self._named)

    def _named(self, path: str) -> Phrase:
        known = self.facts.fields[path]
        link = FieldPiece(known.title, path)
        if path in self.facts.overrides:
            return (f"由“{self.counts[path].roster.title}”数出的“", link, "”")
        source = known.schema.get("x-source", "")
        return ("“", link, f"”（{source}）" if source else "”")
