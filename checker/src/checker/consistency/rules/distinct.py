"""``distinct``: firms that may stand only once, in one roster or in several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.base import Discrepancy, Rule
from checker.rosters.row import Row
from checker.wording.sentence import Sentence

_TWO = 2
_SAME_FIRM = Sentence("distinct.same-firm", "{where}是同一家（{identity}）。")


@dataclass(frozen=True, slots=True)
class Distinct(Rule):
    """One roster in which no firm may stand twice, or several of which no firm may stand in two."""

    rosters: tuple[str, ...]

    @classmethod
    def of(cls, rosters: list[str]) -> Self:
        """Read the list of rosters."""
        return cls(tuple(rosters))

    def looks_into(self) -> Iterator[tuple[str, str]]:
        """Yield the rosters."""
        yield from ((roster, "") for roster in self.rosters)

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare what identifies each firm; several rosters are compared only with each other."""
        rows = tuple(context.rows.get(roster) for roster in self.rosters)
        yield from context.memory.last(self, rows, lambda: list(self._found(context)))

    def _found(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        standing: dict[str, list[tuple[str, int]]] = {}
        for roster in self.rosters:
            for number, row in enumerate(_rows(context, roster), 1):
                if row.identity:
                    standing.setdefault(row.identity, []).append((roster, number))
        for identity, rows in standing.items():
            if len(rows) > 1 and len({roster for roster, _ in rows}) >= min(len(self.rosters), _TWO):
                where = "、".join(f"“{context.rosters[roster].title}”第 {number} 行" for roster, number in rows)
                yield Discrepancy((_SAME_FIRM.of(where=where, identity=identity),), rows=tuple(rows))


def _rows(context: ConsistencyContext, roster: str) -> Sequence[Row]:
    listed = context.rows.get(roster)
    return listed.rows if listed else ()
