"""Finds out by which sign the columns of a text are separated."""

import io
import re
from collections import Counter
from itertools import islice

_SEPARATORS = ("\t", ",", ";", "|", "，", "；")
_NAMED = re.compile(r'"?sep=([^\r\n])"?[\t,; ]*(?:[\r\n]|\Z)', re.IGNORECASE)
"""The line by which a text tells Excel its separator."""
_QUOTED = re.compile(r'"[^"\r\n]*"')
_LINES_EXAMINED = 50


def named_separator(text: str) -> str:
    """Return the separator that a text's first line names; empty where it names none."""
    named = _NAMED.match(text)
    return named[1] if named else ""


def likely_separator(text: str, longest_cell: int) -> tuple[str, int]:
    """Return the separator that the most lines have equally often, and how often.

    Titles, notes and commas within texts are not in every line; the separator of a table is.

    Args:
        text: The text.
        longest_cell: How long a line is expected to be at most.
    """
    lines = islice(io.StringIO(text[: _LINES_EXAMINED * longest_cell], newline=""), _LINES_EXAMINED)
    bare = [_QUOTED.sub("", line) for line in lines]
    _, separator, count = max((_usual_count(bare, each) for each in _SEPARATORS), key=lambda usual: usual[0])
    return (separator, count) if count else (",", 0)


def _usual_count(lines: list[str], separator: str) -> tuple[int, str, int]:
    """Return how much speaks for a separator, itself, and how often the most lines have it."""
    counts = Counter(line.count(separator) for line in lines)
    weight, count = max((count * often, count) for count, often in counts.items()) if counts else (0, 0)
    return weight, separator, count
