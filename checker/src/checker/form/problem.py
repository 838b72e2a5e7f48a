"""What can be wrong with the answers that people give us."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from checker.wording.sentence import Statement


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with one answer, or with the application as a whole.

    Attributes:
        path: Dotted address of the answer; empty for the application as a whole.
        statement: What is wrong and what to do.
        structural: Whether the form could not have produced it: an unknown field, a wrong type, an impossible day.
        location: Where the answer stands, said before what is wrong; for rows of rosters.
    """

    path: str
    statement: Statement
    structural: bool = False
    location: Statement | None = None

    @property
    def message(self) -> str:
        """What is wrong and what to do, in Chinese."""
        return (self.location.text if self.location else "") + self.statement.text

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``problem`` of ``schemas/report.schema.json``."""
        statement = self.statement
        said = {"parameters": statement.parameters, "message": self.message}
        return {"code": statement.code, "field": self.path, **said}


class ApplicationError(ValueError):
    """Input that is not a valid application for a notice.

    Attributes:
        problems: Everything that is wrong with it.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.message for problem in self.problems))
