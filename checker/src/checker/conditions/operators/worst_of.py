"""``worst_of``: a clause that demands that other conditions hold as well."""

from typing import Any, ClassVar, Self

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, combined
from checker.conditions.operators.referring import Referring
from checker.values.verdict import Verdict, weightiest
from checker.wording.sentence import Sentence
from checker.wording.vocabulary import VERDICT_LABELS

_SENTENCES = {
    Verdict.MET: Sentence("worst_of.met", "所引各条均未发现缺口。"),
    Verdict.UNMET: Sentence("worst_of.unmet", f"所引各条中有{VERDICT_LABELS[Verdict.UNMET]}的。"),
    Verdict.UNKNOWN: Sentence("worst_of.unknown", "所引各条中有尚缺答案的。"),
    Verdict.ATTENTION: Sentence("worst_of.attention", f"所引各条中有{VERDICT_LABELS[Verdict.ATTENTION]}的。"),
    Verdict.NOT_APPLICABLE: Sentence(
        "worst_of.not-applicable", f"所引各条均{VERDICT_LABELS[Verdict.NOT_APPLICABLE]}。"
    ),
}


class WorstOf(Referring):
    """Conditions; this one takes the weightiest of their outcomes."""

    repeats_others: ClassVar[bool] = True

    @classmethod
    def of(cls, conditions: list[Any]) -> Self:
        """Read the list of ids."""
        return cls(tuple(conditions))

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return how many conditions there are."""
        return f"符合所引 {len(self.conditions)} 条"

    def decide(self, facts: Facts) -> Finding:
        """Take the weightiest outcome."""
        found = self.found(facts)
        verdict = weightiest(finding.verdict for finding in found)
        whole = combined(verdict, found)
        return Finding(verdict, (_SENTENCES[verdict].of(),), missing_paths=whole.missing_paths)
