"""``in_order``: two dates the second of which cannot lie before the first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from checker._rules._base import Rule, Said, View


@dataclass(frozen=True, slots=True)
class InOrder(Rule):
    """An earlier and a later date; they may be the same."""

    earlier: str
    later: str

    @classmethod
    def of(cls, paths: list[str]) -> Self:
        """Read ``[earlier, later]``."""
        earlier, later = paths
        return cls(earlier, later)

    def reads(self) -> Iterator[str]:
        """Yield both."""
        yield from (self.earlier, self.later)

    def find(self, view: View) -> Iterator[Said]:
        """Compare as exactly as both are known; of one the month, of both the month."""
        earlier, later = view.facts.answer(self.earlier), view.facts.answer(self.later)
        if not isinstance(earlier, str) or not isinstance(later, str):
            return
        known = min(len(earlier), len(later))
        if earlier[:known] > later[:known]:
            yield Said(f"{view.said(self.earlier)}，晚于{view.said(self.later)}。", (self.earlier, self.later))
