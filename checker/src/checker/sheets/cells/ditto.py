"""Ditto marks, which stand for what the cell above has."""

import re

from checker.values.text import comparable
from checker.values.traditional import simplified

_DITTO = re.compile(
    r"[-—–―~·.(]*(?:[\"“”〃＂]+|['′’‘]{2,})[-—–―~·.)]*"
    r"|[-—–―(]*同(?:上|前|左)(?:[一1]?[行栏格列条]|述|所述|列|表|企业|公司|单位|人|名)?[-—–―).。]*|ditto|do\."
)
_LONGEST = 10


def is_ditto(text: str) -> bool:
    """Whether a text only says that the same stands above."""
    return len(text) <= _LONGEST and bool(_DITTO.fullmatch(simplified(comparable(text))))
