"""One condition compared with the answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from checker.conditions.bounds import BoundedAnswer, decide_within_bounds
from checker.conditions.condition import Condition
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap
from checker.conditions.measure import Measure
from checker.values.verdict import Verdict
from checker.wording.sentence import (
    FieldPiece,
    Fields,
    Phrase,
    Sentence,
    Statement,
    Words,
    joined,
    phrase_of,
    pieces_as_json,
    text_of,
)
from checker.wording.vocabulary import RESULT_LABELS

_MISSING = Sentence("missing", "尚未填写{fields}。")
_NEVERTHELESS = Sentence("immaterial-unknowns", "{unknowns}，但无论怎样补填，结论都一样：")


@dataclass(frozen=True)
class Result:
    """One condition and what was found for it.

    Attributes:
        condition: The condition.
        finding: The outcome.
        facts: The answers that were looked at.
    """

    condition: Condition
    finding: Finding
    facts: Facts

    @property
    def label(self) -> str:
        """The verdict's word."""
        return RESULT_LABELS[self.condition.basis][self.finding.verdict]

    @property
    def threshold(self) -> str:
        """The requirement in words, such as ``不少于 30 家``."""
        return self.condition.requirement.describe(self.facts)

    @cached_property
    def measure(self) -> Measure | None:
        """What was compared with which threshold, where the condition rests on figures alone."""
        condition = self.condition
        return condition.requirement.measure(self.facts) if condition.is_measured else None

    @property
    def relevant_ambiguities(self) -> tuple[int, ...]:
        """Which of the condition's ambiguities matter for these answers, counted from 0."""
        if self.finding.verdict is Verdict.NOT_APPLICABLE:
            return ()
        return tuple(
            number
            for number, ambiguity in enumerate(self.condition.ambiguities)
            if ambiguity.when is None or ambiguity.when.decide(self.facts).verdict is Verdict.MET
        )

    @property
    def ambiguities(self) -> tuple[str, ...]:
        """What the clause leaves open and matters for these answers."""
        return tuple(self.condition.ambiguities[number].text for number in self.relevant_ambiguities)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Why, in full sentences; every missing answer is named, in quotation marks."""
        finding = self.finding
        named = (
            {piece.field for piece in finding.phrase if isinstance(piece, FieldPiece)}
            if finding.missing_paths
            else set()
        )
        unmentioned = [path for path in finding.missing_paths if path not in named]
        return (
            *(
                (_NEVERTHELESS.of(unknowns=_listed(finding.immaterial_unknowns)),)
                if finding.immaterial_unknowns
                else ()
            ),
            *finding.statements,
            *((_MISSING.of(fields=self._quoted(unmentioned)),) if unmentioned else ()),
        )

    @property
    def phrase(self) -> Phrase:
        """The same in words."""
        return phrase_of(self.statements)

    @property
    def reason(self) -> str:
        """The same as plain text."""
        return text_of(self.phrase)

    @cached_property
    def as_json(self) -> Mapping[str, Any]:
        """What depends on the answers: a ``result`` of ``schemas/report.schema.json``."""
        statements = self.statements
        optional = {
            "gap": gap_as_json(self.finding.gap),
            "measure": self.measure and self.measure.as_json(),
            "missing": list(self.finding.missing_paths),
            "ambiguities": list(self.relevant_ambiguities),
        }
        return {
            "id": self.condition.id,
            "verdict": self.finding.verdict.value,
            "sentence": pieces_as_json(phrase_of(statements)),
            "statements": [statement.as_json() for statement in statements],
        } | {name: value for name, value in optional.items() if value}

    def as_full_json(self) -> dict[str, Any]:
        """Return the same with what the notice's data say: a ``condition`` of ``schemas/report.schema.json``."""
        about, result = self.condition.about, self.as_json
        return {
            "id": self.condition.id,
            "verdict": result["verdict"],
            "basis": self.condition.basis,
            "level": self.condition.level,
            "strength": about["strength"],
            "title": about["title"],
            "reason": self.reason,
            "sentence": result["sentence"],
            "statements": result["statements"],
            "threshold": self.threshold,
            "values": [
                {"field": path, "label": self.facts.title(path), "text": self.facts.text(path)}
                for path in self.finding.given_paths
                if self.facts.answer(path) is not None
            ],
            "gap": self._full_gap(),
            "missing": [{"field": path, "label": self.facts.title(path)} for path in self.finding.missing_paths],
            "clause": about["clause"],
            "quote": about["quote"],
            "explanation": about["explanation"],
            "reading": about.get("reading", ""),
            "ambiguities": list(self.ambiguities),
            "evidence": list(about.get("evidence", ())),
        }

    def _full_gap(self) -> dict[str, Any] | None:
        gap = gap_as_json(self.finding.gap)
        return {**gap, "text": self.finding.gap.closing} if gap and self.finding.gap else None

    def _quoted(self, paths: Iterable[str]) -> Fields:
        paths = tuple(paths)
        return Fields(paths, joined([("“", *self.facts.name(path).phrase, "”") for path in paths], "、"))


