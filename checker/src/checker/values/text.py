"""Texts as they are compared: however they were typed."""

import unicodedata


def tight(text: str) -> str:
    """Return a text in half-width characters (NFKC) and without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())
