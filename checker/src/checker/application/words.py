"""Words in an application where data belong, such as ``"综合"`` for a choice or ``"12人"`` for a number."""

from collections.abc import Iterator, Mapping
from typing import Any

from checker.form.field import Field


def take_out_words(answers: dict[str, Any], fields: Mapping[str, Field]) -> dict[str, str]:
    """Take them out of the answers of a form or a row, to be read like what is typed.

    Args:
        answers: The answers, which lose their words.
        fields: The fields of the form or the row, by path.

    Returns:
        The words by control or cell.
    """
    found: dict[str, str] = {}
    for path, field in fields.items():
        if field.kind == "text":
            continue
        *parents, last = path.split(".")
        holder: Any = answers
        for name in parents:
            holder = holder.get(name) if isinstance(holder, dict) else None
        if isinstance(holder, dict) and last in holder:
            found |= _words(holder, last, path)
    return found


def _words(holder: dict[str, Any], last: str, path: str) -> dict[str, str]:
    """Take words out of one answer; one that is a list or has a figure for each year loses those of its items."""
    value = holder[last]
    if isinstance(value, str):
        return {path: holder.pop(last)}
    words = {str(key): item for key, item in _items(value) if isinstance(item, str)}
    if isinstance(value, list):
        holder[last] = [None if isinstance(item, str) else item for item in value]
    elif isinstance(value, dict):
        holder[last] = {key: item for key, item in value.items() if key not in words}
    return {f"{path}.{key}": item for key, item in words.items()}


def _items(value: object) -> Iterator[tuple[object, object]]:
    match value:
        case list():
            yield from enumerate(value)
        case dict():
            yield from value.items()
