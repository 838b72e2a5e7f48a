"""Says in Chinese what JSON Schema finds wrong with an answer."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jsonschema import ValidationError

from checker.form.field import is_roster
from checker.wording.sentence import Sentence, Statement

MALFORMED_YEAR = Sentence("answer.malformed-year", "“{field}”的年份“{year}”应写成四位数，如 {example}。")
_UNKNOWN = Sentence("answer.unknown-field", "{where}没有名为“{name}”的栏目；{hint}")
_OTHER = Sentence("answer.invalid", "“{field}”的内容不符合要求。")
_SENTENCES = {
    "type": Sentence("answer.type", "“{field}”应填{kind}。"),
    "enum": Sentence("answer.enum", "“{field}”只能是 {limit} 之一。"),
    "format": Sentence("answer.date", "“{field}”应写成 2024-09-20，只知道年月时写成 2024-09，且须是日历上有的。"),
    "formatMinimum": Sentence("answer.too-early", "“{field}”不应早于 {limit}；请核对年份。"),
    "formatMaximum": Sentence("answer.too-late", "“{field}”不应晚于 {limit}；请核对年份。"),
    "minimum": Sentence("answer.minimum", "“{field}”不能小于 {limit}{unit}。"),
    "maximum": Sentence("answer.maximum", "“{field}”不能大于 {limit}{unit}；请核对单位。"),
    "maxItems": Sentence("answer.max-items", "“{field}”最多 {limit} 项。"),
    "maxLength": Sentence("answer.max-length", "“{field}”最多 {limit} 个字。"),
}
"""What is said of each keyword of JSON Schema that an answer can break."""

_KINDS = {
    "integer": "整数",
    "number": "数字",
    "boolean": "“是”或“否”",
    "string": "文字",
    "array": "一列数字",
    "object": "一组栏目",
}


def statement_of(error: ValidationError, title: str, unit: str, *, coded: bool = False) -> Statement:
    """Say what is wrong with an answer.

    Args:
        error: What JSON Schema found.
        title: The field's label.
        unit: The field's unit.
        coded: Whether the answer stands in a file, where codes stand for choices.
    """
    schema: Mapping[str, Any] = error.schema  # type: ignore[assignment] # our forms have no boolean schemas
    bound: Any = error.validator_value
    limit = "、".join(_choices(schema, bound, coded=coded)) if isinstance(bound, list) else str(bound)
    parts = {
        "limit": limit,
        "unit": f" {unit}" if unit else "",
        "kind": _kind(schema),
    }
    sentence = _SENTENCES.get(str(error.validator), _OTHER)
    used = {name: part for name, part in parts.items() if f"{{{name}}}" in sentence.template}
    return sentence.of(field=title, **used)


def unknown_field(name: str, known: Mapping[str, Any], above: str) -> Statement:
    """Say that there is no field of a name, and which may be meant; `above` is the label of the group, if any."""
    where = f"“{above}”中" if above else ""
    import difflib  # noqa: PLC0415 - slow to import, and needed only here

    close = difflib.get_close_matches(name, known, n=1)
    hint = f"是否为“{close[0]}”？" if close else "这可能不是本通知的申报数据。"
    return _UNKNOWN.of(where=where, name=name, hint=hint)


def _choices(schema: Mapping[str, Any], values: Sequence[str], *, coded: bool) -> Iterator[str]:
    words = schema.get("x-choices", {})
    for value in values:
        word = words.get(value, value)
        yield f"{word}（{value}）" if coded and word != value else word


def _kind(schema: Mapping[str, Any]) -> str:
    if is_roster(schema):
        return "一张名册，一行一组栏目"
    declared = schema.get("type", "string")
    types = [declared] if isinstance(declared, str) else declared
    return next((_KINDS[name] for name in types if name in _KINDS), "其他内容")
