"""Which rows of a roster are one firm: by its code, or by its name where a code is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.rosters.row import Row


@dataclass(frozen=True)
class Firms:
    """The firms of a roster; which of several codes a name goes with does not hang on the order of the rows.

    Attributes:
        listed: The roster's rows.
    """

    listed: Sequence[Row]

    @cached_property
    def rows(self) -> Iterable[Sequence[int]]:
        """The numbers of each firm's rows, from 1; a row without code and name is a firm of its own."""
        by_firm: dict[object, list[int]] = {}
        for number, row in enumerate(self.listed, 1):
            codes = self._codes.get(row.name)
            by_firm.setdefault(row.identity or (min(codes) if codes else row.name) or number, []).append(number)
        return tuple(by_firm.values())

    @cached_property
    def doubtful(self) -> frozenset[int]:
        """The numbers of the rows that may be another row's firm: one name stands with several codes."""
        others = {code for codes in self._codes.values() for code in codes - {min(codes)}}
        firsts = (numbers[0] for numbers in self.rows)
        return frozenset(number for number in firsts if self.listed[number - 1].identity in others)

    @cached_property
    def _codes(self) -> dict[str, set[str]]:
        codes: dict[str, set[str]] = {}
        for row in self.listed:
            if row.identity and row.name:
                codes.setdefault(row.name, set()).add(row.identity)
        return codes
