"""Sentences about files, sheets and cells, gathered in tables."""

from enum import Enum

from checker.wording.sentence import Sentence, Statement


class MessageTemplate(Enum):
    """A table of sentences: a member's value is the template, its name gives the code."""

    @property
    def code(self) -> str:
        """The code of all statements that are made from the template."""
        return self.name.lower().replace("_", "-")

    def __call__(self, **parameters: object) -> Statement:
        """Return the statement with its parameters filled in."""
        return Sentence(self.code, self.value).of(**{name: str(value) for name, value in parameters.items()})
