"""A number taken from the answers: one field, a sum of fields, or a difference of two."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Self

from checker.requirements.facts import Facts
from checker.requirements.finding import Finding
from checker.values.numbers import plain, with_unit


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
        numbers = [facts.number(path) for path in self.paths]
        given = [number for number in numbers if number is not None]
        if len(given) < len(numbers):
            return None
        return sum((sign * number for sign, number in zip(self.signs, given, strict=True)), Fraction())

    def unknown(self, facts: Facts, threshold: str) -> Finding:
        """Return the finding for answers that are missing."""
        missing = tuple(path for path in self.paths if facts.number(path) is None)
        return Finding.unknown(missing, threshold, self.given(facts))

    def senseless(self, facts: Facts) -> str:
        """Say why a difference below zero cannot be: every answer is at least zero."""
        whole, part = (facts.title(path) for path in self.paths)
        return f"“{part}”不应大于“{whole}”，请核对。"

    def given(self, facts: Facts) -> tuple[str, ...]:
        """Return the paths of those answers that are there."""
        return tuple(path for path in self.paths if facts.number(path) is not None)

    def title(self, facts: Facts) -> str:
        """Name the number as the form names its fields."""
        return self.named(facts.title)

    def named(self, name: Callable[[str], str]) -> str:
        """Name the number by the names of its fields, which `name` gives for their paths."""
        *others, last = map(name, self.paths)
        if -1 in self.signs:
            return f"{others[0]}减去{last}"
        return f"{'、'.join(others)}与{last}之和" if others else last

    def unit(self, facts: Facts) -> str:
        """Return the unit of its first field."""
        return facts.fields[self.paths[0]].unit

    def whole(self, facts: Facts) -> bool:
        """Whether it can only be a whole number."""
        return all(facts.fields[path].whole for path in self.paths)

    def say(self, number: Fraction, facts: Facts) -> str:
        """Write a number in this quantity's unit."""
        return with_unit(plain(number), self.unit(facts))
