"""``same``: one thing that is written in two places."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import FieldsRule
from checker.consistency.rules.base import Discrepancy
from checker.values.text import tight
from checker.wording.sentence import Sentence

_DIFFERENT = Sentence("same.different", "{one}写的是“{first}”，{other}写的是“{second}”。")


@dataclass(frozen=True, slots=True, eq=False)
class Same(FieldsRule):
    """Two fields with the same answer; white space and the width of characters do not matter."""

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number", "date", "question", "choice", "text"})

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Compare them."""
        one, other = self.paths
        first, second = context.facts.answer(one), context.facts.answer(other)
        if first is None or second is None or _bare(first) == _bare(second):
            return
        texts = {"first": context.facts.text(one), "second": context.facts.text(other)}
        statement = _DIFFERENT.of(one=context.name(one), other=context.name(other), **texts)
        yield Discrepancy((statement,), self.paths)


def _bare(answer: object) -> str:
    return tight(str(answer))
