"""``usually``: a limit that the notice softens with 一般: missing it is a reason to ask, not a failure."""

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding
from checker.conditions.operators.base import within
from checker.conditions.operators.wrapper import Wrapper
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence

_SOFTENED = Sentence("usually.attention", "条文写的是“一般”，不是绝对的。")


class Usually(Wrapper):
    """A requirement with 一般 before it."""

    def describe(self, facts: Facts) -> str:
        """Return the requirement behind the word that softens it."""
        return _softened(self.requirement.describe(facts), self.requirement.joint(facts))

    def describe_in_full(self, facts: Facts) -> str:
        """Return the same with what the requirement is about."""
        return _softened(self.requirement.describe_in_full(facts), self.requirement.joint(facts))

    def joint(self, facts: Facts) -> str:  # noqa: ARG002 - brackets are there already
        """Return nothing: behind the word stands one requirement."""
        return ""

    def decide(self, facts: Facts) -> Finding:
        """Soften a failure to a question."""
        finding = self.requirement.decide(facts)
        if finding.verdict is not Verdict.UNMET:
            return finding
        return finding.concluding(Verdict.ATTENTION, *finding.statements, _SOFTENED.of())


def _softened(words: str, joint: str) -> str:
    space = " " if words[:1].isdigit() else ""
    return f"一般{space}{within(words, joint, '')}" if words else ""
