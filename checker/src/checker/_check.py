"""Evaluates an application: every condition, always."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker._facts import Facts
from checker._fields import Field
from checker._finding import Finding
from checker._notice import Condition, Notice
from checker._verdict import Verdict, weightiest


@dataclass(frozen=True, slots=True)
class Result:
    """One condition and what was found for it.

    Attributes:
        condition: The condition.
        finding: The outcome.
        ambiguities: What the clause leaves open and matters for these answers.
        facts: The answers that were looked at.
    """

    condition: Condition
    finding: Finding
    ambiguities: tuple[str, ...]
    facts: Facts

    @property
    def reason(self) -> str:
        """Why, in Chinese, in full sentences; every missing answer is named, in quotation marks."""
        named = (f"“{self.facts.title(path)}”" for path in self.finding.missing)
        unmentioned = [name for name in named if name not in self.finding.reason]
        return self.finding.reason + (f"尚未填写{'、'.join(unmentioned)}。" if unmentioned else "")

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


@dataclass(frozen=True, slots=True)
class Report:
    """What came of comparing an application with a notice."""

    notice: Notice
    results: tuple[Result, ...]

    @property
    def overall(self) -> Verdict:
        """The weightiest verdict at applicant level; lacking material alone makes it ``ATTENTION``."""
        return weightiest([*self._verdicts("applicant"), *map(_at_most_attention, self._verdicts("material"))])

    @property
    def statement(self) -> str:
        """What the report is, and what it is not."""
        issuer = self.notice.about["issuer"]
        return f"这是对照通知条文的自查，“符合”只表示未发现缺口；不是认定结论，认定以{issuer}的文件为准。"

    def counts(self) -> dict[str, dict[str, int]]:
        """Count the applicant-level verdicts, computed and declared ones apart."""
        counted = {basis: Counter[str]() for basis in ("computed", "declared")}
        for result in self.results:
            if result.condition.level == "applicant":
                counted[result.condition.basis][result.finding.verdict.value] += 1
        return {
            basis: {verdict.value: counts[verdict.value] for verdict in Verdict} for basis, counts in counted.items()
        }

    def as_json(self) -> dict[str, Any]:
        """Return the report as an object of strings and whole numbers only."""
        return {
            "notice": self.notice.id,
            "overall": self.overall.value,
            "statement": self.statement,
            "counts": self.counts(),
            "conditions": [result.as_json() for result in self.results],
        }

    def _verdicts(self, level: str) -> list[Verdict]:
        return [result.finding.verdict for result in self.results if result.condition.level == level]


def check(notice: Notice, application: Mapping[str, Any]) -> Report:
    """Evaluate every condition of `notice` on a valid `application`."""
    return Report(notice, _results(notice.on_application(), application, notice.fields))


def check_row(notice: Notice, level: str, row: Mapping[str, Any]) -> tuple[Result, ...]:
    """Evaluate every condition on a row of one roster, such as a tenant."""
    return _results(notice.on_rows(level), row, notice.row_fields[level])


def _results(
    conditions: Iterable[Condition], answers: Mapping[str, Any], fields: Mapping[str, Field]
) -> tuple[Result, ...]:
    findings: dict[str, Finding] = {}
    facts = Facts(answers, fields, findings)
    results = []
    for condition in conditions:
        findings[condition.id] = condition.requirement.decide(facts)
        results.append(Result(condition, findings[condition.id], _mattering(condition, facts), facts))
    return tuple(results)


def _mattering(condition: Condition, facts: Facts) -> tuple[str, ...]:
    if facts.findings[condition.id].verdict is Verdict.NOT_APPLICABLE:
        return ()
    return tuple(
        ambiguity.text
        for ambiguity in condition.ambiguities
        if ambiguity.when is None or ambiguity.when.decide(facts).verdict is Verdict.MET
    )


def _at_most_attention(verdict: Verdict) -> Verdict:
    return Verdict.ATTENTION if verdict is Verdict.UNMET else Verdict.MET


def _gap(finding: Finding) -> dict[str, str] | None:
    gap = finding.gap
    return {"amount": gap.amount, "unit": gap.unit, "text": gap.closing} if gap else None
