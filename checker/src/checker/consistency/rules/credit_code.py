"""``credit_code``: credit codes of the form that cannot be right; those of rows are looked at with the row."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.abstract_rules import FieldsRule
from checker.consistency.rules.base import Discrepancy
from checker.form.credit_code import code_error
from checker.wording.sentence import Sentence

_WRONG = Sentence("credit_code.wrong", "{code}：{reason}")


@dataclass(frozen=True, slots=True, eq=False)
class CreditCode(FieldsRule):
    """Fields with a credit code each."""

    field_kinds: ClassVar[frozenset[str]] = frozenset({"text"})

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Say why each cannot be a code."""
        for path in self.paths:
            code = context.facts.answer(path)
            reason = code_error(code) if isinstance(code, str) and code else None
            if reason:
                yield Discrepancy((_WRONG.of(code=context.stated(path), reason=reason.text),), (path,))
