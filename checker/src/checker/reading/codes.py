"""Codes as people write them, and what files make of them."""

import re

from checker.form.credit_code import code_mistaken
from checker.reading.issues import ReadingIssue
from checker.reading.reading import Reading, noted, rejected

_EXPONENT_NOTATION = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")


def read_code(text: str) -> Reading:
    """Read a credit code; one that a spreadsheet has cut off is none."""
    if _EXPONENT_NOTATION.fullmatch(text):
        return rejected(text, ReadingIssue.CODE_IN_EXPONENT_NOTATION())
    mistaken = code_mistaken(text)
    return noted(text, mistaken) if mistaken else Reading(text)
