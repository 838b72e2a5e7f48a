"""``usually``: a limit that the notice softens with 一般: missing it is a reason to ask, not a failure."""

from checker.conditions.facts import Facts
from checker.conditions.finding import Finding
from checker.conditions.operators.wrapper import Wrapper
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence

_SOFTENED = Sentence("usually.attention", "条文写的是“一般”，不是绝对的。")


class Usually(Wrapper):
    """A requirement with 一般 before it."""

    def decide(self, facts: Facts) -> Finding:
        """Soften a failure to a question."""
        finding = self.requirement.decide(facts)
        if finding.verdict is not Verdict.UNMET:
            return finding
        return finding.concluding(Verdict.ATTENTION, *finding.statements, _SOFTENED.of())
