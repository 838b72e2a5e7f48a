"""Sentences for users, each with a code for programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence about a file, a sheet or a cell.

    Attributes:
        code: What it says, such as ``not-a-number``.
        text: The sentence, in Chinese.
        parameters: What was filled into its template, by name.
    """

    code: str
    text: str
    parameters: Mapping[str, str]


class MessageTemplate(Enum):
    """Templates of sentences: a member's value is the template, its name gives the code."""

    @property
    def code(self) -> str:
        """The code of all sentences that are made from the template."""
        return self.name.lower().replace("_", "-")

    def __call__(self, **parameters: object) -> Message:
        """Return the sentence with its parameters filled in."""
        texts = {name: str(value) for name, value in parameters.items()}
        return Message(self.code, str(self.value).format_map(texts), texts)
