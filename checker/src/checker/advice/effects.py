"""What changes of answers do to other conditions: what they make worse, with its number, and what else they close."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from checker.conditions import Result
from checker.conditions.measure import Value
from checker.values.verdict import NOTHING_LACKING, Verdict
from checker.wording.sentence import Sentence, Statement, pieces_as_json

_FALLS = Sentence("effect.falls", "会使{title}降到 {value}，{required}")
_RISES = Sentence("effect.rises", "会使{title}升到 {value}，{required}")
_BECOMES = Sentence("effect.becomes", "会使“{title}”变为{verdict}")
_CLOSES = Sentence("effect.closes", "同时补上“{title}”")

_FROM_GOOD_TO_BAD = (Verdict.NOT_APPLICABLE, Verdict.MET, Verdict.ATTENTION, Verdict.UNKNOWN, Verdict.UNMET)


@dataclass(frozen=True, slots=True)
class Effect:
    """What some changes do to one condition.

    Attributes:
        condition: The condition's id.
        verdict: Its verdict under the changes.
        statement: What is said of it, as a part of a sentence.
    """

    condition: str
    verdict: Verdict
    statement: Statement

    def as_json(self) -> dict[str, Any]:
        """Return it as an ``effect`` of ``schemas/report.schema.json``."""
        return {
            "condition": self.condition,
            "verdict": self.verdict.value,
            "sentence": pieces_as_json(self.statement.phrase),
        }


def effects(before: Iterable[Result], after: Iterable[Result], but: str) -> Iterator[Effect]:
    """Yield what became worse, and what became met, among the same conditions in the same order.

    Args:
        before: What was found before.
        after: What was found after.
        but: The condition for whose sake the changes are made.
    """
    for was, now in zip(before, after, strict=True):
        condition, verdict = now.condition, now.finding.verdict
        if condition.id == but:
            continue
        if is_worse(was, now):
            yield Effect(condition.id, verdict, _worse(was, now))
        elif verdict is Verdict.MET and was.finding.verdict not in NOTHING_LACKING:
            yield Effect(condition.id, verdict, _CLOSES.of(title=condition.about["title"]))


def is_worse(was: Result, now: Result) -> bool:
    """Whether a condition's verdict is worse than it was, or the same with a number that is farther from enough."""
    before, after = was.finding.verdict, now.finding.verdict
    if after in NOTHING_LACKING or before is not after:
        return after not in NOTHING_LACKING and _FROM_GOOD_TO_BAD.index(after) > _FROM_GOOD_TO_BAD.index(before)
    one, other = was.measure, now.measure
    if not one or not other or one.scale != other.scale or not one.values or not other.values:
        return False
    return other.standing < one.standing


def _worse(was: Result, now: Result) -> Statement:
    title, value, earlier = now.condition.about["title"], _value(now), _value(was)
    if now.measure is None or value is None or earlier is None or value.number == earlier.number:
        return _BECOMES.of(title=title, verdict=now.label)
    sentence = _FALLS if value.number < earlier.number else _RISES
    return sentence.of(title=title, value=value.text, required=now.measure.required)


def _value(result: Result) -> Value | None:
    """Return the number that is compared with a threshold, on the strictest reading; None where there is none."""
    return result.measure.values[0] if result.measure and result.measure.values else None
