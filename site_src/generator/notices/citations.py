"""Whether every clause that a notice's files cite is one of its text."""

from collections.abc import Iterator

from generator.notices.items import as_list
from generator.source import Errors, Place, Source, groups
from generator.text import Text, UnknownClauseError


def absent_clauses(text: Text, *sources: Source) -> frozenset[str]:
    """Return the addresses that files cite and the text does not have."""
    cited = {address for source in sources for _, address in _cited(source)}
    return frozenset(cited - text.clauses.keys())


def check_clauses(text: Text, *sources: Source) -> Errors:
    """Require that every clause which the files cite is one of the text."""
    for source in sources:
        for place, address in _cited(source):
            try:
                text.clause(address)
            except UnknownClauseError as error:
                remedy = f"改成 {'、'.join(error.similar)}" if error.similar else "写 text.md 里花括号中的地址"
                yield source.error(place, f"全文中没有条款“{address}”", remedy)


def _cited(source: Source) -> Iterator[tuple[Place, str]]:
    for place, group in groups(source.data):
        for name in ("clause", "x-clause"):
            yield from (((*place, name), address) for address in as_list(group.get(name, ())))
