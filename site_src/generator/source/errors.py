"""What can be wrong with the files that people write, in words that help them to put it right.

The readers of these messages are editors who do not program: a message names the file, the line and the field, says
what is wrong, and says what to write instead.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.tools import ROOT

type Errors = Iterator["SourceError"]
"""What a check finds: everything that is wrong, as far as it can see."""


class SourceError(Exception):
    """Something is wrong in a file under `notices/` or `content/`.

    Attributes:
        path: The file; one of the repository is shown relative to it.
        line: Its line, counted from 1; None if the file as a whole is meant.
        field: The dotted path of the field, or the address of the clause; None if there is none.
        message: What is wrong, a Chinese sentence without its full stop.
        remedy: What to write instead, likewise.
    """

    def __init__(self, path: Path, line: int | None, field: str | None, message: str, remedy: str) -> None:
        super().__init__(path, line, field, message, remedy)
        self.path = path
        self.line = line
        self.field = field
        self.message = message
        self.remedy = remedy

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SourceError) and self.args == other.args

    def __hash__(self) -> int:
        return hash(self.args)

    def __str__(self) -> str:
        path = self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path
        place = str(path) if self.line is None else f"{path}:{self.line}"
        field = "" if self.field is None else f"{self.field}: "
        return f"{place}: {field}{self.message}（改法：{self.remedy}）"

    @property
    def place(self) -> tuple[str, int]:
        """Where it stands, to sort by: the file, and the line, 0 for the file as a whole."""
        return (str(self.path), self.line or 0)


class SourceErrors(Exception):  # noqa: N818 - several
    """Everything that is wrong in the files that were read, sorted by file and line.

    Attributes:
        errors: At least one.
        doubts: What may be wrong as well, and would not stop anything alone.
    """

    def __init__(self, errors: Iterable[SourceError], doubts: Iterable[SourceError] = ()) -> None:
        self.errors = _sorted(errors)
        self.doubts = _sorted(doubts)
        super().__init__(*self.errors)

    def __str__(self) -> str:
        return "\n".join(map(str, (*self.errors, *self.doubts)))


def _sorted(errors: Iterable[SourceError]) -> tuple[SourceError, ...]:
    return tuple(sorted(dict.fromkeys(errors), key=lambda error: error.place))


def listed(errors: Sequence[object], doubts: Sequence[object], outcome: str = "生成中止") -> str:
    """Return what is wrong and what is doubted, each below its heading, as it is told in a terminal.

    Args:
        errors: What is wrong.
        doubts: What is doubted.
        outcome: What has come of the errors.
    """
    wrong = [f"{outcome}，有 {len(errors)} 处要改：", *errors] if errors else []
    doubted = [f"请核对，有 {len(doubts)} 处与原文看来不同：", *doubts] if doubts else []
    return "\n".join(map(str, [*wrong, *doubted]))
