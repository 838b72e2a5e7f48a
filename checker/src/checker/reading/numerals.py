"""Numbers in Chinese numerals, plain (三百二十) and in financial capitals (叁佰贰拾), and digit by digit (三二〇)."""

_DIGITS = {
    numeral: value
    for value, numerals in enumerate(
        ["零〇○", "一壹弌", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"]
    )
    for numeral in numerals
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000}
_GROUPS = {"万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8}
NUMERALS = "".join([*_DIGITS, *_TENS, *_GROUPS])


def in_numerals(text: str) -> int | None:
    """Return the number that numerals write; None for anything else.

    What is colloquial and may mean two things, such as 一百二 or 一万二, is nothing; nor is 十几.
    """
    if not text or not set(text) <= set(NUMERALS):
        return None
    if set(text) <= _DIGITS.keys():
        return int("".join(str(_DIGITS[numeral]) for numeral in text)) if _is_spelled(text) else None
    return _grouped(text)


def _is_spelled(text: str) -> bool:
    """Whether numerals stand for the digits of one number: a single one does, and two or more only with a zero."""
    return len(text) == 1 or bool(set(text) & set("零〇○"))


def _grouped(text: str) -> int | None:
    """Read 一亿二千万: what stands before 亿 and 万, each of them once and in this order, and the rest."""
    total, rest = 0, text
    for factor in sorted(set(_GROUPS.values()), reverse=True):
        at = next((place for place, numeral in enumerate(rest) if _GROUPS.get(numeral) == factor), None)
        if at is None:
            continue
        count = _below_ten_thousand(rest[:at])
        if not count:
            return None
        total, rest = total + count * factor, rest[at + 1 :]
        if rest and rest in _DIGITS and rest not in "零〇○":
            return None
    if not rest:
        return total
    last = _below_ten_thousand(rest)
    return None if last is None or (total and not last) else total + last


def _below_ten_thousand(text: str) -> int | None:
    """Read 三千二百零五; a digit at the end needs a 十 or a 零 before it."""
    total, least, digit, is_settled = 0, 10_000, None, True
    for place, numeral in enumerate(text):
        if numeral in _TENS:
            factor = _TENS[numeral]
            if factor >= least or (digit is None and (factor > 10 or place)) or digit == 0:  # noqa: PLR2004 - 十 may stand alone
                return None
            total, least, digit, is_settled = total + (digit or 1) * factor, factor, None, factor == 10  # noqa: PLR2004
        elif numeral in _DIGITS and digit in {None, 0}:
            is_settled = is_settled or digit == 0 or _DIGITS[numeral] == 0
            digit = _DIGITS[numeral]
        else:
            return None
    if digit is not None and not (is_settled and digit):
        return None
    return total + (digit or 0)
