"""Numbers as people write them, with their units, exact."""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from checker.reading.issues import ReadingIssue
from checker.reading.numerals import NUMERALS, in_numerals
from checker.reading.reading import Reading, noted, omitted, rejected
from checker.values import exact_json
from checker.values.numbers import plain
from checker.values.text import visible
from checker.values.units import factor_between, is_unit
from checker.wording.sentence import Statement

_YUAN = "元"
_MULTIPLIERS = {
    "十": 10, "百": 100, "千": 1_000, "万": 10_000, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12, "k": 1_000, "w": 10_000,
}  # fmt: skip
_ALONE = {"万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿", "w"}
"""What needs no unit behind it in a sum of money: 300万 is never 300 万 of 万元."""

_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_NUMBER = r"\d[\d,]*(?:\.\d+)?|\.\d+"
_MULTIPLIER = "|".join(rf"{name}(?![a-z])" for name in sorted(_MULTIPLIERS, key=len, reverse=True))
_TERM = re.compile(rf"({_NUMBER})({_MULTIPLIER})?")
_NUMERAL_START = re.compile(f"[{NUMERALS}]+")
_PER_HUNDRED = "百分之"
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_TRADITIONAL = str.maketrans("萬億圓圆", "万亿元元")

_RENMINBI = re.compile(r"\(?(?:人民币|人民幣|rmb|cny)\)?:?|^[¥￥]|(?<=元)[整正]$")
_FOREIGN = re.compile(
    r"美元|美金|美圆|欧元|日元|日圆|韩元|港元|港币|港幣|台币|新台币|澳元|加元|英镑|卢布|外币"
    r"|us\$|usd|eur|jpy|hkd|gbp|krw|twd|hk\$|[$€£₩₽]"
)
_ABOUT = re.compile(
    r"大约|约莫|约为|约|左右|上下|近似|将近|接近|近|不足|不到|不少于|不低于|超过|多于|少于|大于|小于|以上|以下|以内|至少|最多|上限|下限"
    r"|余|多|几|数(?=[十百千万亿])|来(?=[万亿人家个])|[><≥≤≈±]|\+$"
)
_RANGE = re.compile(rf"[\d{NUMERALS}%元㎡]\s*(?:[~～〜至到]|-+|—+|–|―|−)\s*[\d{NUMERALS}]")
_NOTHING = re.compile(
    r"\(?(?:[-—–―─/\\]{1,2}|[暂尚]?无(?:数据)?|没有|空白?|未填|未知|不详|不清楚|不确定|不适用|待[定填补]|n/?a|nil|none|null)\)?[。.;]?"
)
"""What people write where they have no number; it may be zero, or not known."""
_END_OF_SENTENCE = re.compile(r"(?<=[^\d\s.,])[。.;]+$")
_UNIT_IN_BRACKETS = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]+)[)\]】〕]$")
_TORN = re.compile(r"\d\s+[\d.,]|[.,]\s+\d")
_SQUARE_METRES = re.compile(r"(?<![a-z])m(?:\^?2|²)(?!\d)|平方m(?![a-z\d])")
_LONGEST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number as it was written.

    Attributes:
        number: The number, multiplied out.
        digits: Its digits, where it was written in digits and in one piece.
        multiplier: What stands behind its last digits: ``万``, ``亿`` …
        unit: The unit that it names.
    """

    number: Fraction
    digits: str
    multiplier: str
    unit: str

    @property
    def needs_unit(self) -> bool:
        """Whether it may mean two sums of money as long as it names no unit."""
        return bool(self.multiplier or not self.digits) and self.multiplier not in _ALONE


def is_number(text: str) -> bool:
    """Whether a text is a number as a row has it."""
    try:
        exact_json.number(text)
    except ValueError:
        return False
    return True


def read_quantity(raw: str, unit: str, source_unit: str = "") -> Reading:
    """Read a number.

    Args:
        raw: The text.
        unit: The unit to convert to: the field's; empty if it has none.
        source_unit: The unit of numbers that name none; empty if it is the field's.
    """
    if _PLAIN.fullmatch(raw) and source_unit in {"", unit}:
        return Reading(raw)
    typed = raw.strip()
    factor = factor_between(source_unit or unit, unit) or Fraction(1)
    if is_number(typed):
        return Reading(times(typed, factor) if factor != 1 else typed)
    if issue := _unusual(typed):
        return rejected(raw, issue)
    text = _normalized(typed)
    if _NOTHING.fullmatch("".join(text.split())):
        return omitted(raw, ReadingIssue.NO_NUMBER())
    amount = _amount(text)
    return rejected(raw, _issue(text, unit)) if amount is None else _converted(raw, amount, unit, factor)


def times(digits: str, factor: Fraction) -> str:
    """Multiply a decimal number exactly."""
    return plain(Fraction(Decimal(digits)) * factor)


def _unusual(text: str) -> Statement | None:
    """Say which characters only look like digits: superscripts, fractions, numbers in circles."""
    foreign = [one for one in _SQUARE_METRES.sub("", text.casefold()) if not one.isascii() and not "０" <= one <= "９"]
    found = [one for one in foreign if one != "㎡" and any(map(str.isdigit, unicodedata.normalize("NFKC", one)))]
    return ReadingIssue.UNUSUAL_DIGITS(digits="".join(found)[:_LONGEST_SHOWN]) if found else None


def _normalized(text: str) -> str:
    in_one_case = unicodedata.normalize("NFKC", visible(text).replace("²", "2")).casefold()
    text = _SQUARE_METRES.sub("㎡", in_one_case.translate(_TRADITIONAL)).strip()
    return _without_brackets(_END_OF_SENTENCE.sub("", text))


def _without_brackets(text: str) -> str:
    """Return ``100(万元)`` as ``100万元``, and other texts as they are; ``100万(万元)`` says 万 twice."""
    found = _UNIT_IN_BRACKETS.search(text)
    if not found:
        return text
    number, bare = text[: found.start()], _RENMINBI.sub("", "".join(found[1].split()))
    is_twice = bare.startswith(tuple(_MULTIPLIERS)) and not number.rstrip()[-1:].isdigit()
    return number + found[1] if (bare in _MULTIPLIERS or is_unit(bare)) and not is_twice else text


def _amount(text: str) -> _Amount | None:
    """Read a text as one number, perhaps with a unit behind it; None where it is not."""
    if any(pattern.search(text) for pattern in (_FOREIGN, _ABOUT, _RANGE, _TORN)):
        return None
    tight = "".join(text.split())
    bare = _RENMINBI.sub("", tight)
    if bare.startswith(_PER_HUNDRED):
        bare = bare.removeprefix(_PER_HUNDRED) + "%"
    amount = _in_digits(bare) or _numerals_first(bare)
    return replace(amount, unit=_YUAN) if amount and not amount.unit and _RENMINBI.search(tight) else amount


def _in_digits(text: str) -> _Amount | None:
    """Read digits with a multiplier, or several, each smaller than the one before, as in 1亿2000万."""
    rest = text.removeprefix("-").removeprefix("+")
    total, least, pieces = Fraction(), None, []
    while found := _TERM.match(rest):
        digits = found[1].replace(",", "") if _GROUPED.fullmatch(found[1]) else found[1]
        multiplier, rest = found[2] or "", rest[found.end() :]
        factor = _MULTIPLIERS.get(multiplier, 1)
        if not is_number(digits) or (least and (Fraction(Decimal(digits)) * factor >= least or not multiplier + rest)):
            return None
        total, least = total + Fraction(Decimal(digits)) * factor, factor
        pieces.append((digits, multiplier))
        if not multiplier:
            break
    if not pieces:
        return None
    sign = "-" if text.startswith("-") else ""
    (digits, _), (_, multiplier) = pieces[0], pieces[-1]
    return _Amount(-total if sign else total, sign + digits if len(pieces) == 1 else "", multiplier, rest)


def _numerals_first(text: str) -> _Amount | None:
    found = _NUMERAL_START.match(text)
    number = in_numerals(found[0]) if found else None
    if not found or number is None:
        return None
    last = found[0][-1]
    return _Amount(Fraction(number), "", last if last in _MULTIPLIERS else "", text[found.end() :])


def _converted(raw: str, amount: _Amount, unit: str, factor: Fraction) -> Reading:
    """Return a number in the field's unit."""
    named = amount.unit
    if not named and factor_between(_YUAN, unit) and (amount.multiplier or not amount.digits):
        if amount.needs_unit:
            return rejected(raw, ReadingIssue.UNIT_NEEDED(unit=unit))
        named = _YUAN
    if named:
        found = factor_between(named, unit) if unit else None
        if found is None:
            return rejected(raw, _not_convertible(named, unit))
        factor = found
    result = plain(amount.number * factor)
    if amount.digits and Fraction(Decimal(amount.digits)) == Fraction(result):
        return Reading(amount.digits)
    is_converted = bool(unit and (amount.digits or amount.multiplier or factor != 1))
    issue = ReadingIssue.CONVERTED(number=result, unit=unit) if is_converted else ReadingIssue.READ_AS(number=result)
    return noted(result, issue)


