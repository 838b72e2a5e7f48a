"""JSON with exact numbers, and strict where other JSON readers are lenient."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

_LONGEST_NUMBER = 40
_DEEPEST = 50
_OBJECT_IN_OBJECT = re.compile(r":\s*+\{")
_BETWEEN_BRACKETS = re.compile(r'(?:[^\[\]{}"]++|"(?:[^"\\]++|\\.)*+"?)++', re.DOTALL)
_TYPED = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")


def loads(text: str) -> Any:  # noqa: ANN401 - any JSON
    """Parse JSON; numbers with a fraction become ``Decimal``.

    Raises:
        ValueError: It is not JSON, or has a duplicate name, an overlong number, NaN or too deep nesting.
    """
    if _is_too_deep(text):
        raise ValueError("嵌套层数过多")
    try:
        return json.loads(
            text,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_no_number,
            object_pairs_hook=_without_doubles,
        )
    except json.JSONDecodeError as error:
        raise ValueError(f"第 {error.lineno} 行第 {error.colno} 个字符处不是合法的 JSON") from None


def number(text: str) -> int | Decimal:
    """Read one number as a form control gives it.

    Raises:
        ValueError: It is not a number, or is overlong.
    """
    if not _TYPED.fullmatch(text):
        raise ValueError(f"“{text}”不是数字")
    return _integer(text) if text.lstrip("+-").isdigit() else _decimal(text)


def _is_too_deep(text: str) -> bool:
    """Whether to parse it could overrun the stack, from which Python in a browser does not recover.

    Every object but the outermost lies in an object, behind a colon, or in an array, and there only one of each array's
    is open at a time; so brackets and colons bound the depth, which is counted only where that does not tell.
    """
    if 1 + 2 * text.count("[") + len(_OBJECT_IN_OBJECT.findall(text)) <= _DEEPEST:
        return False
    return any(depth > _DEEPEST for depth in _depths(_BETWEEN_BRACKETS.sub("", text)))


def _depths(brackets: str) -> Iterator[int]:
    depth = 0
    for bracket in brackets:
        depth += 1 if bracket in "[{" else -1
        yield depth


def _integer(digits: str) -> int:
    _checked(digits)
    return int(digits)


def _decimal(digits: str) -> Decimal:
    _checked(digits)
    try:
        value = Decimal(digits)
    except InvalidOperation:  # its exponent is beyond all bounds
        value = None
    if value is None or abs(value.adjusted()) > _LONGEST_NUMBER:
        raise ValueError(f"数字“{digits}”超出范围")
    return value


def _checked(digits: str) -> None:
    if len(digits) > _LONGEST_NUMBER:
        raise ValueError(f"数字“{digits[:12]}…”过长")


def _no_number(name: str) -> None:
    raise ValueError(f"“{name}”不是数字")


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        doubled = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"栏目“{doubled}”出现了两次")
    return found
