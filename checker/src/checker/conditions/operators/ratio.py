"""What the operators that compare a share of a whole with a percentage have in common, by exact fractions."""

import math
from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Self

from checker.conditions.edges import Edge
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding, Gap, combined
from checker.conditions.lever import Lever
from checker.conditions.measure import Measure
from checker.conditions.operators.base import Operator
from checker.conditions.operators.moves import enough
from checker.conditions.operators.quantity import Quantity
from checker.values.numbers import STEP, plain, rounded, with_unit
from checker.values.percentage import Percentage
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Part, Sentence, Statement, Words, text_of

_HUNDRED = 100
_NO_WHOLE = Sentence("ratio.no_whole", "“{whole}”应大于 0；请核对后再算比例。")
_IMPOSSIBLE = Sentence("ratio.impossible", "“{whole}”不应为 0，也不应小于“{part}”；请核对后再算比例。")


@dataclass(frozen=True, slots=True)
class Ratio(Operator):
    """A share of a whole and the percentage that bounds it.

    A whole of zero has no shares, and a part larger than the whole that it is part of is a slip of the pen: both are
    ``UNKNOWN``.

    Attributes:
        is_ceiling: Whether the percentage bounds the share from above.
        is_exclusive: Whether the percentage itself is not enough.
        relation: What the share has to be to the percentage, in Chinese.
        met: What is said where it is.
        unmet: What is said where it is not.
        closing: What is said of the distance.
        part: The numerator.
        whole: The denominator, in the same unit.
        limit: The percentage.
        is_part: Whether the numerator is part of the denominator; what is spent can be more than what is earned.
    """

    field_kinds: ClassVar[frozenset[str]] = frozenset({"number"})

    has_scale: ClassVar[bool] = True
    is_ceiling: ClassVar[bool] = False
    is_exclusive: ClassVar[bool] = False
    relation: ClassVar[str]
    met: ClassVar[Sentence]
    unmet: ClassVar[Sentence]
    closing: ClassVar[Sentence]

    part: Quantity
    whole: Quantity
    limit: Percentage
    is_part: bool = True

    @classmethod
    def of(cls, data: dict[str, Any]) -> Self:
        """Read ``{part: quantity, whole: quantity, percent: number or fraction, part_of_whole: false}``."""
        part, whole = Quantity.of(data["part"]), Quantity.of(data["whole"])
        return cls(part, whole, Percentage.of(data["percent"]), data.get("part_of_whole", True))

    @property
    def percent(self) -> Fraction:
        """The percentage as a number, 75 for 75 %."""
        return self.limit.number

    @abstractmethod
    def distance(self, part: Fraction, whole: Fraction) -> Fraction:
        """Return how much of the part is lacking, or too much, while the whole stays; below zero if there is leeway."""

    @abstractmethod
    def closing_levers(self, part: Fraction, whole: Fraction, facts: Facts) -> Iterator[Lever]:
        """Yield the ways to make it hold where it does not."""

    def reads(self) -> Iterator[str]:
        """Yield the fields of both quantities."""
        yield from self.part.paths
        yield from self.whole.paths

    def describe(self, facts: Facts) -> str:  # noqa: ARG002 - the same for all answers
        """Return the percentage."""
        return f"{self.relation} {self.limit.text}"

    def subject(self, facts: Facts) -> str:
        """Name the share."""
        part, whole = (text_of(side.name(facts).phrase) for side in (self.part, self.whole))
        return f"{part}占{whole}的比例"

    def decide(self, facts: Facts) -> Finding:
        """Compare the share with the percentage."""
        part, whole = self.part.value(facts), self.whole.value(facts)
        if part is None or whole is None:
            sides = ((self.part, part), (self.whole, whole))
            return combined(Verdict.UNKNOWN, [side.unknown(facts) for side, value in sides if value is None])
        values = self.part.paths + self.whole.paths
        if not self._is_possible(part, whole):
            names = {"whole": self.whole.name(facts), "part": self.part.name(facts)}
            statement = _IMPOSSIBLE.of(**names) if self.is_part else _NO_WHOLE.of(whole=names["whole"])
            return Finding(Verdict.UNKNOWN, (statement,), values)
        if self._holds(part, whole):
            return Finding(Verdict.MET, (self._statement(self.met, part, whole, facts),), values)
        statement = self._statement(self.unmet, part, whole, facts)
        return Finding(Verdict.UNMET, (statement,), values, gap=self._gap(part, whole, facts))

    def edges(self, facts: Facts) -> Iterator[Edge]:
        """Yield parts around the percentage of the whole, or of one of which the percentage is a whole number."""
        whole, beside = self.whole.value(facts), dict[str, int]()
        if not whole:
            whole = Fraction(math.lcm(_HUNDRED, (self.percent / _HUNDRED).denominator))
            beside = dict.fromkeys(self.whole.paths, 0) | {self.whole.paths[0]: int(whole)}
        for edge in self.part.around(self.percent * whole / _HUNDRED, facts):
            yield tuple({**beside, **changes} for changes in edge)

    def measure(self, facts: Facts) -> Measure | None:
        """Return the share beside the percentage; nothing can be drawn to the scale of zero."""
        if not self.percent:
            return None
        full = 1 if self.limit.fraction else 100
        scale = Measure(
            self.percent * full / 100,
            "" if self.limit.fraction else "%",
            self.is_ceiling,
            self.is_exclusive,
            self.limit.text,
        )
        part, whole = self.part.value(facts), self.whole.value(facts)
        if part is None or whole is None or not self._is_possible(part, whole):
            return scale
        return scale.of(full * part / whole, self._share(part, whole)[1])

    def levers(self, facts: Facts) -> Iterator[Lever]:
        """Yield the ways to move the part, the whole, or both at once."""
        part = self.part.value(facts.supposing(dict.fromkeys(self.part.blanks(facts), 0)))
        whole = self.whole.value(facts)
        if part is None or whole is None or not self._is_possible(part, whole) or self._holds(part, whole):
            return
        yield from self.closing_levers(part, whole, facts)

    def _is_possible(self, part: Fraction, whole: Fraction) -> bool:
        return whole > 0 and part >= 0 and (part <= whole or not self.is_part)

    def _holds(self, part: Fraction, whole: Fraction) -> bool:
        distance = self.distance(part, whole)
        return distance < 0 if self.is_exclusive else distance <= 0

    def _share(self, part: Fraction, whole: Fraction) -> tuple[Part, str, bool]:
        """Return the share for a sentence and as text, and whether it is rounded."""
        share = 100 * part / whole
        if self.limit.fraction and share == self.percent:
            return Words(self.limit.text), self.limit.text, False
        amount = Amount(share, "%", "nearest", self.percent)
        return amount, with_unit(rounded(share, self.percent), "%"), amount.is_rounded

    def _statement(self, sentence: Sentence, part: Fraction, whole: Fraction, facts: Facts) -> Statement:
        share, _, is_rounded = self._share(part, whole)
        return sentence.of(
            part=self.part.name(facts),
            numerator=Amount(part),
            whole=self.whole.name(facts),
            denominator=Amount(whole),
            sign="≈" if is_rounded else "＝",
            share=share,
            limit=Words(self.limit.text) if self.limit.fraction else Amount(self.percent, "%"),
        )

    def _gap(self, part: Fraction, whole: Fraction, facts: Facts) -> Gap:
        distance, is_whole = self.distance(part, whole), self.part.is_integer(facts)
        step = Fraction(1) if is_whole else STEP
        amount = enough(distance, step, beyond=self.is_exclusive) if is_whole or self.is_exclusive else distance
        closing = self.closing.of(
            whole=self.whole.name(facts),
            part=self.part.name(facts),
            amount=self.part.amount(amount, facts, "up"),
        )
        points = abs(self.percent - 100 * part / whole)
        if not points:
            return Gap(plain(amount), self.part.unit(facts), closing)
        return Gap(rounded(points, Fraction()), "个百分点", closing, "超" if self.is_ceiling else "差")
