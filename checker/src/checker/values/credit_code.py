"""The check character of a unified social credit code (统一社会信用代码), as GB 32100 defines it."""

from checker.values.text import tight

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_WEIGHTS = tuple(pow(3, place, len(_ALPHABET)) for place in range(_LENGTH - 1))


def code_in(text: str) -> str:
    """Return the code that a text is, in half-width capitals without spaces; empty for a text that can be none.

    The check character may be wrong: a code with a slip still tells its firm from others, words such as 办理中 do not.
    """
    code = tight(text).upper()
    return code if len(code) == _LENGTH and _VALUES.keys() >= set(code) else ""


def warning(code: str) -> str:
    """Say, in Chinese, why a code can be none; empty for one that can.

    Only a hint: the registry decides which codes there are.
    """
    given = tight(code).upper()
    if len(given) != _LENGTH:
        return f"应为 {_LENGTH} 位，现在是 {len(given)} 位，请核对。"
    if strange := sorted(set(given) - _VALUES.keys()):
        return f"代码中不会有“{'、'.join(strange)}”，请核对。"
    if given[-1] != _check_character(given[:-1]):
        return "校验位不对，请与营业执照核对。"
    return ""


def _check_character(body: str) -> str:
    total = sum(_VALUES[character] * weight for character, weight in zip(body, _WEIGHTS, strict=True))
    return _ALPHABET[-total % len(_ALPHABET)]
