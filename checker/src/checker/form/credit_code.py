"""Unified social credit codes (统一社会信用代码), as GB 32100 defines them, and what is mistaken for them."""

import re
from operator import mul

from checker.values.text import tight
from checker.wording.sentence import Amount, Sentence, Statement

_WRONG_LENGTH = Sentence("credit-code.length", "应为 {wanted}，现在是 {given}，请核对。")
_LETTERS = Sentence("credit-code.letters", "代码中不会有字母 {letters}，多半应是数字 {digits}；请与营业执照核对。")
_IDENTITY_NUMBER = Sentence("credit-code.identity-number", "像是身份证号，不是统一社会信用代码；请改填代码。")
_DIGITS_LOST = Sentence("credit-code.digits-lost", "末尾几位都是 0，可能是存成数字时丢了原来的数字；请与营业执照核对。")
_WRONG_CHARACTERS = Sentence("credit-code.characters", "代码中不会有“{characters}”，请核对。")
_WRONG_CHECK = Sentence("credit-code.check-character", "校验位不对，请与营业执照核对。")

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_WEIGHTS = tuple(pow(3, position, len(_ALPHABET)) for position in range(_LENGTH - 1))

_LOOK_ALIKE = {"I": "1", "O": "0"}
_IDENTITY = re.compile(r"[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
_IDENTITY_WEIGHTS = tuple(pow(2, _LENGTH - 1 - position, 11) for position in range(_LENGTH - 1))
_IDENTITY_CHECKS = "10X98765432"
_USUAL = re.compile(rf"(?=\d{{2,15}}[A-Z])[{_ALPHABET}]{{{_LENGTH}}}")
"""As most codes are written; has a letter where an identity number has none."""
_LOST = re.compile(r"\d{15}000")


def code_in(text: str) -> str:
    """Return the text as a code, in half-width capitals without spaces; empty if it cannot be a code.

    The check character may be wrong: a mistyped code still identifies its firm; words such as 办理中 do not.
    """
    if _USUAL.fullmatch(text):
        return text
    code = tight(text).upper()
    return code if len(code) == _LENGTH and _VALUES.keys() >= set(code) else ""


def code_error(code: str) -> Statement | None:
    """Say why a text cannot be a code; None if it can. Only a hint: the registry decides which codes there are."""
    is_usual = _USUAL.fullmatch(code) is not None
    given = code if is_usual else tight(code).upper()
    if not is_usual and (unlike := _unlike(given)):
        return unlike
    return _WRONG_CHECK.of() if given[-1] != _check_character(given[:-1]) else None


def _unlike(given: str) -> Statement | None:
    """Say what tells a text from codes, whatever its check character."""
    if len(given) != _LENGTH:
        return _WRONG_LENGTH.of(wanted=Amount(_LENGTH, "位"), given=Amount(len(given), "位"))
    if unknown := sorted(set(given) - _VALUES.keys() - _LOOK_ALIKE.keys()):
        return _WRONG_CHARACTERS.of(characters="、".join(unknown))
    return _mistaken(given)


def code_mistaken(text: str) -> Statement | None:
    """Say what may stand in the place of a code, even if its check character fits by chance; None for most texts."""
    if _USUAL.fullmatch(text):
        return None
    return _mistaken(tight(text).upper())


def _mistaken(code: str) -> Statement | None:
    if letters := [letter for letter in _LOOK_ALIKE if letter in code]:
        return _LETTERS.of(letters="、".join(letters), digits="、".join(_LOOK_ALIKE[letter] for letter in letters))
    if _IDENTITY.fullmatch(code) and code[-1] == _identity_check(code[:-1]):
        return _IDENTITY_NUMBER.of()
    return _DIGITS_LOST.of() if _LOST.fullmatch(code) else None


def _identity_check(body: str) -> str:
    """Return the check character of an identity number, as GB 11643 defines it."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _IDENTITY_WEIGHTS, strict=True))
    return _IDENTITY_CHECKS[total % 11]


def _check_character(body: str) -> str:
    total = sum(map(mul, map(_VALUES.__getitem__, body), _WEIGHTS))
    return _ALPHABET[-total % len(_ALPHABET)]
