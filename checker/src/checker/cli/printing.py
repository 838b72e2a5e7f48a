"""What the command line prints, under whichever locale."""

import codecs
import io
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence

REFUSED = 2


def write_utf_8() -> None:
    """Write Chinese, and names of files as they came, even where the locale knows ASCII only, as under cron."""
    codecs.register_error("checker.legible", _legible)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="checker.legible")


def print_text(*texts: str, end: str = "\n") -> None:
    """Print texts one after another; a reader such as `head` may have seen enough before the end."""
    print_parts((*texts, end))


def print_parts(texts: Iterable[str]) -> None:
    """Print texts as they come."""
    try:
        for text in texts:
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # What Python still flushes at its end must go somewhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def refuse(lines: Iterable[str], status: int = REFUSED) -> int:
    """Say why nothing was done; return the command's exit status."""
    print("\n".join(lines), file=sys.stderr)
    return status


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def padded(text: str, columns: int) -> str:
    """Return a text with blanks behind it, so that it takes so many columns."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """Return a text in lines that take at most so many columns; words of Latin letters stay whole."""
    lines = [""]
    for piece in re.findall(r"[!-~]+|.", text):
        if lines[-1] and width(lines[-1] + piece) > columns:
            lines.append("")
        lines[-1] += piece
    return lines


def shortened(text: str, columns: int) -> str:
    """Return as much of a text as takes at most so many columns."""
    if width(text) <= columns:
        return text
    kept = text
    while kept and width(kept) > columns - 1:
        kept = kept[:-1]
    return f"{kept}…"


def in_columns(rows: Sequence[Sequence[str]], gap: int = 2) -> list[str]:
    """Return rows as lines in which cells stand below each other."""
    widths = [max(map(width, cells)) for cells in zip(*rows, strict=True)]
    return [(" " * gap).join(map(padded, row, widths)).rstrip() for row in rows]


def _legible(error: UnicodeError) -> tuple[bytes, int]:
    """Return the bytes of a name that the locale could not read; escape any other half of a character, as JSON does."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    halves = error.object[error.start : error.end]
    try:
        return halves.encode("ascii", "surrogateescape").decode("utf-8").encode("utf-8"), error.end
    except UnicodeError:
        return halves.encode("ascii", "backslashreplace"), error.end
