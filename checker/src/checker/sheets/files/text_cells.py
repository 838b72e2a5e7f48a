"""Cells from texts: pictures, and formulas that only look like texts, are told from them."""

import re

from checker.sheets.files.grid import Cell, Kind

_FUNCTION_OF_PICTURES = re.compile(r"\s*=?(?:_xlfn\.)?(?:DISPIMG|IMAGE)\(", re.IGNORECASE)
_UNKNOWN_FUNCTION = re.compile(r"\s*=?_xl(?:fn|ws|udf)\.")
"""How a program writes a function that it does not know."""


def text_cell(text: str, kind: Kind = "text") -> Cell | None:
    """Return the cell of a text; None for a blank one."""
    if not text or text.isspace():
        return None
    if "(" in text:
        if _FUNCTION_OF_PICTURES.match(text):
            return Cell("picture", text)
        if _UNKNOWN_FUNCTION.match(text):
            return Cell("formula", text)
    return Cell(kind, text)
