"""One condition compared with the answers."""

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from typing import Any

from checker.notice.notice import Condition
from checker.requirements.facts import Facts
from checker.requirements.finding import Finding
from checker.requirements.interval import Interval, decide
from checker.values.verdict import Verdict


@dataclass(frozen=True, slots=True)
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
    def ambiguities(self) -> tuple[str, ...]:
        """What the clause leaves open and matters for these answers."""
        if self.finding.verdict is Verdict.NOT_APPLICABLE:
            return ()
        return tuple(
            ambiguity.text
            for ambiguity in self.condition.ambiguities
            if ambiguity.when is None or ambiguity.when.decide(self.facts).verdict is Verdict.MET
        )

    @property
    def reason(self) -> str:
        """Why, in Chinese, in full sentences; every missing answer is named, in quotation marks."""
        named = (f"“{self.facts.title(path)}”" for path in self.finding.missing)
        unmentioned = [name for name in named if name not in self.finding.reason]
        nevertheless = (
            f"{'；'.join(self.finding.whatever)}，但无论怎样补填，结论都一样：" if self.finding.whatever else ""
        )
        return nevertheless + self.finding.reason + (f"尚未填写{'、'.join(unmentioned)}。" if unmentioned else "")

    def as_json(self) -> dict[str, Any]:
        """Return the result as an object of the report."""
        about, finding = self.condition.about, self.finding
        return {
            "id": self.condition.id,
            "verdict": finding.verdict.value,
            "basis": self.condition.basis,
            "level": self.condition.level,
            "strength": about["strength"],
            "title": about["title"],
            "reason": self.reason,
            "threshold": finding.threshold,
            "values": [
                {"field": path, "label": self.facts.title(path), "text": self.facts.text(path)}
                for path in finding.values
            ],
            "gap": _gap(finding),
            "missing": [{"field": path, "label": self.facts.title(path)} for path in finding.missing],
            "clause": about["clause"],
            "quote": about["quote"],
            "explanation": about["explanation"],
            "reading": about.get("reading", ""),
            "ambiguities": list(self.ambiguities),
            "evidence": list(about.get("evidence", ())),
        }


def evaluate(
    conditions: Iterable[Condition],
    facts: Facts,
    between: Mapping[str, Interval],
    known: MutableMapping[object, Finding] | None = None,
) -> tuple[Result, ...]:
    """Evaluate every condition, always, in their order.

    Args:
        conditions: The conditions; each may look at what those before it found.
        facts: The answers.
        between: What is known of an answer not quite, by path; settled by the answers alone where `known` is given.
        known: What conditions found for answers that they had before, to look up and to fill.
    """
    findings: dict[str, Finding] = {}
    facts = replace(facts, findings=findings)
    results = []
    for condition in conditions:
        findings[condition.id] = _found(condition, facts, between, known)
        results.append(Result(condition, findings[condition.id], facts))
    return tuple(results)


def _found(
    condition: Condition,
    facts: Facts,
    between: Mapping[str, Interval],
    known: MutableMapping[object, Finding] | None,
) -> Finding:
    key = None if known is None else _key(condition, facts)
    if known is None or key is None:
        return decide(condition.requirement, facts, between)
    if key not in known:
        known[key] = decide(condition.requirement, facts, between)
    return known[key]


def _key(condition: Condition, facts: Facts) -> object | None:
    """Return what settles a condition's finding, or None where more than the answers that it reads does."""
    if condition.refers:
        return None
    answers = tuple([facts.answer(path) for path in condition.reads])
    return None if dict in map(type, answers) else (condition.id, answers)


def _gap(finding: Finding) -> dict[str, str] | None:
    gap = finding.gap
    return {"amount": gap.amount, "unit": gap.unit, "text": gap.closing} if gap else None
