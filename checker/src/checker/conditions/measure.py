"""A value beside the threshold that it is compared with, to be drawn: exact, and on its own side of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from checker.values.numbers import has_end, plain, rounded, with_unit
from checker.wording.sentence import Sentence

_REQUIRED: Mapping[tuple[bool, bool], Sentence] = {
    (False, False): Sentence("measure.at-least", "须达 {limit}"),
    (False, True): Sentence("measure.more-than", "须超过 {limit}"),
    (True, False): Sentence("measure.at-most", "不超过 {limit}"),
    (True, True): Sentence("measure.less-than", "须少于 {limit}"),
}
_COMPARED = Sentence("measure.compared", "{values}，{required}")


@dataclass(frozen=True, slots=True)
class Value:
    """One value.

    Attributes:
        number: The number, exactly.
        text: How it is written, with its unit.
        reading: The reading of the clause by which it is this one; empty where there is only one.
    """

    number: Fraction
    text: str
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A threshold and what is compared with it.

    Attributes:
        threshold: The threshold, above zero.
        unit: Its unit.
        is_ceiling: Whether values have to stay below it.
        is_exclusive: Whether the threshold itself is not enough.
        limit: How the threshold is written, where that is not the number with its unit, such as ``2/3``.
        values: What is compared: none where an answer is missing, two where two readings of the clause differ.
    """

    threshold: Fraction
    unit: str
    is_ceiling: bool = False
    is_exclusive: bool = False
    limit: str = ""
    values: tuple[Value, ...] = ()

    def of(self, number: Fraction, text: str = "") -> "Measure":
        """Return the measure of a number, which is written in full unless it has a text of its own."""
        return replace(self, values=(Value(number, text or with_unit(plain(number), self.unit)),))

    def named(self, reading: str) -> "Measure":
        """Return the same as what one reading of a clause comes to."""
        return replace(self, values=tuple(replace(value, reading=reading) for value in self.values))

    @property
    def scale(self) -> "Measure":
        """The threshold alone."""
        return replace(self, values=())

    @property
    def standing(self) -> Fraction:
        """How well its first value does, to be compared with others on the same scale."""
        number = self.values[0].number
        return -number if self.is_ceiling else number

    def admits(self, number: Fraction) -> bool:
        """Whether a number satisfies the requirement."""
        if number == self.threshold:
            return not self.is_exclusive
        return (number < self.threshold) is self.is_ceiling

    @property
    def required(self) -> str:
        """What is required, such as ``须达 75%``."""
        limit = self.limit or with_unit(plain(self.threshold), self.unit)
        return _REQUIRED[self.is_ceiling, self.is_exclusive].of(limit=limit).text

    @property
    def text(self) -> str:
        """All of it in words, such as ``68.6%，须达 75%``."""
        if not self.values:
            return self.required
        values = "、".join(f"{value.reading} {value.text}".lstrip() for value in self.values)
        return _COMPARED.of(values=values, required=self.required).text

    def as_json(self) -> dict[str, Any]:
        """Return it as a ``measure`` of ``schemas/report.schema.json``, to a scale on which its threshold ends."""
        flags = {"ceiling": self.is_ceiling, "exclusive": self.is_exclusive}
        return {
            "threshold": plain(self.threshold * self._factor),
            "values": [self._value_as_json(value) for value in self.values],
            "required": self.required,
            "text": self.text,
        } | {name: True for name, flag in flags.items() if flag}

    @property
    def _factor(self) -> int:
        return 1 if has_end(self.threshold) else self.threshold.denominator

    def _value_as_json(self, value: Value) -> dict[str, Any]:
        return {
            "number": rounded(value.number * self._factor, self.threshold * self._factor),
            "text": value.text,
            "holds": self.admits(value.number),
        } | ({"reading": value.reading} if value.reading else {})


def on_one_scale(measures: Iterable[Measure | None]) -> tuple[Measure, ...]:
    """Return measures; none of them if one is missing or they have not all the same scale."""
    found: list[Measure] = []
    for measure in measures:
        if measure is None or (found and measure.scale != found[0].scale):
            return ()
        found.append(measure)
    return tuple(found)
