"""``one_yes``: questions exactly one of which has to be answered with yes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.consistency.rules.base import ConsistencyContext, Discrepancy
from checker.consistency.rules.shapes import OfFields


@dataclass(frozen=True, slots=True)
class OneYes(OfFields):
    """Yes-or-no questions that exclude each other and leave nothing else."""

    takes: ClassVar[frozenset[str]] = frozenset({"question"})

    def find(self, view: ConsistencyContext) -> Iterator[Discrepancy]:
        """Count, once all are answered or too many are."""
        answers = [view.facts.choice(path) for path in self.paths]
        yes = answers.count("yes")
        if yes > 1 or (yes == 0 and None not in answers):
            named = "、".join(map(view.named, self.paths))
            yield Discrepancy(f"{named}中应恰有一个“是”，现在有 {yes} 个。", self.paths)
