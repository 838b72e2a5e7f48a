"""What can be wrong with the files that people write, in words that help them to put it right.

The readers of these messages are editors who do not program: a message names the file, the line and the field, says
what is wrong, and says what to write instead.
"""

from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


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
        path = self.path.relative_to(_ROOT) if self.path.is_relative_to(_ROOT) else self.path
        place = str(path) if self.line is None else f"{path}:{self.line}"
        field = "" if self.field is None else f"{self.field}: "
        return f"{place}: {field}{self.message}（改法：{self.remedy}）"


class UnknownClauseError(LookupError):
    """Data cite a clause that the notice's text does not have.

    Attributes:
        address: The address that was cited.
        similar: Addresses of the text that look like it, the most similar first; possibly none.
    """

    def __init__(self, address: str, similar: tuple[str, ...]) -> None:
        super().__init__(address, similar)
        self.address = address
        self.similar = similar

    def __str__(self) -> str:
        hint = f"，是否指 {'、'.join(self.similar)}" if self.similar else ""
        return f"通知全文中没有地址为“{self.address}”的条款{hint}"
