"""Finds out in which encoding a text is, and refuses one that an earlier conversion has spoilt."""

import codecs
import re

from checker.sheets.files.errors import FileFault, SheetError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BYTES_EXAMINED = 4_096
_CLEARLY_MORE = 4
_NOT_IN_TEXT = frozenset(map(chr, range(32))) - set("\t\n\r\v\f\x1c\x1d\x1e\x1f")
_EURO = 0x80
_WITH_EURO = "checker-euro"

_PRIVATE = re.compile("[\ue000-\uf8ff]")
"""What GB18030 makes of the commonest characters of Big5."""
_BEHIND = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_SPOILT = re.compile(f"锟斤拷|(?:[ä-é]{_BEHIND}{{2}}){{2}}")
"""Lost characters, and two Chinese characters whose bytes in UTF-8 were each taken for a western letter."""
_SPOILT_GBK = re.compile("(?:[\xb0-\xf7][\xa1-\xfe]){2}")
"""The same in GBK; in a file that has any Chinese character it may be meant."""
_CHINESE = re.compile("[\u4e00-\u9fff]")
_FEWEST_FOREIGN = 8
"""A few Chinese characters may by chance be valid UTF-8 when they are written in GBK."""


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16, or Windows' variety of GB18030.

    Raises:
        SheetError: It is none of these, no text, or spoilt; the first line that is wrong is named.
    """
    if mark := _missing_mark(data):
        data = mark + data
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "")
    line = 1
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            text = data.decode(encoding, _WITH_EURO)
        except UnicodeDecodeError as error:
            line = max(line, error.object.count(b"\n", 0, error.start) + 1)
            if error.end == len(error.object) and not error.object[: error.start].isascii():
                break  # right except for half a character at its end
            continue
        if not (marked and not mark) and not _NOT_IN_TEXT.isdisjoint(text):
            raise SheetError(FileFault.NO_TEXT())
        _refuse_spoilt(text, encoding)
        return text
    if not _NOT_IN_TEXT.isdisjoint(map(chr, data)):
        raise SheetError(FileFault.NO_TEXT())
    raise SheetError(FileFault.UNREADABLE_LINE(line=line))


def _missing_mark(data: bytes) -> bytes:
    """Return the byte order mark that a text in UTF-16 lacks: its digits and separators have a zero on one side."""
    beginning = data[:_BYTES_EXAMINED]
    if len(data) % 2 or beginning.startswith(tuple(mark for mark, _ in _BYTE_ORDER_MARKS)):
        return b""
    behind, before = beginning[1::2].count(0), beginning[::2].count(0)
    if max(behind, before) <= _CLEARLY_MORE * min(behind, before):
        return b""
    return codecs.BOM_UTF16_LE if behind > before else codecs.BOM_UTF16_BE


def _refuse_spoilt(text: str, encoding: str) -> None:
    if text.isascii():
        return
    if encoding == "gb18030" and (private := _PRIVATE.search(text)):
        raise SheetError(FileFault.PROBABLY_BIG5(line=_line(text, private.start())))
    if spoilt := _SPOILT.search(text) or (None if _CHINESE.search(text) else _SPOILT_GBK.search(text)):
        raise SheetError(FileFault.SPOILT_LINE(line=_line(text, spoilt.start())))
    if _is_misread(text):
        raise SheetError(FileFault.SPOILT_LINE(line=1))


def _is_misread(text: str) -> bool:
    """Whether a text was UTF-8 until it was taken for GBK and saved."""
    beginning = text[:_BYTES_EXAMINED].rpartition("\n")[0] or text[:_BYTES_EXAMINED]
    if len(beginning) - len(beginning.encode("ascii", "ignore")) < _FEWEST_FOREIGN:
        return False
    try:
        beginning.encode("gb18030").decode("utf-8")
    except UnicodeError:
        return False
    return True


def _line(text: str, position: int) -> int:
    before = text[:position]
    return 1 + len(re.findall(r"\r\n?|\n", before))


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Decode the one byte that only Windows' variety of GB18030 has."""
    if not isinstance(error, UnicodeDecodeError) or error.encoding != "gb18030" or error.object[error.start] != _EURO:
        raise error
    return "€", error.start + 1


codecs.register_error(_WITH_EURO, _euro)
