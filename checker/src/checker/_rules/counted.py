"""``counted``: figures of the form against what the rosters give."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

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
                stated = f"{view.named(path)}填的是 {view.facts.text(path)}"
                found = f" {count.text}" if count.complete else count.text
                yield Said(f"{stated}，{count.said}，数出{found}。", (path,))
