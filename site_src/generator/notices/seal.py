"""The seal of an official text, ``text.sha256``: it shows when a word of what was once compared has been changed."""

from pathlib import Path

from generator.source import Errors, SourceError
from generator.text import Text, parse_text, without_whitespace
from generator.tools import sha256

SEAL = "text.sha256"


def broken_seal(folder: Path, text: Text) -> Errors:
    """Yield a doubt if a text is not the one that was sealed; one that was never sealed is still being written."""
    path = folder / SEAL
    if path.exists() and path.read_text(encoding="ascii").strip() != seal_of(text):
        message = f"原文与 {SEAL} 记下的不同：有字被改过、加过或删过"
        remedy = f"与发布的通知逐字核对，改回来；官方确实更正了原文的，删去 {SEAL}，再运行 make dates"
        yield SourceError(folder / "text.md", None, None, message, remedy)


def borrowed_text(folder: Path, text: Text) -> Errors:
    """Yield a doubt if a text is still that of the notice which the folder was copied from."""
    for other in sorted(folder.parent.glob("*/text.md")):
        same_size = other.parent.name < folder.name and other.stat().st_size == (folder / "text.md").stat().st_size
        if same_size and seal_of(parse_text(other)) == seal_of(text):
            message = f"原文与 {other.parent.name} 的一字不差"
            yield SourceError(folder / "text.md", None, None, message, "换成这份通知的原文")


def seal_texts(notices: Path) -> list[Path]:
    """Seal every notice's text that has no seal yet, and return the seals that were made.

    Raises:
        SourceErrors: A text does not keep to its format.
    """
    unsealed = [path.parent for path in sorted(notices.glob("*/text.md")) if not (path.parent / SEAL).exists()]
    for folder in unsealed:
        (folder / SEAL).write_text(f"{seal_of(parse_text(folder / 'text.md'))}\n", encoding="ascii")
    return [folder / SEAL for folder in unsealed]


def seal_of(text: Text) -> str:
    """Return the SHA-256 of all official words, without white space."""
    return sha256(without_whitespace("".join(clause.text for clause in text.clauses.values())).encode())
