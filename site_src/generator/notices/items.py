"""What the parts of a notice are made of: items with an id, the clauses they rest on, and mostly a quote."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from generator.notices.levels import ON_APPLICATION
from generator.source import Errors, Place, Source, check_known, groups
from generator.text import Text, first_difference

VERBATIM = "从 text.md 逐字复制，标点的全角、半角也要一样"

type Item = Mapping[str, Any]


def as_list(value: str | Sequence[str]) -> Sequence[str]:
    """Return what may be written as one text or as a list of them, as a list."""
    return [value] if isinstance(value, str) else value


def clauses(item: Item) -> Sequence[str]:
    """Return the addresses of all clauses that an item rests on."""
    return as_list(item["clause"])


def items(source: Source) -> Iterator[tuple[Place, Item]]:
    """Yield everything in a file that has an id, with its place; what is inside another comes after it."""
    return ((place, group) for place, group in groups(source.data) if "id" in group)


def check_unique_ids(source: Source) -> Errors:
    """Require that no two items of a file have the same id."""
    seen: set[str] = set()
    for place, item in items(source):
        if item["id"] in seen:
            yield source.error((*place, "id"), f"编号“{item['id']}”前面已经用过", "换一个编号")
        seen.add(item["id"])


def check_items(source: Source, text: Text) -> Errors:
    """Require unique ids, and quotes that stand in one of the clauses cited beside them."""
    yield from check_unique_ids(source)
    for place, group in groups(source.data):
        if "quote" in group and "clause" in group:
            yield from check_quoted(source, (*place, "quote"), clauses(group), text)


def check_quoted(source: Source, place: Place, addresses: Iterable[str], text: Text) -> Errors:
    """Require that what stands at a place of a file stands, character for character, in one of some clauses."""
    words: Any = source.data
    for step in place:
        words = words[step]
    if not any(text.clause(address).contains(words) for address in addresses):
        message = f"引文不在条款“{'、'.join(addresses)}”中：{words}"
        yield source.error(place, message, quoting_remedy(words, addresses, text))


def quoting_remedy(words: str, addresses: Iterable[str], text: Text) -> str:
    """Return what to do about a quote that is not a clause's, with the first character that differs."""
    known = [address for address in addresses if address in text.lines]
    different = {address: first_difference(text.clause(address).text, words) for address in known}
    where, what = next(((text.lines[address], what) for address, what in different.items() if what), (0, ""))
    return "；".join([*([f"{what}（text.md:{where}）"] if what else []), VERBATIM])


def check_linked_conditions(source: Source, conditions: Iterable[Item]) -> Errors:
    """Require that the conditions which items refer to stand on the page of conditions."""
    shown = [condition["id"] for condition in conditions if condition["level"] in ON_APPLICATION]
    for place, item in items(source):
        if "condition" in item:
            yield from check_known(source, (*place, "condition"), item["condition"], shown, "认定条件页上没有条件")
