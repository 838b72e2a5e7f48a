"""Quantities that are raised or lowered to make a requirement hold."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from checker.conditions.facts import Facts
from checker.conditions.lever import Changes, Lever, typed_number
from checker.conditions.operators.quantity import Quantity
from checker.values.numbers import STEP
from checker.wording.sentence import Amount, Fields, Sentence, joined
from checker.wording.vocabulary import counting_word

_MORE = Sentence("lever.more", "再增加 {amount}{what}")
_MORE_OF = Sentence("lever.more-of", "{what}再增加 {amount}")
_LESS = Sentence("lever.less", "把{what}减少 {amount}")
_REACH = Sentence("lever.reach", "{what}达到 {amount}")
_TOGETHER = Sentence("lever.together", "新增 {amount}{what}，{whole}随之增加")
_TOGETHER_OF = Sentence("lever.together-of", "{what}增加 {amount}，{whole}随之增加")
_KEPT = Sentence("lever.kept", "{kept}不变，{lever}")
_BLANKS = "（{blanks}为 0）"


def enough(distance: Fraction, step: Fraction, *, beyond: bool = False) -> Fraction:
    """Return the least number of steps that covers a distance, or goes beyond it."""
    steps = distance / step
    return step * (math.floor(steps) + 1 if beyond else math.ceil(steps))


@dataclass(frozen=True, slots=True)
class Move:
    """A change of a quantity by one of its fields.

    Attributes:
        paths: The fields, any one of which can be changed.
        sign: +1 if they are raised, -1 if they are lowered.
        blanks: Fields that nobody has filled in, and that have to be zero.
    """

    paths: tuple[str, ...]
    sign: int
    blanks: tuple[str, ...] = ()

    def step(self, facts: Facts) -> Fraction:
        """Return the least amount that is told: one where only whole numbers count."""
        return Fraction(1) if all(facts.fields[path].is_integer for path in self.paths) else STEP

    def by(self, amount: Fraction, facts: Facts) -> Changes | None:
        """Return the answers after a change by an amount; None if no field can take it."""
        for path in self.paths:
            number = (facts.number(path) or 0) + self.sign * amount
            if facts.fields[path].takes(number):
                return {path: typed_number(number), **dict.fromkeys(self.blanks, 0)}
        return None

    def levers(self, amount: Fraction, facts: Facts) -> Iterator[Lever]:
        """Yield the lever that changes the quantity by an amount, which has to be exact."""
        changes, short = self.by(amount, facts), self.by(amount - self.step(facts), facts)
        if changes is None or short is None:
            return
        said = self._sentence(facts).of(what=self.name(facts), amount=self.amount(amount, facts))
        if self.blanks:
            said = said.extended(_BLANKS, blanks=named(self.blanks, facts))
        yield Lever(changes, (short,), said)

    def name(self, facts: Facts) -> Fields:
        """Name what is changed."""
        return named(self.paths, facts)

    def amount(self, number: Fraction, facts: Facts) -> Amount:
        """Return an amount in the unit of the fields, which differs if what is counted stands behind it."""
        unit = facts.fields[self.paths[0]].unit
        return Amount(number, counting_word(unit) if self._sentence(facts) is _MORE else unit)

    def _sentence(self, facts: Facts) -> Sentence:
        if self.sign < 0:
            return _LESS
        if facts.number(self.paths[0]) is None:
            return _REACH
        return _MORE if self.follows_unit(facts) else _MORE_OF

    def follows_unit(self, facts: Facts) -> bool:
        """Whether what is changed can be said behind its unit: ``2 家毕业企业``."""
        return all(facts.fields[path].has_short for path in self.paths)


def rises(quantity: Quantity, facts: Facts) -> Iterator[Move]:
    """Yield the ways to make a quantity larger; a single field that is blank is one that can be filled in."""
    added = tuple(path for path, sign in zip(quantity.paths, quantity.signs, strict=True) if sign > 0)
    taken = tuple(path for path in quantity.paths if path not in added)
    blank = quantity.blanks(facts)
    if any(path in blank for path in added) and len(added) > 1:
        return
    yield Move(added, 1, tuple(path for path in taken if path in blank))
    if not blank:
        yield from (Move((path,), -1) for path in taken)


def falls(quantity: Quantity, facts: Facts) -> Iterator[Move]:
    """Yield the ways to make a quantity smaller."""
    if not quantity.blanks(facts):
        yield from (Move((path,), -sign) for path, sign in zip(quantity.paths, quantity.signs, strict=True))


def together(part: Move, whole: Move, amount: Fraction, facts: Facts) -> Iterator[Lever]:
    """Yield the lever that adds to a part what its whole gains as well, such as a new tenant with a patent."""
    moved = [_both(part, whole, number, facts) for number in (amount, amount - part.step(facts))]
    if moved[0] is not None and moved[1] is not None:
        unit, follows = facts.fields[part.paths[0]].unit, part.follows_unit(facts)
        sentence, unit = (_TOGETHER, counting_word(unit)) if follows else (_TOGETHER_OF, unit)
        said = sentence.of(amount=Amount(amount, unit), what=part.name(facts), whole=whole.name(facts))
        newcomers = tuple(path for path in part.paths if path in moved[0])
        yield Lever(moved[0], (moved[1],), said, newcomers)


def keeping(paths: tuple[str, ...], levers: Iterable[Lever], facts: Facts) -> Iterator[Lever]:
    """Yield levers, of each of which is said that these fields stay as they are."""
    kept = Fields(paths, joined([facts.short_name(path).phrase for path in paths], "、"))
    for lever in levers:
        said = _KEPT.of(kept=kept, lever=Fields(tuple(lever.changes), lever.statement.phrase))
        yield replace(lever, statement=said)


def _both(part: Move, whole: Move, amount: Fraction, facts: Facts) -> Changes | None:
    one, other = part.by(amount, facts), whole.by(amount, facts)
    return None if one is None or other is None else {**one, **other}


def named(paths: tuple[str, ...], facts: Facts) -> Fields:
    """Name fields, any of which will do, by their short names."""
    return Fields(paths, joined([facts.short_name(path).phrase for path in paths], "或"))
