"""A share of a whole as a notice writes it: as a percentage, or as a fraction that no percentage equals."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Self

from checker.values.numbers import plain


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share of a whole.

    Attributes:
        number: Its hundredths, exactly: 200/3 for two thirds.
        fraction: How the notice writes it if that is no percentage, such as ``2/3``; else empty.
    """

    number: Fraction
    fraction: str = ""

    @classmethod
    def of(cls, data: int | Decimal | str) -> Self:
        """Read ``75`` or ``"2/3"``."""
        return cls(100 * Fraction(data), data) if isinstance(data, str) else cls(Fraction(data))

    @property
    def text(self) -> str:
        """How it is shown: ``75%`` or ``2/3``."""
        return self.fraction or f"{plain(self.number)}%"
