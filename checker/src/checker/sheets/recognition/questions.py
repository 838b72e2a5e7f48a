"""Questions about a sheet: what cannot be told from it for certain, with the answer that it is read by meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from checker.wording.sentence import Statement

LEAVE, TAKE, BY_ROW = "leave", "take", "by-row"
"""The answers by which what is asked about is not taken, taken as it stands, or taken in the unit of each row."""


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen.

    Attributes:
        value: What it is called in a request.
        label: What is shown.
    """

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a person has to decide.

    Attributes:
        id: What it is called; the same whenever the sheet is read.
        where: Where on the sheet it arises, in words.
        text: What stands there.
        message: What is asked.
        options: The answers; the first is the proposal, which is safe.
        chosen: The answer that was chosen; empty where none was.
    """

    id: str
    where: str
    text: str
    message: Statement
    options: tuple[Option, ...]
    chosen: str = ""

    @property
    def answer(self) -> str:
        """The answer that the sheet is read by: the chosen one or else the proposal."""
        return self.chosen or self.options[0].value

    def answered(self, answers: Mapping[str, str]) -> "Question":
        """Return the question with its answer among some by id; one that it does not offer counts as none."""
        chosen = answers.get(self.id, "")
        return replace(self, chosen=chosen if any(chosen == option.value for option in self.options) else "")

    @property
    def answer_label(self) -> str:
        """The answer that the sheet is read by, as it is shown."""
        return next(option.label for option in self.options if option.value == self.answer)

    def as_json(self) -> dict[str, Any]:
        """Return what the page shows."""
        return {
            "id": self.id,
            "code": self.message.code,
            "where": self.where,
            "text": self.text,
            "message": self.message.text,
            "options": [{"value": option.value, "label": option.label} for option in self.options],
            "proposal": self.options[0].value,
            "answer": self.answer,
        }
