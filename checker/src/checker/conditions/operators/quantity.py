"""A number taken from the answers: one field, a sum of fields, or a difference of two."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from checker.conditions.edges import Edge, around_number
from checker.conditions.facts import Facts
from checker.conditions.finding import Finding
from checker.values.numbers import Rounding
from checker.values.verdict import Verdict
from checker.wording.sentence import Amount, Fields, Phrase, Sentence, joined

_PART_ABOVE_WHOLE = Sentence("quantity.part-above-whole", "“{part}”不应大于“{whole}”，请核对。")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A field, ``sum`` of fields or ``difference`` of two, always exact.

    Attributes:
        paths: The fields that it is made of.
        signs: +1 or -1 for each of them.
    """

    paths: tuple[str, ...]
    signs: tuple[int, ...]

    @classmethod
    def of(cls, data: Any) -> Self:  # noqa: ANN401 - parsed YAML
        """Read ``path``, ``{sum: [path, …]}`` or ``{difference: [path, path]}``."""
        match data:
            case str():
                return cls((data,), (1,))
            case {"sum": paths}:
                return cls(tuple(paths), (1,) * len(paths))
            case {"difference": (whole, part)}:
                return cls((whole, part), (1, -1))
        raise ValueError(f"no quantity: {data!r}")

    def value(self, facts: Facts) -> Fraction | None:
        """Return the number, None when any answer that it is made of is missing."""
        if len(self.paths) == 1:
            return facts.number(self.paths[0])
        numbers = [facts.number(path) for path in self.paths]
        given = [number for number in numbers if number is not None]
        if len(given) < len(numbers):
            return None
        return sum(
            (number if sign > 0 else -number for sign, number in zip(self.signs, given, strict=True)), Fraction()
        )

    def around(self, at: Fraction, facts: Facts) -> Iterator[Edge]:
        """Yield answers with which the number is just below another, this, and just above; the first field is moved."""
        first, *others = self.paths
        beside: dict[str, object] = {path: 0 for path in others if facts.number(path) is None}
        then = facts.supposing(beside)
        signs = zip(others, self.signs[1:], strict=True)
        rest = sum(((then.number(path) or Fraction()) * sign for path, sign in signs), Fraction())
        yield from around_number(first, at - rest, facts, beside)

    def blanks(self, facts: Facts) -> tuple[str, ...]:
        """Return the paths of those answers that are missing."""
        return tuple(path for path in self.paths if facts.number(path) is None)

    def unknown(self, facts: Facts) -> Finding:
        """Return the finding for answers that are missing."""
        return Finding.unknown(self.blanks(facts), self.given(facts))

    def impossible(self, facts: Facts) -> Finding:
        """Return the finding for a difference below zero: every answer is at least zero."""
        whole, part = map(facts.name, self.paths)
        return Finding(Verdict.UNKNOWN, (_PART_ABOVE_WHOLE.of(part=part, whole=whole),), self.paths)

    def given(self, facts: Facts) -> tuple[str, ...]:
        """Return the paths of those answers that are there."""
        return tuple(path for path in self.paths if facts.number(path) is not None)

    def name(self, facts: Facts) -> Fields:
        """Name the number by the labels of its fields."""
        return self.named(lambda path: facts.name(path).phrase)

    def named(self, name: Callable[[str], Phrase]) -> Fields:
        """Name the number by what `name` calls its fields."""
        *others, last = map(name, self.paths)
        if not others:
            return Fields(self.paths, last)
        if -1 in self.signs:
            return Fields(self.paths, (*others[0], "减去", *last))
        return Fields(self.paths, (*joined(others, "、"), "与", *last, "之和"))

    def unit(self, facts: Facts) -> str:
        """Return the unit of its first field."""
        return facts.fields[self.paths[0]].unit

    def is_integer(self, facts: Facts) -> bool:
        """Whether it can only be a whole number."""
        return all(facts.fields[path].is_integer for path in self.paths)

    def amount(self, number: Fraction, facts: Facts, rounding: Rounding = "exact") -> Amount:
        """Return a number in this quantity's unit."""
        return Amount(number, self.unit(facts), rounding)
