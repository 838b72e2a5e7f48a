"""``one_yes``: questions exactly one of which has to be answered with yes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import FieldsRule
from checker.consistency.rules.base import Discrepancy
from checker.wording.sentence import Amount, Fields, Sentence, joined

_NOT_ONE = Sentence("one_yes.not-one", "{questions}中应恰有一个“是”，现在有 {count}。")


@dataclass(frozen=True, slots=True, eq=False)
class OneYes(FieldsRule):
    """Yes-or-no questions that exclude each other and leave nothing else."""

    field_kinds: ClassVar[frozenset[str]] = frozenset({"question"})

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Count, once all are answered or too many are."""
        answers = [context.facts.choice(path) for path in self.paths]
        yes = answers.count("yes")
        if yes > 1 or (yes == 0 and None not in answers):
            questions = Fields(self.paths, joined([context.name(path).phrase for path in self.paths], "、"))
            yield Discrepancy((_NOT_ONE.of(questions=questions, count=Amount(yes, "个")),), self.paths)