def gap_as_json(gap: Gap | None) -> dict[str, Any] | None:
    """Return a gap as an object of the report."""
    if gap is None:
        return None
    return {
        "amount": gap.amount,
        "unit": gap.unit,
        "distance": gap.distance,
        "sentence": pieces_as_json(gap.statement.phrase),
    }


def _listed(unknowns: Iterable[Statement]) -> Words:
    return Words("；".join(unknown.text for unknown in unknowns))


class ResultMemory:
    """What conditions found for answers that they had before; one whose answers hardly recur ousts no other's."""

    def __init__(self, most: int) -> None:
        """Remember nothing yet, and never more than `most` results of a condition."""
        self._most = most
        self._by_condition: dict[str, dict[object, Result]] = {}

    def result(self, condition: Condition, key: object) -> Result | None:
        """Return what a condition found for answers, if it is remembered."""
        known = self._by_condition.get(condition.id)
        return known.get(key) if known else None

    def remember(self, key: object, result: Result) -> None:
        """Remember what a condition found for answers."""
        known = self._by_condition.setdefault(result.condition.id, {})
        if len(known) >= self._most:
            known.clear()
        known[key] = result


def evaluate(
    conditions: Iterable[Condition],
    facts: Facts,
    bounded: Mapping[str, BoundedAnswer],
    memory: ResultMemory,
    settled: Mapping[str, Result] = MappingProxyType({}),
) -> tuple[tuple[Result, ...], Facts]:
    """Evaluate every condition, always, in their order; return also the answers beside all that was found.

    Args:
        conditions: The conditions; each may look at what those before it found.
        facts: The answers, beside no finding.
        bounded: Answers of which only bounds are known, by path.
        memory: What conditions found before.
        settled: What some of the conditions are known to find for these answers, by id.
    """
    findings: dict[str, Finding] = {}
    conditions = tuple(conditions)
    titles = {condition.id: condition.title for condition in conditions}
    alone, facts = facts, facts.beside(findings, titles)
    results = []
    for condition in conditions:
        result = settled.get(condition.id) or _result(condition, facts, alone, bounded, memory)
        findings[condition.id] = result.finding
        results.append(result)
    return tuple(results), facts


def _result(
    condition: Condition, facts: Facts, alone: Facts, bounded: Mapping[str, BoundedAnswer], memory: ResultMemory
) -> Result:
    """Return what a condition finds; one that looks at no other's finding is compared with the answers alone."""
    key = _key(condition, facts, bounded)
    if key is None:
        return Result(condition, decide_within_bounds(condition.requirement, facts, bounded), facts)
    known = memory.result(condition, key)
    if known is None:
        known = Result(condition, decide_within_bounds(condition.requirement, alone, bounded), alone)
        memory.remember(key, known)
    return known


def _key(condition: Condition, facts: Facts, bounded: Mapping[str, BoundedAnswer]) -> object | None:
    """Return the answers that alone decide a condition's result; None if other things do too.

    Bounds that do not follow from the answer itself, such as those of a count, are among these other things.
    """
    if condition.refers:
        return None
    if bounded and any(path in bounded and path in facts.overrides for path in condition.looks_at):
        return None
    return facts.key(condition.looks_at)
