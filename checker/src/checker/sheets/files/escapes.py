"""How a text survives a file unchanged.

A leading apostrophe says that what follows is taken to the letter, as Excel's users know it: nothing is converted, and
one apostrophe is dropped; before a row's number, it says that the row is one. Characters that XML cannot hold stand in
a workbook as ``_x0007_``, as Excel writes them.
"""

import re

VERBATIM = "'"

_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")
# What XML cannot hold or would change, and what would be taken for such a code.
_AWKWARD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def encoded(text: str) -> str:
    """Return a text as a workbook holds it."""
    return _AWKWARD.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def decoded(raw: str) -> str:
    """Return the text that a workbook holds."""
    return _CODE.sub(lambda found: chr(int(found[1], 16)), raw) if "_x" in raw else raw
