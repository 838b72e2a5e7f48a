"""Whether what a part of a notice cites is there: quotes in their clauses, ids that stand once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.source import Place, Source
from generator.text import Text


def clauses_of(entry: Mapping[str, Any]) -> list[str]:
    """Return the addresses that an entry cites: its ``clause`` is one address or a list, the quoted clause first."""
    clause = entry["clause"]
    return [clause] if isinstance(clause, str) else clause


def check_ids(source: Source) -> None:
    """Require that no id stands twice: each is an anchor on one page."""
    seen: set[str] = set()
    for place, entry in _groups(source.data, ()):
        if "id" not in entry:
            continue
        if entry["id"] in seen:
            raise source.error((*place, "id"), f"编号“{entry['id']}”前面已经用过", "换一个编号")
        seen.add(entry["id"])


def check_quotes(source: Source, text: Text) -> None:
    """Require that every ``quote`` stands in the first clause that is cited beside it."""
    for place, entry in _groups(source.data, ()):
        if "quote" in entry:
            check_said(entry["quote"], clauses_of(entry)[:1], text, source, (*place, "quote"))


def check_said(words: str, clauses: Iterable[str], text: Text, source: Source, place: Place) -> None:
    """Require that one of the clauses says, character for character, the words that stand at a place of the file."""
    if not any(text.clause(clause).contains(words) for clause in clauses):
        message = f"引文不在条款“{'、'.join(clauses)}”中：{words}"
        raise source.error(place, message, "从 text.md 的这一条逐字复制，标点的全角、半角也要一样")


def _groups(data: Any, place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:  # noqa: ANN401 - any YAML
    match data:
        case dict():
            yield place, data
            for name, value in data.items():
                yield from _groups(value, (*place, name))
        case list():
            for number, value in enumerate(data):
                yield from _groups(value, (*place, number))
