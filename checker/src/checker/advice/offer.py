"""A lever that has been pulled and found to close its gap, with what else it does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from checker.advice.effects import Effect
from checker.application import answers_from_application
from checker.conditions.lever import Changes
from checker.evaluation.assumptions import assuming
from checker.notice import Notice
from checker.values.verdict import Verdict
from checker.wording.sentence import Statement, pieces_as_json
from checker.wording.vocabulary import OTHERWISE_UNCHANGED


@dataclass(frozen=True, slots=True)
class FilledRows:
    """Rows of a roster of which some have to be filled in.

    Attributes:
        roster: The roster's id.
        numbers: The rows, from 1.
        cells: What has to stand in which columns: yes or no, or what the cells of a column come to together.
        needed: How many of the rows.
    """

    roster: str
    numbers: tuple[int, ...]
    cells: Mapping[str, object]
    needed: int

    def as_json(self) -> dict[str, Any]:
        """Return them as ``leverRows`` of ``schemas/report.schema.json``."""
        return {"roster": self.roster, "rows": list(self.numbers), "columns": list(self.cells), "needed": self.needed}


@dataclass(frozen=True)
class Offer:
    """A lever that closes its gap exactly.

    Attributes:
        notice: The notice.
        statement: What has to be done, as a part of a sentence.
        changes: The answers under which the condition is met.
        effects: What these do to other conditions.
        rows: The rows that have to be filled in instead.
        supposed: What the changes only suppose, of answers of which bounds are known.
    """

    notice: Notice
    statement: Statement
    changes: Changes
    effects: tuple[Effect, ...]
    rows: tuple[FilledRows, ...] = ()
    supposed: Changes = field(default_factory=dict)

    @property
    def does_harm(self) -> bool:
        """Whether it makes any other condition worse."""
        return any(effect.verdict is not Verdict.MET for effect in self.effects)

    @property
    def text(self) -> str:
        """What has to be done and what else it does, as plain text."""
        if not self.effects:
            return self.statement.text
        also = "；".join(effect.statement.text for effect in self.effects)
        return f"{self.statement.text}（{OTHERWISE_UNCHANGED}，{also}）"

    @cached_property
    def as_json(self) -> Mapping[str, Any]:
        """It as a ``lever`` of ``schemas/report.schema.json``."""
        rows = {"rows": [group.as_json() for group in self.rows]} if self.rows else {}
        return {
            "sentence": pieces_as_json(self.statement.phrase),
            "changes": answers_from_application(assuming({}, self.changes), self.notice),
            "effects": [effect.as_json() for effect in self.effects],
            **rows,
        }
