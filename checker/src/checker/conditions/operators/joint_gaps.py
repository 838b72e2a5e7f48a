"""What is lacking of several requirements, in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from checker.conditions.finding import Gap
from checker.wording.sentence import Fields, Phrase, Sentence, joined

_KINDS = {"all_of.gap", "any_of.gap"}


@dataclass(frozen=True, slots=True)
class JointGap:
    """How gaps are joined.

    Attributes:
        kind: What the sentence is called.
        word: The word between them.
    """

    kind: str
    word: str

    def joining(self, foremost: Gap, gaps: Sequence[Gap]) -> Gap:
        """Return the foremost of some gaps, of which all are said, each once."""
        said = list(dict.fromkeys(self._phrase(gap) for gap in gaps))
        if len(said) == 1:
            return foremost
        together = Fields((), joined(said, self.word))
        return replace(foremost, statement=Sentence(self.kind, "{gaps}").of(gaps=together))

    def _phrase(self, gap: Gap) -> Phrase:
        """Return a gap in words, in brackets if others that are joined otherwise make it up."""
        phrase = gap.statement.phrase
        return ("（", *phrase, "）") if gap.statement.code in _KINDS - {self.kind} else phrase
