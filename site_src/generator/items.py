"""What the parts of a notice are made of: items with an id, the clauses they rest on, and mostly a quote."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.consistency import ON_APPLICATION, similar
from generator.source import Place, Source
from generator.text import Text

type Item = Mapping[str, Any]


def clauses(item: Item) -> list[str]:
    """Return the addresses of all clauses that an item rests on."""
    cited = item["clause"]
    return [cited] if isinstance(cited, str) else list(cited)


def check_items(source: Source, text: Text) -> None:
    """Require that no id stands twice in a part, and that quotes stand in one of the clauses cited beside them."""
    seen: set[str] = set()
    for place, item in _items(source.data, ()):
        if item["id"] in seen:
            raise source.error((*place, "id"), f"编号“{item['id']}”在本页已经用过", "换一个编号")
        seen.add(item["id"])
        if "quote" in item:
            check_verbatim(source, place, "quote", text)


def check_verbatim(source: Source, place: Place, name: str, text: Text) -> None:
    """Require that a text of an item stands, character for character, in one of the clauses that the item cites."""
    item: Any = source.data
    for step in place:
        item = item[step]
    if not any(text.clause(address).contains(item[name]) for address in clauses(item)):
        message = f"引文不在条款“{'、'.join(clauses(item))}”中：{item[name]}"
        raise source.error((*place, name), message, "从 text.md 的这一条逐字复制，标点的全角、半角也要一样")


def check_known(source: Source, place: Place, name: str, known: Iterable[str], none: str) -> None:
    """Require that a name is one of the `known` ones; `none` says that there is no such thing."""
    known = tuple(known)
    if name not in known:
        raise source.error(place, f"{none}“{name}”", similar(name, known))


def check_conditions(source: Source, conditions: Iterable[Item]) -> None:
    """Require that the conditions which items refer to stand on the page of conditions."""
    shown = [condition["id"] for condition in conditions if condition["level"] in ON_APPLICATION]
    for place, item in _items(source.data, ()):
        if "condition" in item:
            check_known(source, (*place, "condition"), item["condition"], shown, "认定条件页上没有条件")


def _items(data: object, place: Place) -> Iterator[tuple[Place, Item]]:
    match data:
        case dict():
            if "id" in data:
                yield place, data
            for name, value in data.items():
                yield from _items(value, (*place, name))
        case list():
            for number, value in enumerate(data):
                yield from _items(value, (*place, number))
