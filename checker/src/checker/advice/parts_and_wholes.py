"""Parts that cannot be larger than their wholes, so that one moves along when the other does."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Self

from checker.conditions import Facts
from checker.conditions.lever import Changes, typed_number
from checker.consistency import ConsistencyCheck
from checker.consistency.rules.equal import Equal
from checker.consistency.rules.no_more import NoMore


@dataclass(frozen=True, slots=True)
class PartsAndWholes:
    """Fields and their wholes, as the notice's rules of consistency have them.

    Attributes:
        pairs: A part and its whole.
        sums: Parts that cannot come to more than their whole together, and this.
    """

    pairs: tuple[tuple[str, str], ...]
    sums: tuple[tuple[tuple[str, ...], str], ...]

    @classmethod
    def of(cls, checks: Iterable[ConsistencyCheck]) -> Self:
        """Read the rules ``no_more`` and ``equal`` between two fields, and those between a sum and a field."""
        rules = [rule for check in checks for rule in check.rules if isinstance(rule, NoMore | Equal)]
        sides = [(rule.one, rule.other) for rule in rules]
        sides += [(rule.other, rule.one) for rule in rules if isinstance(rule, Equal)]
        sums = [(parts, whole) for parts, whole in sides if len(whole.paths) == 1 and min(parts.signs) > 0]
        compared = [(parts.paths, whole.paths[0]) for parts, whole in sums]
        pairs = tuple((parts[0], whole) for parts, whole in compared if len(parts) == 1)
        return cls(pairs, tuple(one for one in compared if len(one[0]) > 1))

    def reach(self, paths: Iterable[str]) -> frozenset[str]:
        """Return the fields that may move when these do, and these."""
        reached, groups = set(paths), [*self.pairs, *((*parts, whole) for parts, whole in self.sums)]
        while further := {path for group in groups if reached.intersection(group) for path in group} - reached:
            reached |= further
        return frozenset(reached)

    def moved_along(
        self, changes: Changes, facts: Facts, newcomers: Iterable[str] = (), kept: Collection[str] = ()
    ) -> Changes | None:
        """Return the changes with what they entail.

        Where a part grows beyond its whole, the whole grows too; where parts come to more than it, the last of those
        that may give way do.

        Args:
            changes: The changed answers.
            facts: The answers before.
            newcomers: Parts to which only what is new is added, so that each of their wholes grows as much.
            kept: Fields that do not give way.

        Returns:
            None where a whole would be smaller than a part, or than parts, that nobody takes anything from.
        """
        together = {**changes, **self._joined(changes, facts, newcomers)}
        while outgrown := list(self._outgrown(together, facts)):
            for part, whole in outgrown:
                if whole in changes:
                    return None
                together[whole] = together[part]
        for parts, whole in self.sums:
            given_way = self._given_way(parts, whole, together, facts, kept)
            if given_way is None:
                return None
            together |= given_way
        return together

    def _given_way(
        self, parts: Collection[str], whole: str, changes: Changes, facts: Facts, kept: Collection[str]
    ) -> Changes | None:
        """Return the parts that become smaller, the last first; None if they cannot."""
        then = facts.supposing(changes)
        excess = _excess(parts, whole, then)
        if excess <= 0 or _excess(parts, whole, facts) > 0:
            return {}
        smaller = dict[str, object]()
        for part in reversed([path for path in parts if path not in changes and path not in kept]):
            number = then.number(part) or Fraction()
            if taken := min(number, excess):
                smaller[part] = typed_number(number - taken)
                excess -= taken
        return None if excess else smaller

    def _joined(self, changes: Changes, facts: Facts, newcomers: Iterable[str]) -> Changes:
        """Return the wholes, besides those that are changed, that gain what is new in their parts."""
        then, joined = facts.supposing(changes), dict[str, object]()
        for path in newcomers:
            more = (then.number(path) or 0) - (facts.number(path) or 0)
            for whole in self._wholes(path) - changes.keys():
                number = facts.number(whole)
                if number is not None:
                    joined[whole] = typed_number(number + more)
        return joined

    def _wholes(self, path: str) -> frozenset[str]:
        """Return the other fields that count all that a field counts; two that have to be equal do so mutually."""
        found = {path}
        while further := {whole for part, whole in self.pairs if part in found} - found:
            found |= further
        return frozenset(found - {path})

    def _outgrown(self, changes: Changes, facts: Facts) -> Iterator[tuple[str, str]]:
        """Yield the pairs that the changes make disagree."""
        then = facts.supposing(changes)
        for part, whole in self.pairs:
            is_moved = part in changes or (whole in changes and _agree(facts, part, whole))
            if is_moved and not _agree(then, part, whole):
                yield part, whole


def _excess(parts: Iterable[str], whole: str, facts: Facts) -> Fraction:
    """Return by how much parts, of which blank ones count as nothing, come to more than their whole."""
    total = facts.number(whole)
    return Fraction() if total is None else sum((facts.number(path) or Fraction() for path in parts), -total)


def _agree(facts: Facts, part: str, whole: str) -> bool:
    low, high = facts.number(part), facts.number(whole)
    return low is None or high is None or low <= high
