"""What can be wrong with the files that people write, in words that help them to put it right.

The readers of these messages are editors who do not program: a message names the file, the line and the field, says
what is wrong, and says what to write instead.
"""

from pathlib import Path

from generator.tools import ROOT


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

    def __str__(self) -> str:
        path = self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path
        place = str(path) if self.line is None else f"{path}:{self.line}"
        field = "" if self.field is None else f"{self.field}: "
        return f"{place}: {field}{self.message}（改法：{self.remedy}）"
