"""``each_row``: a rule for every row of a roster, which may look at the form as well."""

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checker.consistency.rules.base import ConsistencyContext, Discrepancy, Rule
from checker.requirements.facts import Facts
from checker.rosters.count import RosterRows

_SPELT_OUT = 3
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class EachRow(Rule):
    """A roster and the rule for its rows.

    Attributes:
        roster: The roster.
        rule: The rule, of which only fields matter; one that the row has is the row's, any other the form's.
        form: The form's fields that it looks at; whatever else it looks at are columns.
        found: What it found for answers that it saw before, as most rows stay as they are from one check to the next.
    """

    roster: str
    rule: Rule
    form: frozenset[str]
    found: dict[object, tuple[str, ...]] = field(default_factory=dict)

    def reads(self) -> Iterator[str]:
        """Yield the form's fields."""
        yield from sorted(self.form)

    def kinds(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the form's fields, with what the rule takes."""
        yield from ((path, kinds) for path, kinds in self.rule.kinds() if path in self.form)

    def looks_into(self) -> Iterator[tuple[str, str]]:
        """Yield the columns."""
        yield from ((self.roster, path) for path in self.rule.reads() if path not in self.form)

    def find(self, view: ConsistencyContext) -> Iterator[Discrepancy]:
        """Gather what the rule says of the rows."""
        listed = view.rows.get(self.roster)
        if not listed:
            return
        shared = tuple((path in view.facts.instead, str(view.facts.answer(path))) for path in sorted(self.form))
        if (told := listed.messages.get((self, shared))) is None:
            told = listed.messages[self, shared] = list(self._told(listed, shared, view))
        if told:
            yield Discrepancy(
                self._message(told, view), self._fields(), tuple((self.roster, number) for number, _ in told)
            )

    def _told(
        self, listed: RosterRows, shared: tuple[object, ...], view: ConsistencyContext
    ) -> Iterator[tuple[int, str]]:
        if len(self.found) > _REMEMBERED:
            self.found.clear()
        columns = tuple(path for path in self.rule.reads() if path not in self.form)
        form = self._form(view)
        for number, row in enumerate(listed, 1):
            key = (shared, tuple([_hashable(row.answers.get(path)) for path in columns]))
            if key not in self.found:
                self.found[key] = tuple(said.message for said in self.rule.find(_at(row.answers, form)))
            yield from ((number, message) for message in self.found[key])

    def _form(self, view: ConsistencyContext) -> ConsistencyContext:
        """Return the form as a row sees it: an answer of its own that is missing is not the form's of the same name."""
        columns, facts = view.rosters[self.roster].fields, view.facts
        own = Facts(
            {name: answer for name, answer in facts.answers.items() if name not in columns},
            {**facts.fields, **columns},
            instead={path: value for path, value in facts.instead.items() if path not in columns},
        )
        return replace(view, facts=own)

    def _fields(self) -> tuple[str, ...]:
        return tuple(sorted(self.form))

    def _message(self, told: list[tuple[int, str]], view: ConsistencyContext) -> str:
        title = view.rosters[self.roster].title
        shown = "".join(f"第 {number} 行：{message}" for number, message in told[:_SPELT_OUT])
        more = f"这样的共 {len(dict(told))} 行。" if len(told) > _SPELT_OUT else ""
        return f"“{title}”{shown}{more}"


def _at(answers: Mapping[str, Any], form: ConsistencyContext) -> ConsistencyContext:
    both: Mapping[str, Any] = ChainMap(answers, form.facts.answers)  # type: ignore[arg-type] # neither is written to
    return replace(form, facts=replace(form.facts, answers=both))


def _hashable(answer: object) -> object:
    return tuple(sorted(answer.items())) if isinstance(answer, Mapping) else answer
