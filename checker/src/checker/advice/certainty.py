"""What is decided already, whatever the answers that are still missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import prod
from typing import Any

from checker.advice.cases import Case, Cases, combinations, possible_answers
from checker.conditions import Condition, Facts
from checker.evaluation import Report
from checker.form import Field
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence, Statement, pieces_as_json
from checker.wording.vocabulary import VERDICT_LABELS

_COMBINATIONS = 64
"""How many ways to answer open choices are looked at."""

_UNMET = VERDICT_LABELS[Verdict.UNMET]
_DECIDED = Sentence("certain.decided", f"不能通过：{{conditions}}{_UNMET}。")
_CANNOT_PASS = Sentence("certain.unmet", f"无论其余怎样填，都不能通过：{{conditions}}{_UNMET}。")
_IN_EVERY_CASE = Sentence("certain.unmet-in-every-case", "无论其余怎样填，都不能通过：{cases}。")


@dataclass(frozen=True, slots=True)
class Certainty:
    """What is decided already.

    Attributes:
        verdict: The verdict on the application as a whole that nothing still missing can change; None while any can.
        because: The ids of the conditions that decide it.
        statement: The same in words; None where nothing is decided.
    """

    verdict: Verdict | None = None
    because: tuple[str, ...] = ()
    statement: Statement | None = None

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``certain`` of ``schemas/report.schema.json``."""
        return {
            "verdict": self.verdict and self.verdict.value,
            "because": list(self.because),
            "sentence": pieces_as_json(self.statement.phrase) if self.statement else [],
        }


def certainty(report: Report, cases: Cases) -> Certainty:
    """Return what is decided: what stays unmet whatever is added, and what is so however a choice is made."""
    own = (result for result in report.results if result.condition.stands_alone)
    required = [result for result in own if result.condition.level == "applicant"]
    answers = report.answers
    final = [result for result in required if _is_final(result.condition, answers)]
    unmet = [result.condition for result in final if result.finding.verdict is Verdict.UNMET]
    if unmet:
        is_open = any(result.finding.verdict is Verdict.UNKNOWN for result in required)
        sentence = _CANNOT_PASS if is_open else _DECIDED
        return Certainty(Verdict.UNMET, _ids(unmet), sentence.of(conditions=_titles(unmet)))
    failing = [
        case
        for result in final
        for case in cases.get(result.condition.id, ())
        if case.result.finding.verdict is Verdict.UNMET
    ]
    decisive = _covering(failing, report)
    if not decisive:
        return Certainty()
    conditions = [case.result.condition for case in decisive]
    return Certainty(Verdict.UNMET, _ids(conditions), _IN_EVERY_CASE.of(cases=_in_words(decisive, report)))


def _is_final(condition: Condition, answers: Facts) -> bool:
    """Whether nothing can be added to what a condition looks at: neither rows to a roster, nor items to a list."""
    lists = (answers.fields[path] for path in condition.reads if answers.fields[path].kind == "list")
    counted = answers.overrides.keys()
    return counted.isdisjoint(condition.reads) and all(_is_full(field, answers.answer(field.path)) for field in lists)


def _is_full(field: Field, items: object) -> bool:
    return isinstance(items, list) and len(items) == field.schema["maxItems"] and None not in items


def _covering(failing: list[Case], report: Report) -> list[Case]:
    """Return failing cases such that one applies however the choices are made; none where some way is left."""
    fields = report.notice.fields
    paths = dict.fromkeys(path for case in failing for path in case.answers)
    if not failing or prod(len(possible_answers(fields[path])) for path in paths) > _COMBINATIONS:
        return []
    found = []
    for answers in combinations(paths, fields):
        case = next((case for case in failing if case.answers.items() <= answers.items()), None)
        if case is None:
            return []
        if case not in found:
            found.append(case)
    return found


def _in_words(cases: Iterable[Case], report: Report) -> str:
    """Say for each case which condition is unmet."""
    said = (("、".join(_chosen(case.answers, report.typed)), case.result.condition) for case in cases)
    return "；".join(f"{chosen}，{_titles([condition])}{_UNMET}" for chosen, condition in said)


def _chosen(answers: Mapping[str, Any], facts: Facts) -> Iterator[str]:
    chosen = replace(facts, overrides=answers)
    return (facts.fields[path].case(chosen.choice(path) or "") for path in answers)


def _titles(conditions: Iterable[Condition]) -> str:
    return "、".join(f"“{condition.about['title']}”" for condition in conditions)


def _ids(conditions: Iterable[Condition]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(condition.id for condition in conditions))
