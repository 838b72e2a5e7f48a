"""``same``: one thing that is written in two places."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.consistency.rules.base import ConsistencyContext, Discrepancy
from checker.consistency.rules.shapes import OfFields
from checker.values.text import tight


@dataclass(frozen=True, slots=True)
class Same(OfFields):
    """Two fields with the same answer; white space and the width of characters do not matter."""

    takes: ClassVar[frozenset[str]] = frozenset({"number", "date", "question", "choice", "text"})

    def find(self, view: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare them."""
        one, other = self.paths
        first, second = view.facts.answer(one), view.facts.answer(other)
        if first is None or second is None or _bare(first) == _bare(second):
            return
        stated = f"{view.named(one)}写的是“{view.facts.text(one)}”"
        yield Discrepancy(f"{stated}，{view.named(other)}写的是“{view.facts.text(other)}”。", self.paths)


def _bare(answer: object) -> str:
    return tight(str(answer))
