"""Texts as they are compared and kept: however they were typed."""

import re
import unicodedata

_UNSEEN_CHARACTERS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc"
)
_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_HALF_CHARACTERS = "\ud800-\udfff"
_UNSEEN = re.compile(f"[{_UNSEEN_CHARACTERS}]")
_BLANK = re.compile(f"[{_BLANKS}]")
_HALVES = re.compile(f"[{_HALF_CHARACTERS}]+")
_ODD = re.compile(f"[{_UNSEEN_CHARACTERS}{_BLANKS}{_HALF_CHARACTERS}]")
_BRACKETS = re.compile(r"[()\[\]{}<>〔〕【】〈〉《》]")
_LIMITED = ("有限责任公司", "有限公司")
"""Two ways to write one kind of company."""


def tight(text: str) -> str:
    """Return a text in half-width characters (NFKC) and without white space."""
    if text.isascii() and text.isprintable():
        return "".join(text.split())
    return "".join(unicodedata.normalize("NFKC", visible(text)).split())


def comparable(text: str) -> str:
    """Return a text as words are compared: half-width, without white space, in lower case."""
    return tight(text).casefold()


def visible(text: str) -> str:
    """Return a text without characters that nobody sees, and with one kind of blank."""
    return _BLANK.sub(" ", _UNSEEN.sub("", whole(text))) if _ODD.search(text) else text


def whole(text: str) -> str:
    """Join the halves of characters that were stored as two, and drop halves that stand alone."""
    return _HALVES.sub(lambda found: found[0].encode("utf-16", "surrogatepass").decode("utf-16", "ignore"), text)


def bare_name(text: str) -> str:
    """Return a firm's name as it is compared: also without brackets; empty if no letter or digit is left."""
    bare = _BRACKETS.sub("", tight(text).casefold()).replace(*_LIMITED)
    return bare if any(map(str.isalnum, bare)) else ""
