"""``needed``: answers that another answer makes necessary."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from checker.consistency.context import ConsistencyContext
from checker.consistency.rules.base import Discrepancy, Rule
from checker.wording.sentence import Fields, Phrase, Sentence, joined

_MISSING = Sentence("needed.missing", "{answer}，而{missing}。")


@dataclass(frozen=True, slots=True, eq=False)
class Needed(Rule):
    """Fields, and rosters, that have to be filled in when a question has a certain answer.

    Attributes:
        question: The field with the question.
        answer: The answer.
        fields: What has to be answered then.
        rosters: The rosters that need at least one row then, if the applicant works with rosters at all.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number", "date", "question", "choice", "list", "years", "text"})

    question: str
    answer: str
    fields: tuple[str, ...]
    rosters: tuple[str, ...]

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{when: {path: answer}, fields?: [path, …], rosters?: [id, …]}``."""
        ((question, answer),) = data["when"].items()
        return cls(question, answer, tuple(data.get("fields", ())), tuple(data.get("rosters", ())))

    def reads(self) -> Iterator[str]:
        """Yield the question and the fields."""
        yield from (self.question, *self.fields)

    def kinds(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the question, whose answers are known, and the fields, of any kind."""
        yield self.question, frozenset({"question", "choice"})
        yield from ((path, self.field_kinds) for path in self.fields)

    def looks_into(self) -> Iterator[tuple[str, str]]:
        """Yield the rosters."""
        yield from ((roster, "") for roster in self.rosters)

    def find(self, context: ConsistencyContext) -> Iterator[Discrepancy]:
        """Look for what is missing; a roster is missing only where there are others."""
        if context.facts.choice(self.question) != self.answer:
            return
        missing = tuple(path for path in self.fields if _blank(context.facts.answer(path)))
        expected = self.rosters if context.rows else ()
        empty: list[Phrase] = [
            (f"“{context.rosters[name].title}”没有一行",) for name in expected if not context.rows.get(name)
        ]
        blank: list[Phrase] = [(*context.name(path).phrase, "没有填") for path in missing]
        if missing or empty:
            lacking = Fields(missing, joined([*blank, *empty], "、"))
            statement = _MISSING.of(answer=context.stated(self.question), missing=lacking)
            yield Discrepancy((statement,), (self.question, *missing))


def _blank(answer: object) -> bool:
    return answer is None or (isinstance(answer, str) and not answer.strip())