def _not_convertible(named: str, unit: str) -> Statement:
    if named == "%":
        return ReadingIssue.PERCENTAGE()
    if not unit:
        return ReadingIssue.NOT_A_NUMBER()
    if any(map(str.isdigit, named)):
        return ReadingIssue.SEVERAL_NUMBERS()
    return ReadingIssue.NOT_CONVERTIBLE(given=named[:_LONGEST_SHOWN], unit=unit)


def _issue(text: str, unit: str) -> Statement:
    """Say why a text is not one number."""
    if found := _FOREIGN.search(text):
        return ReadingIssue.FOREIGN_CURRENCY(given=found[0].upper(), unit=unit or "人民币")
    if _TORN.search(text):
        return ReadingIssue.NUMBER_TORN()
    if _RANGE.search(text):
        return ReadingIssue.A_RANGE()
    if (found := _ABOUT.search(text)) and any(one.isdigit() or one in NUMERALS for one in text):
        return ReadingIssue.APPROXIMATE(words=found[0])
    numbers = re.findall(r"[\d.,]*\d", text)
    if len(numbers) > 1:
        return ReadingIssue.SEVERAL_NUMBERS()
    if any("," in number for number in numbers):
        return ReadingIssue.MISPLACED_COMMA()
    return ReadingIssue.PERCENTAGE() if "%" in text else ReadingIssue.NOT_A_NUMBER()
