"""Whether every clause that a notice's files cite is one of its text."""

from collections.abc import Iterator
from typing import Any

from generator.source import Errors, Place, Source
from generator.text import Text, UnknownClauseError


def absent_clauses(text: Text, *sources: Source) -> frozenset[str]:
    """Return the addresses that files cite and the text does not have."""
    cited = {address for source in sources for _, address in _cited(source.data, ())}
    return frozenset(cited - text.clauses.keys())


def check_clauses(text: Text, *sources: Source) -> Errors:
    """Require that every clause which the files cite is one of the text."""
    for source in sources:
        for place, address in _cited(source.data, ()):
            try:
                text.clause(address)
            except UnknownClauseError as error:
                remedy = f"改成 {'、'.join(error.similar)}" if error.similar else "写 text.md 里花括号中的地址"
                yield source.error(place, f"全文中没有条款“{address}”", remedy)


def _cited(data: Any, place: Place) -> Iterator[tuple[Place, str]]:  # noqa: ANN401 - any YAML
    match data:
        case dict():
            for name, value in data.items():
                if name in {"clause", "x-clause"}:
                    yield from (((*place, name), address) for address in ([value] if isinstance(value, str) else value))
                else:
                    yield from _cited(value, (*place, name))
        case list():
            for number, value in enumerate(data):
                yield from _cited(value, (*place, number))
