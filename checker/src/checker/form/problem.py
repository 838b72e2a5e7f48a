"""What can be wrong with the answers that people give us."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with one answer.

    Attributes:
        path: Dotted address of the answer; empty for the application as a whole.
        message: What is wrong and what to do, in Chinese.
        structural: Whether no form could have given it: an unknown field, a wrong type, a day that does not exist.
    """

    path: str
    message: str
    structural: bool


class ApplicationError(ValueError):
    """Input that is no valid application of a notice.

    Attributes:
        problems: Everything that is wrong with it.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.message for problem in self.problems))
