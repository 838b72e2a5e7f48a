"""``counted``: figures of the form against what the rosters give."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.consistency.rules.base import ConsistencyContext, Discrepancy
from checker.consistency.rules.shapes import OfFields
from checker.rosters.count import Count


@dataclass(frozen=True, slots=True)
class Counted(OfFields):
    """Fields of the form that are counted from rosters."""

    takes: ClassVar[frozenset[str]] = frozenset({"number", "list"})

    def find(self, view: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare what was typed with what was counted, also where only its bounds are known."""
        for path in self.paths:
            count = view.counts.get(path)
            typed = view.facts.answer(path)
            if count and typed is not None and not count.admits(typed):
                yield Discrepancy(f"{self._stated(path, count, typed, view)}。", (path,))

    def _stated(self, path: str, count: Count, typed: object, view: ConsistencyContext) -> str:
        if differences := count.differences(typed):
            return f"{view.named(path)}与名册不同：{'；'.join(differences)}；{count.said}"
        return f"{view.named(path)}填的是 {view.facts.text(path)}，{count.said}，{count.found}"
