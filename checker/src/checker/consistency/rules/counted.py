"""``counted``: figures of the form against what the rosters give."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import FieldsRule
from checker.consistency.rules.base import Discrepancy
from checker.rosters.count import Count
from checker.wording.sentence import Sentence, Statement

_ITEMS_DIFFER = Sentence("counted.items-differ", "{field}与名册不同：{differences}；{summary}。")
_DIFFERENT = Sentence("counted.different", "{field}填的是 {typed}，{summary}，数出{counted}。")


@dataclass(frozen=True, slots=True, eq=False)
class Counted(FieldsRule):
    """Fields of the form that are counted from rosters."""

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number", "list"})

    rests_on_counts: ClassVar[bool] = True

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare what was typed with what was counted, also where only its bounds are known."""
        for path in self.paths:
            count = context.counts.get(path)
            typed = context.facts.answer(path)
            if count and typed is not None and not count.admits(typed):
                yield Discrepancy((self._statement(path, count, typed, context),), (path,))

    def _statement(self, path: str, count: Count, typed: object, context: ConsistencyContext) -> Statement:
        parts = {"field": context.name(path), **count.summary}
        if differences := count.differences(typed):
            return _ITEMS_DIFFER.of(**parts, differences="；".join(differences))
        return _DIFFERENT.of(**parts, typed=context.facts.text(path), counted=count.counted)
