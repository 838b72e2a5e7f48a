"""``counted``: figures of the form against what the rosters give."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from checker._rules._base import Rule, Said, View


@dataclass(frozen=True, slots=True)
class Counted(Rule):
    """Fields of the form that are counted from rosters."""

    paths: tuple[str, ...]

    @classmethod
    def of(cls, paths: list[str]) -> Self:
        """Read the list of fields."""
        return cls(tuple(paths))

    def reads(self) -> Iterator[str]:
        """Yield the fields."""
        yield from self.paths

    def find(self, view: View) -> Iterator[Said]:
        """Compare what was typed with what was counted, also where only its bounds are known."""
        for path in self.paths:
            count = view.counts.get(path)
            typed = view.facts.answer(path)
            if count and typed is not None and not count.admits(typed):
                stated = f"{view.named(path)}填的是 {view.facts.text(path)}"
                yield Said(f"{stated}，{count.said}，数出 {count.text}。", (path,))
