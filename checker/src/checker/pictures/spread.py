"""How the rows of a roster spread along the threshold of a condition on them: how many in which stretch."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from checker.conditions import Result
from checker.conditions.measure import Measure, Value
from checker.rosters import Row
from checker.values.numbers import plain, with_unit
from checker.values.verdict import Verdict
from checker.wording.sentence import Sentence

_BETWEEN = Sentence("spread.between", "{low}—{high}")
_BEYOND = Sentence("spread.beyond", "超过 {low}")
_FROM = Sentence("spread.from", "{low}以上")
_UPPER_INCLUDED = Sentence("spread.upper-included", "每段含后一个数。").of()
_LOWER_INCLUDED = Sentence("spread.lower-included", "每段含前一个数。").of()

_LEAST_STEPS = 4
"""Below the threshold."""
_STEPS_BEYOND = 3
"""Above it; whatever is more than these is one step."""
_WIDTHS = {"个月": (12, 6, 3, 2, 1)}
_OTHER_WIDTHS = tuple(digit * Fraction(10) ** power for power in range(8, -4, -1) for digit in (5, 2, 1))
"""How people divide a scale, the widest first: years by their halves and quarters, other numbers by tens."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The rows along one threshold.

    Attributes:
        title: What the condition is called.
        scale: The threshold, without values.
        values: The values of those rows that have one; by the strict reading where there are two.
        blank: The number of the other rows.
    """

    title: str
    scale: Measure
    values: Sequence[Value]
    blank: int

    @property
    def width(self) -> Fraction:
        """How wide a step is, so that the threshold stands between two."""
        threshold = self.scale.threshold
        widths = map(Fraction, _WIDTHS.get(self.scale.unit, _OTHER_WIDTHS))
        fitting = (one for one in widths if threshold % one == 0 and threshold / one >= _LEAST_STEPS)
        return next(fitting, threshold / _LEAST_STEPS)

    @property
    def includes_upper(self) -> bool:
        """Whether a step includes its upper end, so that the threshold is on its own side."""
        return self.scale.is_ceiling is not self.scale.is_exclusive

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``spread`` of ``schemas/report.schema.json``."""
        within = int(self.scale.threshold / self.width)
        rows = Counter(min(self._step(value.number), within + _STEPS_BEYOND) for value in self.values)
        readings = {value.reading for value in self.values if value.reading}
        return {
            "title": self.title,
            "required": self.scale.required,
            "note": "".join([*(f"{reading}。" for reading in sorted(readings)), self._ends]),
            "steps": [
                {"text": self._text(step, within), "rows": rows[step], "within": step < within}
                for step in range(max([within, *(step + 1 for step in rows)]))
            ],
            "blank": self.blank,
        }

    @property
    def _ends(self) -> str:
        return (_UPPER_INCLUDED if self.includes_upper else _LOWER_INCLUDED).text

    def _step(self, number: Fraction) -> int:
        return max(math.ceil(number / self.width) - 1, 0) if self.includes_upper else math.floor(number / self.width)

    def _text(self, step: int, within: int) -> str:
        low, high = plain(step * self.width), with_unit(plain((step + 1) * self.width), self.scale.unit)
        if step < within + _STEPS_BEYOND:
            return _BETWEEN.of(low=low, high=high).text
        return (_BEYOND if self.includes_upper else _FROM).of(low=with_unit(low, self.scale.unit)).text


def spreads(rows: Sequence[Row]) -> Iterator[Spread]:
    """Yield how rows spread along each threshold of the conditions on them, in the order of the text."""
    for place, result in enumerate(rows[0].results):
        if result.condition.is_measured:
            yield from _spreads(result.condition.about["title"], [row.results[place] for row in rows])


def _spreads(title: str, results: Sequence[Result]) -> Iterator[Spread]:
    """Yield one spread for each threshold: firms of a special field may have another.

    A row of which it is open which threshold is its own may belong to any.
    """
    by_scale: dict[Measure, list[Measure]] = {}
    for result in results:
        if result.measure:
            by_scale.setdefault(result.measure.scale, []).append(result.measure)
    undecided = sum(not one.measure and one.finding.verdict is Verdict.UNKNOWN for one in results)
    for scale, found in by_scale.items():
        values = [measure.values[0] for measure in found if measure.values]
        yield Spread(title, scale, values, len(found) - len(values) + undecided)
