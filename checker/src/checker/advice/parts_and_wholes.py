"""Parts that cannot be larger than their wholes, so that one moves along when the other does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from checker.conditions import Facts
from checker.conditions.lever import Changes, typed_number
from checker.consistency import ConsistencyCheck
from checker.consistency.rules.no_more import NoMore


@dataclass(frozen=True, slots=True)
class PartsAndWholes:
    """Pairs of fields, a part and its whole, as the notice's rules of consistency have them."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, checks: Iterable[ConsistencyCheck]) -> Self:
        """Read the rules ``no_more`` between two fields."""
        rules = (rule for check in checks for rule in check.rules if isinstance(rule, NoMore))
        paths = ((rule.one.paths, rule.other.paths) for rule in rules)
        return cls(tuple((part[0], whole[0]) for part, whole in paths if len(part) == len(whole) == 1))

    def reach(self, paths: Iterable[str]) -> frozenset[str]:
        """Return the fields that may move when these do, and these."""
        reached = set(paths)
        while further := {path for pair in self.pairs if reached.intersection(pair) for path in pair} - reached:
            reached |= further
        return frozenset(reached)

    def moved_along(self, changes: Changes, facts: Facts, newcomers: Iterable[str] = ()) -> Changes | None:
        """Return the changes with what they entail: where a part grows beyond its whole, the whole grows too.

        Args:
            changes: The changed answers.
            facts: The answers before.
            newcomers: Parts to which only what is new is added, so that each of their wholes grows as much.

        Returns:
            None where a whole would be smaller than a part that nobody takes anything from.
        """
        together = {**changes, **self._joined(changes, facts, newcomers)}
        while outgrown := list(self._outgrown(together, facts)):
            for part, whole in outgrown:
                if whole in changes:
                    return None
                together[whole] = together[part]
        return together

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
        """Return the fields that count all that a field counts."""
        own = {whole for part, whole in self.pairs if part == path}
        return frozenset(own).union(*map(self._wholes, own))

    def _outgrown(self, changes: Changes, facts: Facts) -> Iterator[tuple[str, str]]:
        """Yield the pairs that the changes make disagree."""
        then = facts.supposing(changes)
        for part, whole in self.pairs:
            is_moved = part in changes or (whole in changes and _agree(facts, part, whole))
            if is_moved and not _agree(then, part, whole):
                yield part, whole


def _agree(facts: Facts, part: str, whole: str) -> bool:
    low, high = facts.number(part), facts.number(whole)
    return low is None or high is None or low <= high
