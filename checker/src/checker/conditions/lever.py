"""A way to make a requirement hold: which answers would have to be others, exactly, and how that is said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from checker.values.numbers import plain
from checker.wording.sentence import Fields, Sentence, Statement, joined

_AND = Sentence("lever.and", "{parts}")

type Changes = Mapping[str, object]
"""Typed answers by dotted path."""


@dataclass(frozen=True, slots=True)
class Lever:
    """Answers under which a requirement holds, as close to those that were given as can be.

    Attributes:
        changes: The answers.
        shorts: The same a hair less, one whole, one hundredth or one day: with none of these does it hold.
        statement: What has to be done, as a part of a sentence.
        newcomers: Fields that grow by what is new, such as the trained by new hires: so much more is counted wherever
            these are counted too.
    """

    changes: Changes
    shorts: tuple[Changes, ...]
    statement: Statement
    newcomers: tuple[str, ...] = ()


def all_together(levers: Iterable[Lever]) -> Lever:
    """Return the lever that pulls all of these."""
    given = tuple(levers)
    if len(given) == 1:
        return given[0]
    changes = {path: answer for one in given for path, answer in one.changes.items()}
    shorts = tuple({**changes, **short} for one in given for short in one.shorts)
    said = Fields(tuple(changes), joined([one.statement.phrase for one in given], "，并"))
    newcomers = tuple(path for one in given for path in one.newcomers)
    return Lever(changes, shorts, _AND.of(parts=said), newcomers)


def typed_number(number: Fraction) -> int | Decimal:
    """Return a number of finitely many decimals as an application has it."""
    return int(number) if number.denominator == 1 else Decimal(plain(number))
