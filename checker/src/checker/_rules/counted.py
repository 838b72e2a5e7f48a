"""``counted``: figures of the form against what the rosters give."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker._count import Count
from checker._rules._base import Said, View
from checker._rules._shapes import OfFields


@dataclass(frozen=True, slots=True)
class Counted(OfFields):
    """Fields of the form that are counted from rosters."""

    takes: ClassVar[frozenset[str]] = frozenset({"number", "list"})

    def find(self, view: View) -> Iterator[Said]:
        """Compare what was typed with what was counted, also where only its bounds are known."""
        for path in self.paths:
            count = view.counts.get(path)
            typed = view.facts.answer(path)
            if count and typed is not None and not count.admits(typed):
                yield Said(f"{self._stated(path, count, typed, view)}。", (path,))

    def _stated(self, path: str, count: Count, typed: object, view: View) -> str:
        if differences := count.differences(typed):
            return f"{view.named(path)}与名册不同：{'；'.join(differences)}；{count.said}"
        return f"{view.named(path)}填的是 {view.facts.text(path)}，{count.said}，{count.found}"
