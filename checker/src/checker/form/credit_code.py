"""The check character of a unified social credit code (统一社会信用代码), as GB 32100 defines it."""

from checker.values.text import tight
from checker.wording.sentence import Amount, Sentence, Statement

_WRONG_LENGTH = Sentence("credit-code.length", "应为 {wanted}，现在是 {given}，请核对。")
_WRONG_CHARACTERS = Sentence("credit-code.characters", "代码中不会有“{characters}”，请核对。")
_WRONG_CHECK = Sentence("credit-code.check-character", "校验位不对，请与营业执照核对。")

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_WEIGHTS = tuple(pow(3, position, len(_ALPHABET)) for position in range(_LENGTH - 1))


def code_in(text: str) -> str:
    """Return the text as a code, in half-width capitals without spaces; empty if it cannot be a code.

    The check character may be wrong: a mistyped code still identifies its firm; words such as 办理中 do not.
    """
    code = tight(text).upper()
    return code if len(code) == _LENGTH and _VALUES.keys() >= set(code) else ""


def code_error(code: str) -> Statement | None:
    """Say why a text cannot be a code; None if it can. Only a hint: the registry decides which codes there are."""
    given = tight(code).upper()
    if len(given) != _LENGTH:
        return _WRONG_LENGTH.of(wanted=Amount(_LENGTH, "位"), given=Amount(len(given), "位"))
    if unknown := sorted(set(given) - _VALUES.keys()):
        return _WRONG_CHARACTERS.of(characters="、".join(unknown))
    if given[-1] != _check_character(given[:-1]):
        return _WRONG_CHECK.of()
    return None


def _check_character(body: str) -> str:
    total = sum(_VALUES[character] * weight for character, weight in zip(body, _WEIGHTS, strict=True))
    return _ALPHABET[-total % len(_ALPHABET)]
